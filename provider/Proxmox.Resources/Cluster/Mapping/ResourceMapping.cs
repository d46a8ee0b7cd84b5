using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Mapping;

/// <summary>
/// What the mappings of all kinds share: <c>/cluster/mapping/{kind}</c> (PVE::API2::Cluster::Mapping). Each kind is a collection and a file
/// of its own.
/// </summary>
internal static class ResourceMapping
{
    /// <summary>The kinds, as PVE calls them.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["dir", "pci", "usb"];

    private static readonly Field<string> Id =
        Text("mapping_id", "Name of the mapping, by which guests use it.")
            .OnWire("id").Required().Replacing().Autonamed().Checked(Identifiers.Mapping);

    private static readonly Field<string> Description = Text("description", "Free text shown beside the mapping.").OfLength(0, 4096);

    /// <summary>The node of an entry.</summary>
    public static Field<string> Node { get; } = Text("node", "Node that the entry is for.").Required().Checked(Identifiers.Node);

    /// <summary>Free text beside an entry.</summary>
    public static Field<string> EntryDescription { get; } = Text("description", "Free text about the device on that node.")
        .OfLength(0, 4096);

    /// <summary>Two ids of four hexadecimal digits.</summary>
    public static Rule HexPair { get; } =
        Rule.Pattern("[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}", "two ids of four hexadecimal digits, such as \"8086:1521\"");

    /// <summary>What the device reports that it is.</summary>
    public static Field<string> DeviceId { get; } =
        Text("device_id", "Vendor and device id that the device is to have, such as `8086:1521`.").OnWire("id").Required()
            .As(Formats.AnyCase).Checked(HexPair);

    /// <summary>The path of a collection.</summary>
    public static string Collection(string kind) => "/cluster/mapping/" + kind;

    /// <summary>The privileges that PVE asks for to see mappings of a kind.</summary>
    public static Privilege Audit(string kind) =>
        new(["Mapping.Audit", "Mapping.Use", "Mapping.Modify"], $"/mapping/{kind}/{{mapping_id}}") { For = Purposes.Read | Purposes.List };

    /// <summary>The declaration of one kind of mapping.</summary>
    /// <param name="kind">PVE's name of the kind.</param>
    /// <param name="file">The file below <c>/etc/pve</c> that PVE keeps them in.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="example">An id for the documentation.</param>
    /// <param name="map">The entries, one for each node or device.</param>
    /// <param name="own">The other attributes of the kind.</param>
    public static Resource Of(
        string kind, string file, string doc, string example, Field<IReadOnlyList<Attributes>> map, params ImmutableArray<Field> own) =>
        new("mapping_" + kind, doc)
        {
            Area = Areas.Mappings,
            Api = new(Collection(kind))
            {
                Item = Collection(kind) + "/{mapping_id}",
                HasDigest = true,
                Listed = new(Collection(kind)),
                File = file,
            },
            Fields = [Id, map.Required().InEveryUpdate(), Description, .. own],
            Identity = [Id],
            ImportId = new("{mapping_id}", example),
            Privileges =
            [
                new("Mapping.Modify", "/mapping/" + kind) { For = Purposes.Create | Purposes.Delete },
                new("Mapping.Modify", $"/mapping/{kind}/{{mapping_id}}") { For = Purposes.Change },
                Audit(kind),
            ],
        };

    /// <summary>A node has one entry: PVE refuses more, or the guest that uses the mapping does not start.</summary>
    public static Constraint OneForEachNode(Field<IReadOnlyList<Attributes>> map) => new(config =>
        from node in (config.Get(map) ?? []).Select(entry => entry.Get(Node)).OfType<string>().CountBy(name => name, StringComparer.Ordinal)
        where node.Value > 1
        select new Violation(
            map, $"{map.Name} has {node.Value} entries for {node.Key}, but PVE takes one for each node. Keep one of them."));
}

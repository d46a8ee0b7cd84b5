using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Mapping;

/// <summary>Mappings of every kind: <c>/cluster/mapping/{kind}</c> (PVE::API2::Cluster::Mapping).</summary>
public static class MappingList
{
    private static readonly Field<string> Kind =
        Text("type", "Only mappings of this kind. Unset means all.")
            .OneOf(("dir", "Directories."), ("pci", "PCI devices."), ("usb", "USB devices."));

    private static readonly Field<string> CheckNode =
        Text("check_node", "Node whose devices PVE holds each mapping against, to tell the problems. Unset means that nothing is checked.")
            .Checked(Identifiers.Node);

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The mappings, ordered by name.",
        Text("mapping_id", "Name of the mapping.").OnWire("id").AlwaysReturned(),
        Text("type", "Kind of the mapping: `dir`, `pci` or `usb`.").AlwaysReturned(),
        Text("description", "Free text shown beside the mapping."),
        TextSet("nodes", "Nodes that the mapping has an entry for.").AlwaysReturned(),
        TextList("problems", "What PVE finds wrong with the mapping on `check_node`, in its words. Null without `check_node`."));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("mappings", "All mappings of PCI devices, USB devices and directories.")
    {
        Area = Areas.Mappings,
        Fields = [Kind, CheckNode, Items],
        Privileges = [.. ResourceMapping.Kinds.Select(ResourceMapping.Audit)],
        Read = ReadAsync,
    };

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var query = config.Get(CheckNode) is { } node ? new Form().Add("check-node", node) : null;
        var all = new List<PveData>();
        foreach (var kind in ResourceMapping.Kinds.Where(kind => config.Get(Kind) is not { } only || only == kind))
        {
            all.AddRange((await session.Pve.GetAsync(ResourceMapping.Collection(kind), query, cancel)).Items.Select(mapping =>
                PveData.Object(mapping.Members.Concat(Added(kind, mapping, isChecked: query is not null)))));
        }

        return EntryList.Of(Items, all);
    }

    private static IEnumerable<KeyValuePair<string, PveData>> Added(string kind, PveData mapping, bool isChecked)
    {
        yield return KeyValuePair.Create("type", PveData.Of(kind));
        var nodes = mapping["map"].Items.Select(entry => PropertyString.Parse(entry.AsText()!)["node"]).Distinct();
        yield return KeyValuePair.Create("nodes", PveData.Array(nodes.Select(PveData.Of)));
        if (isChecked)
        {
            // PVE calls them so for USB devices, and otherwise for the others.
            var findings = mapping["checks"].Items.Concat(mapping["errors"].Items);
            yield return KeyValuePair.Create(
                "problems", PveData.Array(findings.Select(finding => PveData.Of(finding["message"].AsText()!.Trim()))));
        }
    }
}

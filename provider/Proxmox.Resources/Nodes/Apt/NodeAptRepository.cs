using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>An entry of a file of repositories: <c>POST /nodes/{node}/apt/repositories</c> (PVE::API2::APT).</summary>
public static class NodeAptRepository
{
    private static readonly Field<string> Path =
        Text("path", "File that the entry is in, such as `/etc/apt/sources.list.d/ceph.sources`.").Required().Replacing()
            .Matching("/etc/apt/sources[.]list([.]d/[A-Za-z0-9_.-]+)?",
                "\"/etc/apt/sources.list\" or a file below /etc/apt/sources.list.d");

    private static readonly Field<long> Index =
        Whole("index", "Place of the entry in the file when the resource is made; the first is 0. When entries before it come or go, the "
            + "resource goes with the entry, which it knows by its types, URIs, suites and components.").Required().Replacing().Between(0);

    private static readonly ImmutableArray<Field> Told = [.. EntryList.Told(AptFields.OfEntry).Where(field => field.Name != "comment")];

    private static readonly Field Uris = Told.Single(field => field.Name == "uris");

    private static readonly Field<bool> Enabled =
        Flag("enabled", "Whether packages are taken from it.").OnWire("Enabled").Required();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_apt_repository",
        "An entry of a file of a node that says where its packages come from: it is enabled or disabled. The entry has to be there, for "
            + "PVE makes and removes none; a destroy sets what was before. One that PVE knows by a handle is a "
            + "node_apt_standard_repository.")
    {
        ReadDoc = "An entry of a file of a node that says where its packages come from.",
        Area = Areas.Nodes,
        Noun = "NodeAptRepository",
        Api = new("/nodes/{node}/apt/repositories"),
        Fields = [Names.Node, Path, Index, Enabled, .. EntryList.Told(AptFields.OfEntry), AptFields.Previous],
        Identity = [Names.Node, Path, Index],
        Discovery = new() { LeftOut = "The repositories of a node are those of its installation." },
        ImportId = new(
            "{node}:{path}:{index}", "pve1:/etc/apt/sources.list.d/ceph.sources:0", "(?<node>[^:]+):(?<path>.+):(?<index>[0-9]+)"),
        Privileges = AptSources.Privileges,
        IsReadElsewhere = true,
        Hooks = new()
        {
            Create = CreateAsync,
            Read = async (operation, cancel) =>
                Find(operation, await AptSources.ReadAsync(operation.Pve, NodeOf(operation), cancel)) is { } entry ? Shown(entry) : null,
            Update = (operation, cancel) => SetAsync(operation, operation.Planned.Get(Enabled), (_, _) => { }, cancel),
            Delete = (operation, cancel) => operation.Prior.Get(AptFields.Previous) is { } previous
                ? SetAsync(operation, previous, (_, _) => { }, cancel) : Task.CompletedTask,
            List = async (operation, cancel) =>
                [.. (await AptSources.ReadAsync(operation.Pve, NodeOf(operation), cancel)).Entries.Select(Shown)],
        },
    };

    private static string NodeOf(Operation operation) => operation.Target.Get(Names.Node)!;

    // What somebody adds to the file or takes out of it moves the entries behind; PVE's API takes none by anything but its place.
    private static PveData? Find(Operation operation, AptSources sources)
    {
        var file = sources.Entries.Where(entry => entry["path"].AsText() == operation.Target.Get(Path)).ToList();
        var there = file.Find(entry => entry["index"].AsLong() == operation.Target.Get(Index));
        var recorded = operation.Prior;
        if (recorded.Value.IsNull || recorded[Uris].IsNull || (there is not null && Says(there, Told)))
        {
            return there;
        }

        // One whose components were changed by hand stays what it is.
        return file.Find(entry => Says(entry, Told)) ?? (there is not null && Says(there, [Uris]) ? there : null);

        bool Says(PveData entry, IEnumerable<Field> fields) =>
            fields.All(field => SemanticEquality.Equal(field, FromData.Member(field, entry), recorded[field]));
    }

    private static PveData Shown(PveData entry) => PveData.Object(entry.Members.Select(member =>
        member.Key == Enabled.Wire ? KeyValuePair.Create(member.Key, PveData.Of(AptSources.IsEnabled(entry))) : member));

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        await SetAsync(operation, operation.Planned.Get(Enabled), (sources, entry) =>
        {
            if (entry is null)
            {
                var places = sources.Entries.Where(known => known["path"].AsText() == operation.Planned.Get(Path)).Count();
                throw PveFault.About(places == 0 ? Path.Wire : Index.Wire, places == 0
                    ? $"node {NodeOf(operation)} has no file {operation.Planned.Get(Path)} that could be read; it has "
                        + string.Join(", ", sources.Files.Select(file => file["path"].AsText()))
                    : $"{operation.Planned.Get(Path)} has {places} entries, so that the index is at most {places - 1}");
            }

            operation.SetComputed(AptFields.Previous, AptSources.IsEnabled(entry));
        }, cancel);
        operation.MarkCreated();
    }

    private static Task SetAsync(
        Operation operation, bool? isEnabled, Action<AptSources, PveData?> look, CancellationToken cancel) =>
        AptSources.ChangeAsync(operation, NodeOf(operation), async (sources, later) =>
        {
            var entry = Find(operation, sources);
            look(sources, entry);
            if (entry is not null && isEnabled is { } wanted)
            {
                await sources.SetAsync(operation, NodeOf(operation), entry, wanted, later);
            }
        }, cancel);
}

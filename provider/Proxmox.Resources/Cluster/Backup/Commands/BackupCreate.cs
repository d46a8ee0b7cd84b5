using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Backup.Commands;

/// <summary>Backs guests up: <c>POST /nodes/{node}/vzdump</c> (PVE::API2::VZDump). A node backs up its own guests only.</summary>
public static class BackupCreate
{
    private static readonly Field<string> Node =
        Text("node", "Node whose guests are backed up, and no others. Unset means all nodes that have some of the guests, one after "
            + "another.").NotAParameter().Checked(Identifiers.Node);

    private static readonly Field<IReadOnlyList<string>> VolumeIds =
        TextList("volume_ids", "Volume ids of the archives. None for those that go to `dump_directory`.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "backup_create",
        "Backs guests up now. Options that are not set are as `/etc/vzdump.conf` on the node says, and as described where that says "
            + "nothing.")
    {
        Area = Areas.Backup,
        Noun = "Backup",
        Verb = "create",
        Fields =
        [
            BackupSelection.VmIds, BackupSelection.Pool, BackupSelection.All, BackupSelection.Exclude, Node,
            .. BackupOptions.All.Select(field => field.Name == BackupOptions.StopRunning.Name
                ? BackupOptions.StopRunning.Needs(new Privilege("Sys.Modify", "/nodes/{node}")) : field),
            VolumeIds,
        ],
        Constraints = [BackupSelection.OneWay, .. BackupOptions.Constraints],
        Limit = TimeSpan.FromHours(24),
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.On("VM.Backup"), StoragePrivilege.AllocateSpace],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var made = new List<string>();
        var isChanged = false;
        foreach (var node in await NodesAsync(run, cancel))
        {
            var before = await ArchivesAsync(run, node, cancel);
            var answer = await run.DispatchAsync(
                deadline => run.Pve.PostAsync(PvePath.Join("nodes", node, "vzdump"), run.Parameters, deadline), cancel);
            // PVE answers with a word in place of a task where the node has none of the guests.
            if (Upid.TryParse(answer.AsText() ?? "", out _))
            {
                isChanged = true;
                made.AddRange((await ArchivesAsync(run, node, cancel)).Except(before));
            }
        }

        if (!isChanged)
        {
            run.ChangesNothing("None of the guests is there to be backed up.");
        }

        return Value.Object((VolumeIds.Name, Value.List(made.Select(volume => Value.Of(volume)))));
    }

    private static async Task<IEnumerable<string>> NodesAsync(CommandRun run, CancellationToken cancel)
    {
        if (run.Config.Get(Node) is { } only)
        {
            return [only];
        }

        if (run.Config.Get(BackupSelection.VmIds) is not { } asked)
        {
            return await ClusterNodes.OnlineAsync(run.Pve, cancel);
        }

        var guests = await GuestDirectory.AllAsync(run.Session, cancel);
        var known = asked.ToLookup(id => guests.GetValueOrDefault(long.Parse(id, CultureInfo.InvariantCulture))?.Node);
        return known[null].Any()
            ? throw PveFault.About(
                BackupSelection.VmIds.Wire, $"there is no guest {string.Join(", ", known[null])}, or it cannot be seen: nothing was begun")
            : known.Select(ofNode => ofNode.Key!).Order(StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ArchivesAsync(CommandRun run, string node, CancellationToken cancel)
    {
        if (run.Config.Has(BackupOptions.DumpDirectory))
        {
            return [];
        }

        var storage = run.Config.Get(BackupOptions.Storage)
            ?? (await run.Pve.GetAsync(PvePath.Join("nodes", node, "vzdump", "defaults"), cancel: cancel))["storage"].AsText();
        return storage is null ? []
            : [.. (await StorageVolume.AllAsync(run.Pve, node, storage, "backup", cancel)).Select(volume => volume["volid"].AsText()!)];
    }
}

using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks.Commands;

/// <summary>Wipes a disk: <c>PUT /nodes/{node}/disks/wipedisk</c> (PVE::API2::Disks).</summary>
public static class NodeDiskWipe
{
    private static readonly Field<string> Disk = NodeDiskCommand.Disk("Disk or partition that is wiped, such as `/dev/sdb`.");

    private static readonly Field<bool> Consent =
        Flag("destroy_data", "Says that all that is on the disk may be lost: nothing is wiped unless it is "
            + "true.").Required().NotAParameter()
            .Checked(new("true: a wipe destroys all that is on the disk, and cannot be undone", value => value.AsBool() is not false));

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "node_disk_wipe",
        "Wipes a disk or partition of a node: its partitions and labels and the first 200 MiB, so that it counts as unused. What is "
            + "left of something that is gone is wiped, such as partitions or an old file system; what works is not: a mounted file "
            + "system, a volume group, a ZFS pool, an OSD, the disk that the node starts from. PVE lets only root@pam do it, logged in "
            + "with a password: no token will do.")
    {
        Area = Areas.Nodes,
        Noun = "NodeDisk",
        Verb = "wipe",
        Target = Disk,
        Fields = [NodeDiskCommand.Node, Disk, Consent],
        Limit = TimeSpan.FromMinutes(30),
        Preflight = CheckAsync,
        Run = async (run, cancel) =>
        {
            await run.DispatchAsync(deadline => run.Pve.PutAsync(
                PvePath.Join("nodes", run.Config.Get(NodeDiskCommand.Node)!, "disks", "wipedisk"), run.Parameters, deadline), cancel);
            return null;
        },
    };

    private static async Task CheckAsync(Session session, Attributes config, DiagnosticList diagnostics, CancellationToken cancel)
    {
        RootLogin.RefuseOthers(session, diagnostics);
        if (diagnostics.HasErrors || config.Get(NodeDiskCommand.Node) is not { } node || config.Get(Disk) is not { } path)
        {
            return;
        }

        var disks = await NodeDisks.AskAsync(session.Pve, node, cancel);
        if (disks.Find(path) is not { } disk)
        {
            diagnostics.Error($"Node {node} has no disk {path}", $"PVE lists no {path} for node {node}: disk must name a disk or "
                + "partition of it.",
                AttributePath.Of(Disk.Name));
        }
        else if (await LiveUses.FindAsync(session.Pve, disks, disk, cancel) is { } use)
        {
            diagnostics.Error($"Disk {path} of node {node} is in use", $"{path} is not wiped, for it is used: {use}. Take that away "
                + "first, or name another disk.", AttributePath.Of(Disk.Name));
        }
    }
}

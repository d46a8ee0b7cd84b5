using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks.Commands;

/// <summary>Writes an empty table of partitions: <c>POST /nodes/{node}/disks/initgpt</c> (PVE::API2::Disks).</summary>
public static class NodeDiskInitializeGpt
{
    private static readonly Field<string> Disk = NodeDiskCommand.Disk("Disk that gets the table, such as `/dev/sdb`. Nothing may use it.");

    private static readonly Field<string> Uuid =
        Text("uuid", "UUID of the table. Unset means a new one; a disk that has such a table already is left as it is then.")
            .Matching("[a-fA-F0-9-]{1,36}", "a UUID");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "node_disk_initialize_gpt", "Writes an empty table of partitions (GPT) to an unused disk of a node.")
    {
        Area = Areas.Nodes,
        Noun = "NodeDiskGpt",
        Verb = "initialize",
        Target = Disk,
        Fields = [NodeDiskCommand.Node, Disk, Uuid],
        Privileges =
        [
            new("Sys.Modify", "/"),
            new("Sys.Audit", "/nodes/{node}"),
        ],
        Preflight = CheckAsync,
        Run = RunAsync,
    };

    private static async Task CheckAsync(Session session, Attributes config, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (config.Get(NodeDiskCommand.Node) is not { } node || config.Get(Disk) is not { } path)
        {
            return;
        }

        var disks = await NodeDisks.AskAsync(session.Pve, node, cancel);
        if (disks.Find(path) is not { } disk)
        {
            diagnostics.Error($"Node {node} has no disk {path}", $"PVE lists no {path} for node {node}: disk must name a disk of "
                + $"it.{disks.Unused()}",
                AttributePath.Of(Disk.Name));
        }
        else if (disk.Parent is { } parent)
        {
            diagnostics.Error($"{path} is a partition", $"{path} is a partition, and a table of partitions goes on a whole disk: name "
                + $"{parent}, if nothing uses it.",
                AttributePath.Of(Disk.Name));
        }
        else if (disks.UseOf(disk) is { } use)
        {
            diagnostics.Error($"Disk {path} of node {node} is in use", $"disk must name an unused disk, and {path} is used: {use}. Choose "
                + $"another, or wipe it if nobody needs what is on it.{disks.Unused()}", AttributePath.Of(Disk.Name));
        }
    }

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var (node, path) = (run.Config.Get(NodeDiskCommand.Node)!, run.Config.Get(Disk)!);
        if (!run.Config.Has(Uuid) && (await NodeDisks.AskAsync(run.Pve, node, cancel)).Find(path) is { HasTable: true })
        {
            run.ChangesNothing($"Disk {path} of node {node} has an empty table already.");
            return null;
        }

        await run.DispatchAsync(
            deadline => run.Pve.PostAsync(PvePath.Join("nodes", node, "disks", "initgpt"), run.Parameters, deadline), cancel);
        return null;
    }
}

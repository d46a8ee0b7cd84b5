using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Nodes.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Bulk;

/// <summary>
/// What is done to the guests of a node in one task: <c>startall</c>, <c>stopall</c>, <c>suspendall</c> and <c>migrateall</c>
/// (PVE::API2::Nodes). The task ends well whatever becomes of the guests: how they fared, the tasks tell that it begins for each, and its
/// log of those for which it began none.
/// </summary>
internal static partial class NodeBulk
{
    /// <summary>How many guests at once.</summary>
    public static Field<long> MaxWorkers { get; } =
        Whole("max_workers", "How many guests it is done to at once. Unset means what the options of the datacenter say, or else as many "
            + "as the node has threads, and eight at most.").OnWire("max-workers").Between(1, 64) with
        {
            Since = "9.1",
        };

    private const int MostTasks = 10_000;

    private static readonly Field<IReadOnlySet<string>> VmIds =
        TextSet("vmids", "VMIDs of the guests. Unset means all guests of the node that the HA manager does not look after; the user or "
            + "token then has to have the privilege on `/`. PVE passes over those that are not on the node.")
            .OnWire("vms").Matching("[1-9][0-9]{2,8}", "a VMID");

    /// <summary>The command.</summary>
    /// <param name="verb">What is done, for users.</param>
    /// <param name="action">PVE's name of it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="privileges">What PVE asks for on each guest.</param>
    /// <param name="own">The inputs of that command alone.</param>
    public static Command Of(string verb, string action, string doc, IReadOnlyList<string> privileges, params ReadOnlySpan<Field> own) =>
        new("node_guests_" + verb, doc)
        {
            Area = Areas.Nodes,
            Noun = "NodeGuests",
            Verb = verb,
            Target = NodePower.Node,
            Fields = [NodePower.Node, VmIds, .. own],
            Limit = TimeSpan.FromHours(1),
            Privileges = [.. privileges.Select(privilege => new Privilege(privilege, "/vms/{vmid}"))],
            Run = async (run, cancel) =>
            {
                var node = run.Config.Get(NodePower.Node)!;
                await TellElsewhereAsync(run, node, cancel);
                var answer = await BeginAsync(run, PvePath.Join("nodes", node, action), cancel);
                GuestDirectory.Forget(run.Session);
                if (Upid.TryParse(answer.AsText(), out var task))
                {
                    await RequireAllAsync(run, task, cancel);
                }

                return null;
            },
        };

    private static async Task TellElsewhereAsync(CommandRun run, string node, CancellationToken cancel)
    {
        if (run.Config.Get(VmIds) is not { } asked)
        {
            return;
        }

        var known = await GuestDirectory.AllAsync(run.Session, cancel);
        var elsewhere = asked.Where(id =>
            known.GetValueOrDefault(long.Parse(id, CultureInfo.InvariantCulture))?.Node != node).ToList();
        if (elsewhere.Count > 0)
        {
            run.Note($"Node {node} has no guest {string.Join(", ", elsewhere)}, or it cannot be seen: PVE passes over it.");
        }
    }

    private static async Task<PveData> BeginAsync(CommandRun run, string path, CancellationToken cancel)
    {
        try
        {
            return await run.DispatchAsync(deadline => run.Pve.PostAsync(path, run.Parameters, deadline), cancel);
        }
        catch (PveFault lacking) when (lacking.Said.Contains("'max-workers' parameter or max_workers", StringComparison.Ordinal))
        {
            throw PveFault.About("maxworkers", "PVE has to be told how many guests to move at once: set max_workers here, or the one of "
                + "the options of the datacenter");
        }
    }

    private static async Task RequireAllAsync(CommandRun run, Upid task, CancellationToken cancel)
    {
        var path = PvePath.Join("nodes", task.Node, "tasks");
        var begun = await run.Pve.GetAsync(
            path, new Form().Add("source", "all").Add("since", task.Started.ToUnixTimeSeconds()).Add("limit", MostTasks), cancel);
        var failed = begun.Items.Where(entry => IsChild(entry, task) && entry["status"].AsText() is { } status && status != "OK"
                && !status.StartsWith("WARNINGS: ", StringComparison.Ordinal))
            .GroupBy(entry => entry["id"].AsText()!, StringComparer.Ordinal)
            .ToDictionary(tries => tries.Key, tries => $"{tries.Key}: {tries.First()["status"].AsText()}", StringComparer.Ordinal);
        var log = await run.Pve.GetAsync(
            PvePath.Join("nodes", task.Node, "tasks", task.ToString(), "log"), new Form().Add("limit", 0), cancel);
        var lines = log.Items.Select(line => line["t"].AsText() ?? "").ToList();
        foreach (var (index, line) in lines.Index())
        {
            if (Refused().Match(line) is { Success: true } refused)
            {
                // The reasons stand below it, indented.
                failed.TryAdd(refused.Groups["vmid"].Value, string.Join("; ", lines.Skip(index + 1)
                    .TakeWhile(reason => reason.StartsWith("  ", StringComparison.Ordinal)).Prepend(line).Select(part => part.Trim())));
            }
        }

        if (failed.Count > 0)
        {
            throw new PveFault(FaultKind.TaskFailed, $"{failed.Count} of the guests failed, the others did not:\n"
                + string.Join('\n', failed.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)));
        }
    }

    // Other tasks of the same guests may have begun in the same time.
    private static bool IsChild(PveData entry, Upid parent) => entry["type"].AsText() switch
    {
        "qmstart" or "vzstart" => parent.Type == "startall",
        "qmshutdown" or "vzshutdown" => parent.Type == "stopall",
        "qmsuspend" or "qmpause" => parent.Type == "suspendall",
        "qmigrate" or "vzmigrate" => parent.Type == "migrateall",
        _ => false,
    };

    [GeneratedRegex(@"^(Check VM [0-9]+: )?(skip|Starting|Stopping|Suspending|Migrating) (VM|CT) (?<vmid>[0-9]+)\b.*fail|"
        + @"^(Configuration file|VM is|CT is|can't lock|unable to).*\b(?<vmid>[1-9][0-9]{2,8})\b")]
    private static partial Regex Refused();
}

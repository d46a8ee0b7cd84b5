using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha.Commands;

/// <summary>
/// Has the HA manager move a guest: <c>POST /cluster/ha/resources/{sid}/migrate</c> and <c>relocate</c> (PVE::API2::HA::Resources). PVE
/// takes any node and drops what the manager cannot do, without a word.
/// </summary>
internal static class HaMove
{
    // The manager looks for commands every ten seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Field<string> Sid = HaNames.Resource.NotAParameter();

    private static readonly Field<string> TargetNode =
        Names.Node with { Name = "target_node", Wire = "node", Doc = "Node that the guest moves to." };

    private static readonly Field<string> SourceNode = Text("source_node", "Node that the guest was on before.").Computed();

    private static readonly Field<IReadOnlySet<string>> Companions =
        TextSet("moved_along", "Guests that move along because rules keep them together with this one, by `sid`.").Computed();

    /// <summary>The command.</summary>
    /// <param name="verb">What PVE calls it.</param>
    /// <param name="doc">The summary for users.</param>
    public static Command Of(string verb, string doc) => new("ha_resource_" + verb, doc
        + " It waits until the guest is there; one that is there already is left as it is.")
    {
        Area = Areas.HighAvailability,
        Noun = "HaResource",
        Verb = verb,
        Target = Sid,
        Fields = [Sid, TargetNode, SourceNode, Companions],
        Limit = TimeSpan.FromHours(2),
        Privileges = HaNames.CommandPrivileges,
        Run = (run, cancel) => RunAsync(run, verb, cancel),
    };

    private static async Task<Value?> RunAsync(CommandRun run, string verb, CancellationToken cancel)
    {
        var (sid, target) = (run.Config.Get(Sid)!, run.Config.Get(TargetNode)!);
        var source = (await HaStatusReading.ReadAsync(run.Pve, cancel)).Service(sid)["node"].AsText()
            ?? throw new PveFault(FaultKind.NotFound, $"{sid} is not under HA; put it there with an ha_resource, or move the guest itself");
        if (source == target)
        {
            run.ChangesNothing($"{sid} is on {target} already.");
            return Results(source, Value.Set());
        }

        var nodes = await ClusterNodes.AllAsync(run.Pve, cancel);
        if (!nodes.TryGetValue(target, out var isOnline) || !isOnline)
        {
            throw new PveFault(FaultKind.Invalid, nodes.ContainsKey(target)
                ? $"node {target} is offline, so that the HA manager would overlook the command"
                : $"the cluster has no node {target}; its nodes are {string.Join(", ", nodes.Keys)}");
        }

        var answer = await run.Pve.PostAsync(PvePath.Join("cluster", "ha", "resources", sid, verb), run.Parameters, cancel);
        var blocking = answer["blocking-resources"].Items.Select(entry => entry["sid"].AsText()).ToList();
        if (blocking.Count > 0)
        {
            throw new PveFault(FaultKind.Invalid,
                $"{sid} stays on {source}: a rule keeps it apart from {string.Join(", ", blocking)} on {target}. Move that first");
        }

        await UntilThereAsync(run, sid, source, target, cancel);
        GuestDirectory.Forget(run.Session);
        return Results(source, Value.Set(answer["comigrated-resources"].Items.Select(other => Value.Of(other.AsText()))));
    }

    private static Value Results(string source, Value companions) =>
        Value.Object((SourceNode.Name, source), (Companions.Name, companions));

    private static Task UntilThereAsync(CommandRun run, string sid, string source, string target, CancellationToken cancel)
    {
        var sent = run.Session.Time.GetTimestamp();
        var hasBegun = false;
        return run.AskUntilAsync(later => HaStatusReading.ReadAsync(run.Pve, later), status =>
        {
            var service = status.Service(sid);
            var isMoving = service["crm_state"].AsText() is "migrate" or "relocate";
            if (service["node"].AsText() == target && !isMoving)
            {
                return true;
            }

            hasBegun |= isMoving;
            return isMoving || (!hasBegun && run.Session.Time.GetElapsedTime(sent) < Patience) ? false
                : throw new PveFault(FaultKind.TaskFailed, hasBegun
                    ? $"the move of {sid} has ended, and it is on {service["node"].AsText()}; the log of node {source} tells why"
                    : $"the HA manager has not taken the move of {sid} up: it overlooks commands to a guest that it is starting or "
                        + $"stopping, and this one is in the state {service["state"].AsText()}. Run this again when that is over");
        }, cancel);
    }
}

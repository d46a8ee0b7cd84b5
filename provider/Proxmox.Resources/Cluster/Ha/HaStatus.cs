using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>
/// The HA manager, its agents and its guests: <c>/cluster/ha/status/current</c> and <c>/cluster/ha/status/manager_status</c>
/// (PVE::API2::HA::Status).
/// </summary>
public static class HaStatus
{
    private static readonly Field<bool> Quorate = Flag("quorate", "Whether the cluster has quorum.").Computed().AlwaysReturned();

    private static readonly Field<string> Master =
        Text("master_node", "Node whose manager leads. Null as long as no guest was ever under HA.").Computed();

    private static readonly Field<string> ArmedState =
        Text("armed_state", "Whether nodes that lose the cluster fence themselves: `armed`, `standby`, `disarming` or `disarmed`. Null "
            + "before PVE 9.2.").Computed();

    private static readonly Field<string> ResourceMode =
        Text("resource_mode", "What becomes of the guests while HA is disarmed: `freeze` or `ignore`. Null while it is not.").Computed();

    private static readonly Field<IReadOnlyList<Attributes>> Nodes = NestedList(
        "nodes", "The nodes that the manager knows, ordered by name.",
        EntryList.Told(
            Text("node", "Name of the node.").AlwaysReturned(),
            Text("state", "What the manager holds of the node: `online`, `maintenance`, `unknown` for one that is lost, `fence` while "
                + "it is fenced, or `gone`."),
            Text("agent_state", "What the node's agent does, such as `active` or `wait_for_agent_lock`. Null when it has never told."),
            Text("agent_mode", "Mode of the node's agent: `active`, `restart`, `shutdown`, `maintenance` or `disarm`."),
            Text("status", "The same in PVE's words, with the state of the watchdog.")))
        .Computed().AlwaysReturned();

    private static readonly Field<IReadOnlyList<Attributes>> Resources = NestedList(
        "resources", "The guests under HA, ordered by `sid`.",
        EntryList.Told(
            Text("sid", "The HA manager's name of the guest.").AlwaysReturned(),
            Text("node", "Node that the manager has the guest on."),
            Text("state", "What the guest does, such as `started`, `stopped`, `migrate`, `fence`, `recovery` or `error`."),
            Text("requested_state", "What the manager is to bring about.").OnWire("request_state"),
            Text("manager_state", "The state in the manager's own bookkeeping. Null until it has taken the guest up.")
                .OnWire("crm_state"),
            Text("status", "The same in PVE's words.")))
        .TypeNamed("HaResourceStatus").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("ha_status", "How the HA manager, its nodes and the guests under HA fare now.")
        {
            Area = Areas.HighAvailability,
            Fields = [Quorate, Master, ArmedState, ResourceMode, Nodes, Resources],
            Privileges = [new("Sys.Audit", "/")],
            Read = ReadAsync,
        };

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var status = await HaStatusReading.ReadAsync(session.Pve, cancel);
        var manager = await session.Pve.GetAsync("/cluster/ha/status/manager_status", cancel: cancel);
        return Value.Object(
            (Quorate.Name, Value.Of(status.Quorum["quorate"].AsBool() is true)),
            (Master.Name, Value.Of(status.Master)),
            (ArmedState.Name, Value.Of(status.ArmedState)),
            (ResourceMode.Name, Value.Of(status.Fencing["resource_mode"].AsText())),
            (Nodes.Name, Sorted(status.Agents.Select(agent => Node(agent, manager)), "node")),
            (Resources.Name, Sorted(status.Services.Select(service => FromData.Members(Resources.Type.Nested, service)), "sid")));
    }

    private static Value Node(PveData agent, PveData manager)
    {
        var name = agent["node"].AsText()!;
        var told = manager["lrm_status"][name];
        return Value.Object(
            ("node", name),
            ("state", Value.Of(manager["manager_status"]["node_status"][name].AsText())),
            ("agent_state", Value.Of(told["state"].AsText())),
            ("agent_mode", Value.Of(told["mode"].AsText())),
            ("status", Value.Of(agent["status"].AsText())));
    }

    private static Value Sorted(IEnumerable<Value> entries, string by) =>
        Value.List(entries.OrderBy(entry => entry[by].AsText(), StringComparer.Ordinal));
}

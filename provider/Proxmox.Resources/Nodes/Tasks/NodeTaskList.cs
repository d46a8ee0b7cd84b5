using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes.Logs;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Tasks;

/// <summary>The tasks of a node: <c>GET /nodes/{node}/tasks</c> (PVE::API2::Tasks).</summary>
public static class NodeTaskList
{
    private static readonly ImmutableArray<Field> Filters =
    [
        Text("source", "Which tasks: those that ended, those that run, or both. Unset means `archive`.").TypeNamed("NodeTaskSource").OneOf(
            ("archive", "Those that ended."), ("active", "Those that run, and a few that ended just now."), ("all", "Both.")),
        Text("type", "Only tasks of this type, such as `vzdump`.").OnWire("typefilter"),
        Text("user", "Only tasks of users whose name contains this.").OnWire("userfilter"),
        Whole("vmid", "Only tasks of this guest.").Between(100, 999_999_999),
        TextSet("statuses", "Only tasks that ended so: `ok`, `warning`, `error`, `unknown`.").OnWire("statusfilter")
            .Matching("ok|warning|error|unknown", "ok, warning, error or unknown"),
        LogRange.Since with { Doc = "Only tasks that began at that time or later, in seconds since 1970-01-01 UTC." },
        LogRange.Until with { Doc = "Only tasks that began until that time, in seconds since 1970-01-01 UTC." },
        LogRange.Start with { Doc = "How many tasks of the beginning are left out. Unset means none." },
        LogRange.Limit with { Doc = "How many tasks at most. Unset means 50." },
    ];

    private static readonly Field<IReadOnlyList<Attributes>> Items = NestedList(
        "items", "The tasks, newest first; those that run come before all others.",
        EntryList.Told([Text("upid", "UPID of the task.").AlwaysReturned(), .. TaskFields.Told])).Computed().AlwaysReturned()
        .TypeNamed("TaskItem");

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_tasks", "The tasks of a node: those of the user or token itself, and with `Sys.Audit` on the node those of everybody.")
    {
        Area = Areas.Nodes,
        Noun = "NodeTasks",
        Fields = [Names.Node, .. Filters, Items],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, config, cancel) =>
        {
            var tasks = await session.Pve.GetAsync(
                PvePath.Join("nodes", config.Get(Names.Node)!, "tasks"), Query.Of(config, Filters), cancel);
            return Value.Object((Items.Name, Value.List(tasks.Items.Select(task =>
                FromData.Members(Items.Type.Nested, TaskFields.OfList(task))))));
        },
    };
}

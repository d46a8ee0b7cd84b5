using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Tasks;

/// <summary>The latest tasks of all nodes: <c>GET /cluster/tasks</c> (PVE::API2::Cluster).</summary>
public static class ClusterTaskList
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = NestedList(
        "items", "The tasks, newest first.",
        EntryList.Told([Text("upid", "UPID of the task.").AlwaysReturned(), .. TaskFields.Told])).Computed().AlwaysReturned()
        .TypeNamed("TaskItem");

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "cluster_tasks", "The latest tasks of all nodes, of which each tells the others about 25: those of the user or token itself, and "
            + "with `Sys.Audit` on a node those of everybody there. Older ones are in node_tasks.")
    {
        Area = Areas.Nodes,
        Noun = "ClusterTasks",
        Fields = [Items],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, _, cancel) =>
        {
            var tasks = await session.Pve.GetAsync("/cluster/tasks", cancel: cancel);
            return Value.Object((Items.Name, Value.List(tasks.Items.OrderByDescending(task => task["starttime"].AsLong())
                .Select(task => FromData.Members(Items.Type.Nested, TaskFields.OfList(task))))));
        },
    };
}

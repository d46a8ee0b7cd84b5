using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes.Logs;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Tasks;

/// <summary>One task and its log: <c>/nodes/{node}/tasks/{upid}</c> (PVE::API2::Tasks).</summary>
public static class TaskReading
{
    private static readonly Field<IReadOnlyList<string>> Log = TextList("log", "The lines of its log, oldest first.").Computed()
        .AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("task", "One task, with its log: one of the user or token itself, or with "
        + "`Sys.Audit` on the node any.")
    {
        Area = Areas.Nodes,
        Noun = "Task",
        Fields = [TaskFields.TaskUpid, LogRange.Start, LogRange.Limit, .. EntryList.Told(TaskFields.Told), Log],
        Privileges = [new("Sys.Audit", "/nodes/{node}") { For = Model.Declarations.Purposes.Read, Case = "a task of others" }],
        Read = async (session, config, cancel) =>
        {
            var path = PathOf(config.Get(TaskFields.TaskUpid)!);
            var status = await session.Pve.GetAsync(path + "/status", cancel: cancel);
            var log = await session.Pve.GetAsync(path + "/log", Query.Of(config, LogRange.Start, LogRange.Limit), cancel);
            return FromData.Members(EntryList.Told(TaskFields.Told), TaskFields.OfStatus(status))
                .With(Log.Name, Value.List(log.Items.Select(line => Value.Of(line["t"].AsText() ?? ""))));
        },
    };

    /// <summary>The path of a task.</summary>
    /// <exception cref="PveFault">It is no UPID.</exception>
    public static string PathOf(string upid) => Upid.TryParse(upid, out var task)
        ? PvePath.Join("nodes", task.Node, "tasks", upid)
        : throw PveFault.About(
            TaskFields.TaskUpid.Wire, $"\"{upid}\" is no UPID: PVE writes one as UPID:node:process:start:time:type:id:user:");
}

using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Tasks.Commands;

/// <summary>Stops a task: <c>DELETE /nodes/{node}/tasks/{upid}</c> (PVE::API2::Tasks).</summary>
public static class TaskStop
{
    private static readonly Field<string> Task = TaskFields.TaskUpid.NotAParameter();

    private static readonly Field<string> ExitStatus = Text("exit_status", "How it ended, such as `OK`, or the error.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "task_stop", "Stops a task that runs, and waits until it has ended. What it has done so far stays as it is.")
    {
        Area = Areas.Nodes,
        Noun = "Task",
        Verb = "stop",
        Target = Task,
        Fields = [Task, ExitStatus],
        Privileges =
        [
            new("Sys.Modify", "/nodes/{node}") { Case = "a task of others" },
            new("Sys.Audit", "/nodes/{node}") { Case = "a task of others" },
        ],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var path = TaskReading.PathOf(run.Config.Get(Task)!);
        var status = await run.Pve.GetAsync(path + "/status", cancel: cancel);
        if (status["status"].AsText() != "running")
        {
            run.ChangesNothing("The task has ended already.");
        }
        else
        {
            await run.Pve.DeleteAsync(path, cancel: cancel);
            status = await run.AskUntilAsync(
                later => run.Pve.GetAsync(path + "/status", cancel: later), now => now["status"].AsText() != "running", cancel);
        }

        return Value.Object((ExitStatus.Name, status["exitstatus"].AsText() is { } how ? how : Value.Null));
    }
}

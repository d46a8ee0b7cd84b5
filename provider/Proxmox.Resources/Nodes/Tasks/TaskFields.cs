using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Tasks;

/// <summary>What is told of a task (PVE::API2::Tasks, PVE::API2::Cluster).</summary>
internal static class TaskFields
{
    private const string RunningWord = "RUNNING";

    /// <summary>The task's own name.</summary>
    public static Field<string> TaskUpid { get; } = Text("upid", "UPID of the task, as PVE and other data sources give it.").Required()
        .Matching("UPID:.+", "a UPID, which begins with \"UPID:\"");

    /// <summary>What else is told.</summary>
    public static ImmutableArray<Field> Told { get; } =
    [
        Text("node", "Node that the task runs on.").AlwaysReturned(),
        Text("type", "What the task does, such as `qmstart` or `vzdump`.").AlwaysReturned(),
        Text("target", "What it is done to: a VMID, a storage, a service. Empty for nothing.").OnWire("id"),
        Text("user_id", "User whose task it is, as `name@realm`.").OnWire("user").AlwaysReturned(),
        Text("token_name", "Token of the user that began it. Null for none.").OnWire("tokenid"),
        Whole("started_at_unix", "When it began, in seconds since 1970-01-01 UTC.").OnWire("starttime").AlwaysReturned(),
        Whole("ended_at_unix", "When it ended. Null while it runs.").OnWire("endtime"),
        Flag("running", "Whether it runs.").AlwaysReturned(),
        Text("exit_status", "How it ended: `OK`, `WARNINGS: 2`, or the error. Null while it runs.").OnWire("exitstatus"),
    ];

    /// <summary>An entry of a list in the shape of a task's own answer.</summary>
    public static PveData OfList(PveData entry)
    {
        var isRunning = entry["endtime"].IsNull && entry["status"].AsText() is null or RunningWord;
        return Shape(entry, isRunning, entry["status"]);
    }

    /// <summary>A task's own answer.</summary>
    public static PveData OfStatus(PveData status) => Shape(status, status["status"].AsText() == "running", status["exitstatus"]);

    // Of a running task lists have the token in the name of the user.
    private static PveData Shape(PveData entry, bool isRunning, PveData exit)
    {
        var user = (entry["user"].AsText() ?? "").Split('!', 2);
        return PveData.Object(entry.Members.Where(member => member.Key is not ("exitstatus" or "user" or "tokenid"))
            .Append(KeyValuePair.Create("running", PveData.Of(isRunning)))
            .Append(KeyValuePair.Create("user", PveData.Of(user[0])))
            .Append(KeyValuePair.Create("tokenid", user.Length > 1 ? PveData.Of(user[1]) : entry["tokenid"]))
            .Append(KeyValuePair.Create("exitstatus", isRunning ? PveData.Null : exit)));
    }
}

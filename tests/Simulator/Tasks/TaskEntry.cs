using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;

namespace Proxmox.Simulator.Tasks;

/// <summary>A task as PVE's answers show it.</summary>
public static class TaskEntry
{
    /// <summary>The parts of a UPID, a token's id split into user and token.</summary>
    public static JObject Describe(Upid upid)
    {
        var entry = new JObject
        {
            ["upid"] = upid.ToString(),
            ["node"] = upid.Node,
            ["pid"] = upid.Pid,
            ["pstart"] = upid.ProcessStart,
            ["starttime"] = upid.StartTime,
            ["type"] = upid.Type,
            ["id"] = upid.Id,
            ["user"] = UserIds.Owner(upid.User),
        };
        if (UserIds.TrySplitToken(upid.User) is var (_, token))
        {
            entry["tokenid"] = token;
        }

        return entry;
    }

    /// <summary>A line of a list; running tasks keep the token in <c>user</c>.</summary>
    public static JObject InList(SimulatedTask task)
    {
        var entry = Describe(task.Upid);
        if (task.EndTime is { } end)
        {
            entry["endtime"] = end;
            entry["status"] = task.ExitStatus;
            return entry;
        }
        entry["user"] = task.Upid.User;
        entry.Remove("tokenid");
        return entry;
    }

    /// <summary>Whether the task is the caller's own: a user sees the tasks of their tokens, a token its own only.</summary>
    public static bool IsOwner(Upid upid, string authId) => authId == upid.User || authId == UserIds.Owner(upid.User);
}

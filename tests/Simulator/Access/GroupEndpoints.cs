using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/groups</c> (<c>PVE::API2::Group</c>).</summary>
public sealed class GroupEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/access/groups", List);
        router.On("POST", "/access/groups", Create);
        router.On("GET", "/access/groups/{groupid}", Read);
        router.On("PUT", "/access/groups/{groupid}", Update);
        router.On("DELETE", "/access/groups/{groupid}", Delete);
    }

    private static JArray List(PveCall call)
    {
        var result = new JArray();
        foreach (var (id, group) in call.Datacenter.Accounts.Users.Groups)
        {
            if (!call.AllowsAny($"/access/groups/{id}", "User.Modify", "Sys.Audit", "Group.Allocate"))
            {
                continue;
            }

            var entry = new JObject { ["groupid"] = id, ["users"] = string.Join(',', group.Users) };
            if (group.Comment is not null)
            {
                entry["comment"] = group.Comment;
            }

            result.Add(entry);
        }
        return result;
    }

    private static void Create(PveCall call) => call.Datacenter.Accounts.Update("create group failed", config =>
    {
        var id = call.Text("groupid");
        if (!config.Groups.TryAdd(id, new GroupEntry { Comment = call.OptionalText("comment") }))
        {
            throw PveError.Die($"group '{id}' already exists");
        }
    });

    private static JObject Read(PveCall call)
    {
        var id = call.Text("groupid");
        var group = call.Datacenter.Accounts.Users.Groups.GetValueOrDefault(id) ?? throw Missing(id);
        var result = new JObject { ["members"] = new JArray(group.Users) };
        if (group.Comment is not null)
        {
            result["comment"] = group.Comment;
        }

        return result;
    }

    private static void Update(PveCall call) => call.Datacenter.Accounts.Update("update group failed", config =>
    {
        var id = call.Text("groupid");
        var group = config.Groups.GetValueOrDefault(id) ?? throw Missing(id);
        group.Comment = call.OptionalText("comment") ?? group.Comment;
    });

    private static void Delete(PveCall call) => call.Datacenter.Accounts.Update("delete group failed", config =>
    {
        var id = call.Text("groupid");
        if (!config.Groups.Remove(id))
        {
            throw Missing(id);
        }

        foreach (var (_, node) in config.AclTree())
        {
            node.Groups.Remove(id);
        }
    });

    private static PveError Missing(string id) => PveError.Die($"group '{id}' does not exist");
}

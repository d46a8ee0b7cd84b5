using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/roles</c> (<c>PVE::API2::Role</c>).</summary>
public sealed class RoleEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/access/roles", List);
        router.On("POST", "/access/roles", Create);
        router.On("GET", "/access/roles/{roleid}", Read);
        router.On("PUT", "/access/roles/{roleid}", Update);
        router.On("DELETE", "/access/roles/{roleid}", Delete);
    }

    private static JArray List(PveCall call) => new(call.Datacenter.Accounts.Users.Roles.Select(role => new JObject
    {
        ["roleid"] = role.Key,
        ["privs"] = string.Join(',', role.Value),
        ["special"] = BuiltInRoles.IsBuiltIn(role.Key) ? 1 : 0,
    }));

    private static JObject Read(PveCall call)
    {
        var id = call.Text("roleid");
        var privileges = call.Datacenter.Accounts.Users.Roles.GetValueOrDefault(id) ?? throw Missing(id);
        return new JObject(privileges.Select(privilege => new JProperty(privilege, 1)));
    }

    private static void Create(PveCall call)
    {
        var id = call.Text("roleid");
        if (id.StartsWith("PVE", StringComparison.OrdinalIgnoreCase))
        {
            throw PveError.Parameter("roleid", "cannot use role ID starting with the (case-insensitive) 'PVE' namespace");
        }

        call.Datacenter.Accounts.Update("create role failed", config =>
        {
            if (!config.Roles.TryAdd(id, new SortedSet<string>(StringComparer.Ordinal)))
            {
                throw PveError.Die($"role '{id}' already exists");
            }

            config.Roles[id].UnionWith(Privileges(call));
        });
    }

    private static void Update(PveCall call)
    {
        var id = call.Text("roleid");
        RefuseBuiltIn(id, "modified");
        call.Datacenter.Accounts.Update("update role failed", config =>
        {
            var role = config.Roles.GetValueOrDefault(id) ?? throw Missing(id);
            if (call.Flag("append") != true)
            {
                role.Clear();
            }

            role.UnionWith(Privileges(call));
        });
    }

    private static void Delete(PveCall call)
    {
        var id = call.Text("roleid");
        RefuseBuiltIn(id, "deleted");
        call.Datacenter.Accounts.Update("delete role failed", config =>
        {
            if (!config.Roles.Remove(id))
            {
                throw Missing(id);
            }
        });
    }

    private static IEnumerable<string> Privileges(PveCall call)
    {
        foreach (var privilege in call.List("privs"))
        {
            BuiltInRoles.Verify(privilege, call.Datacenter.Version);
            yield return privilege;
        }
    }

    private static void RefuseBuiltIn(string id, string what)
    {
        if (BuiltInRoles.IsBuiltIn(id))
        {
            throw PveError.Die($"auto-generated role '{id}' cannot be {what}");
        }
    }

    private static PveError Missing(string id) => PveError.Die($"role '{id}' does not exist");
}

using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Access;

/// <summary>The <c>cap</c> of a login: privileges by area, wherever they are held (<c>compute_api_permission</c>).</summary>
public static class Capabilities
{
    private static readonly Dictionary<string, Regex> Areas = new(StringComparer.Ordinal)
    {
        ["vms"] = new(@"\A(?:VM\.|Permissions\.Modify)"),
        ["access"] = new(@"\A(?:(?:User|Group)\.|Permissions\.Modify)"),
        ["storage"] = new(@"\A(?:Datastore\.|Permissions\.Modify)"),
        ["nodes"] = new(@"\A(?:Sys\.|Permissions\.Modify)"),
        ["sdn"] = new(@"\A(?:SDN\.|Permissions\.Modify)"),
        ["dc"] = new(@"\A(?:Sys\.Audit|Sys\.Modify|SDN\.)"),
        ["mapping"] = new(@"\A(?:Mapping\.|Permissions.Modify)"),
    };

    public static JObject Of(Rights rights, UserConfig config, string authId)
    {
        var result = new JObject(Areas.Keys.Select(area => new JProperty(area, new JObject())));
        string[] required = ["/", "/nodes", "/access/groups", "/vms", "/storage", "/sdn", "/mapping"];
        foreach (var path in required.Concat(config.AclTree().Select(entry => entry.Path)).Distinct(StringComparer.Ordinal))
        {
            var area = path == "/" ? "dc" : path.Split('/')[1];
            foreach (var privilege in rights.Of(authId, path).Keys)
            {
                Add(result, area, privilege);
            }
        }
        return result;
    }

    private static void Add(JObject result, string area, string privilege)
    {
        // A pool stands for the guests and storages in it.
        string[] targets = area == "pool" ? ["vms", "storage"] : [area];
        foreach (var target in targets)
        {
            if (Areas.TryGetValue(target, out var pattern) && pattern.IsMatch(privilege))
            {
                result[target]![privilege] = 1;
            }
        }
    }
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph/cfg</c> (<c>PVE::API2::Ceph::Cfg</c>).</summary>
public sealed class CephConfigEndpoints : IEndpoints
{
    private const string Path = CephEndpoints.Root + "/cfg";

    public void Map(Router router)
    {
        router.On("GET", Path, _ => Router.Directory("name", ["db", "raw", "value"]));
        router.On("GET", Path + "/raw", call =>
        {
            CephEndpoints.Initialised(call);
            return call.Datacenter.File(CephCluster.ConfName).Text;
        });
        router.On("GET", Path + "/db", call => new JArray(CephEndpoints.Asked(call).Database.Select(entry => new JObject
        {
            ["section"] = entry.Section,
            ["name"] = entry.Option,
            ["value"] = entry.Value,
            ["level"] = "advanced",
            ["can_update_at_runtime"] = 1,
            ["mask"] = "",
        })));
        router.On("GET", Path + "/value", Values);
    }

    private static JObject Values(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        var found = new JObject();
        foreach (var parts in call.List("config-keys").Select(key => key.Split(':', 2)))
        {
            var (section, option) = (Hyphened(parts[0]), Hyphened(parts[1]));
            var value = CephConf.Of(call.Datacenter).Sections.Where(entry => Hyphened(entry.Section) == section)
                .SelectMany(entry => entry.Options).Where(entry => Hyphened(entry.Key) == option).Select(entry => entry.Value)
                .FirstOrDefault() ?? ceph.Database.FirstOrDefault(entry => entry.Section == section
                    && Hyphened(entry.Option) == option).Value;
            if (value is not null)
            {
                ((JObject)(found[section] ??= new JObject()))[option] = value;
            }
        }

        return found;
    }

    private static string Hyphened(string name) => name.Replace('_', '-');
}

using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Ceph;

/// <summary>What all lists of daemons say of one (<c>get_services_info</c>).</summary>
internal static class DaemonList
{
    public static JObject Show(CephCluster ceph, CephDaemon daemon, string state)
    {
        var entry = new JObject
        {
            ["name"] = daemon.Name,
            ["host"] = daemon.Node,
            ["state"] = state,
            ["service"] = true,
            ["direxists"] = true,
        };
        if (ceph.HasQuorum && ceph.IsUp(daemon))
        {
            entry["ceph_version"] = ceph.Version.Full;
            entry["ceph_version_short"] = ceph.Version.Number;
        }

        return entry;
    }

    /// <summary>The address that a daemon speaks from.</summary>
    public static string AddressOf(CephCluster ceph, CephDaemon daemon) =>
        $"{ceph.Datacenter.FindNode(daemon.Node)?.Address}:{6800 + ceph.Daemons.IndexOf(daemon)}/{daemon.Name.Length + 1000}";
}

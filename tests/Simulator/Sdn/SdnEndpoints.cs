using Proxmox.Simulator.Nodes.Network;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/cluster/sdn</c> (<c>PVE::API2::Network::SDN</c>): applying, and the lock.</summary>
public sealed class SdnEndpoints : IEndpoints
{
    private const string Root = "/cluster/sdn";

    public void Map(Router router)
    {
        var isOld = router.Version == PveVersion.V84;
        router.On("GET", Root, _ => Router.Directory("id", isOld
            ? ["vnets", "zones", "controllers", "ipams", "dns"]
            : ["vnets", "zones", "controllers", "ipams", "dns", "fabrics"]));
        router.On("PUT", Root, call =>
        {
            SdnConfig.Apply(call);
            return call.ForkWork("reloadnetworkall", "", Reload);
        });
        if (isOld)
        {
            return;
        }

        router.On("POST", Root + "/lock", call => SdnConfig.Take(call));
        router.On("DELETE", Root + "/lock", Release);
        router.On("POST", Root + "/rollback", SdnConfig.Rollback);
    }

    private static void Release(PveCall call)
    {
        if (call.Flag("force") is true)
        {
            SdnConfig.Release(call.Datacenter);
            return;
        }

        SdnConfig.Locked(call, "could not release lock", () =>
        {
            SdnConfig.Release(call.Datacenter);
            return true;
        });
    }

    /// <summary>Has each node apply its network, which takes over what it needs.</summary>
    private static void Reload(Execution run)
    {
        foreach (var node in run.Datacenter.Nodes.Select(node => node.Name).Order(StringComparer.Ordinal))
        {
            run.Print($"{node}: reloading network config");
            run.Datacenter.Tasks.Fork(node, "srvreload", "networking", "root@pam", own => NodeNetwork.Of(own).Apply());
        }
    }
}

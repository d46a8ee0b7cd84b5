using Proxmox.Simulator.Faults;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Cluster;

/// <summary>A cluster, or a node on its own, with its API: all who share one <c>/etc/pve</c>.</summary>
public sealed class Site
{
    public Site(Datacenter datacenter, FaultPlan faults, RequestLog requests)
    {
        Datacenter = datacenter;
        datacenter.LockFailure = faults.TakeLock;
        datacenter.Tasks.BeforeWork = faults.BeforeTaskAsync;
        datacenter.Tasks.ForkFailure = faults.TakeWorker;
        Authenticator = new Authenticator(datacenter);
        var router = new Router(datacenter.Version);
        foreach (var endpoints in Areas.All(Authenticator))
        {
            endpoints.Map(router);
        }

        Dispatcher = new ApiDispatcher(datacenter, router);
        datacenter.Api = Dispatcher.Ask;
        Pipeline = new RequestPipeline(datacenter, Authenticator, Dispatcher, faults, requests);
    }

    public Datacenter Datacenter { get; }

    public Authenticator Authenticator { get; }

    public ApiDispatcher Dispatcher { get; }

    public RequestPipeline Pipeline { get; }
}

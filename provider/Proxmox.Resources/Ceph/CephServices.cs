using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Ceph;

/// <summary>Services of Ceph on a node: <c>/nodes/{node}/ceph/start</c>, <c>stop</c> and <c>restart</c> (PVE::API2::Ceph).</summary>
internal static class CephServices
{
    /// <summary>Starts, stops or restarts one, and waits until that is done.</summary>
    /// <param name="work">What asks.</param>
    /// <param name="node">The node.</param>
    /// <param name="action">What is done, PVE's word.</param>
    /// <param name="service">Such as <c>osd.3</c>; null for all of the node.</param>
    /// <param name="cancel">The time limit.</param>
    public static Task ControlAsync(PveWork work, string node, string action, string? service, CancellationToken cancel)
    {
        var form = service is null ? new Form() : new Form().Add("service", service);
        return work.DispatchAsync(deadline => work.Pve.PostAsync(CephNode.Path(node, action), form, deadline), cancel);
    }
}

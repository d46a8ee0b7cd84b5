using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Controllers;

/// <summary>The controller of EVPN zones (PVE::Network::SDN::Controllers::EvpnPlugin).</summary>
public static class EvpnController
{
    private static readonly Field<IReadOnlySet<string>> Peers = Controller.Peers with
    {
        Doc = "Addresses of the nodes, or of the route reflectors, that routes are exchanged with; or `fabric`, one of the two.",
    };

    private static readonly Field<string> Fabric =
        Text("fabric", "Name of the fabric that tells the nodes of each other; or `peers`, one of the two.")
            .RefersTo("fabric_id").Since("9.0")
            .Checked(SdnNames.Fabric);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Controller.Of(
        "evpn", "EvpnController", "Exchanges the routes of EVPN zones between the nodes, by BGP. A datacenter has one.",
        [Controller.Asn, Peers, Fabric], Constraint.ExactlyOne(Peers, Fabric)) with
    {
        Hooks = SdnObject.Hooks with { Preflight = CheckAsync },
    };

    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var look = new SdnLook(session, plan);
        if (!plan.Config.Value.IsNull && look.IsNew(Controller.Id)
            && (await look.AllAsync(Controller.Collection, cancel)).FirstOrDefault(known => known["type"].AsText() == "evpn"
                && known["controller"].AsText() is { } name && name != plan.Planned.Get(Controller.Id)
                && !look.IsRecorded("sdn_controller_evpn", name)) is { } other)
        {
            look.Refuse(Controller.Id, "There is an EVPN controller already", $"PVE takes one for the whole datacenter, which is "
                + $"{other["controller"].AsText()}. Import it with the id \"{other["controller"].AsText()}\", or remove it first.");
        }
    }
}

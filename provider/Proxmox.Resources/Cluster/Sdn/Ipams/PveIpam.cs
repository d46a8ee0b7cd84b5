using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Cluster.Sdn.Ipams;

/// <summary>PVE's own management of addresses (PVE::Network::SDN::Ipams::PVEPlugin).</summary>
public static class PveIpam
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Ipam.Of(
        "pve", "PveIpam", "PVE's own management of addresses under another name. The one called `pve` is always there, and is mostly enough.");
}

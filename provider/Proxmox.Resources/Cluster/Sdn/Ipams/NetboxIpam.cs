using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Cluster.Sdn.Ipams;

/// <summary>NetBox (PVE::Network::SDN::Ipams::NetboxPlugin).</summary>
public static class NetboxIpam
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Ipam.Of(
        "netbox", "NetboxIpam", "A NetBox that PVE asks for free addresses and registers guests' addresses in. PVE tries to reach it with "
            + "every change.",
        Ipam.Url with { Doc = "URL of its API, such as `https://netbox.example.com/api`." }, Ipam.Token, Ipam.Fingerprint);
}

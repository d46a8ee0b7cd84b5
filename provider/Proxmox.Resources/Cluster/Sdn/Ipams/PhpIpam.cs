using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Ipams;

/// <summary>phpIPAM (PVE::Network::SDN::Ipams::PhpIpamPlugin).</summary>
public static class PhpIpam
{
    private static readonly Field<long> Section =
        Whole("section", "Number of the section of phpIPAM that the subnets are in.").Required().Between(0);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Ipam.Of(
        "phpipam", "PhpIpam", "A phpIPAM that PVE asks for free addresses and registers guests' addresses in. PVE tries to reach it with "
            + "every change.",
        Ipam.Url with { Doc = "URL of its API with the application, such as `https://ipam.example.com/api/pve`." }, Ipam.Token, Section,
        Ipam.Fingerprint);
}

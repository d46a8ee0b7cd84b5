using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Guests;

/// <summary>The guests of the datacenter: <c>/cluster/resources</c> (<c>PVE::API2::Cluster</c>), both kinds by one request.</summary>
public static class AllGuests
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new GuestsData("guest", null).Declare(
        "guests", "Guests", "VMs and containers of the datacenter that fit all of the filters, with where they are and how they do.");
}

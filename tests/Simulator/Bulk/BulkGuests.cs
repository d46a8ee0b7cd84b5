using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Bulk;

/// <summary>A guest that something is done to together with others.</summary>
/// <param name="Order">Its place in the order in which guests start; those without one come last.</param>
/// <param name="Up">Seconds until the next one may start; null for PVE's default.</param>
/// <param name="Down">Seconds that it has to shut down; null for PVE's default.</param>
internal sealed record BulkGuest(Guest Guest, long Order, int? Up, int? Down)
{
    public int VmId => Guest.VmId;

    public GuestControl Control => GuestControl.Of(Guest);

    /// <summary><c>VM</c> or <c>CT</c> with the VMID.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Control.Kind.Word} {VmId}");

    /// <summary>Where the API has the guest.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"/nodes/{Guest.Node}/{Guest.Type}/{VmId}");
}

/// <summary>Chooses the guests that something is done to together (<c>PVE::API2::Nodes::Nodeinfo::get_start_stop_list</c>).</summary>
internal static class BulkGuests
{
    /// <summary>The guests in the order in which they start.</summary>
    /// <param name="node">Null for those of all nodes.</param>
    /// <param name="vmIds">Null for all guests that the HA manager does not look after; of a list, what does not exist is left out.</param>
    /// <param name="onlyAtBoot">Whether only those count that start with their node.</param>
    public static IReadOnlyList<BulkGuest> Of(Datacenter datacenter, string? node, IReadOnlyList<string>? vmIds, bool onlyAtBoot = false) =>
        [.. Filtered(datacenter, node, vmIds, templates: false, managed: vmIds is not null)
            .Where(guest => !onlyAtBoot || Config(datacenter, guest)["onboot"] == "1")
            .Select(guest => Describe(datacenter, guest)).OrderBy(guest => guest.Order).ThenBy(guest => guest.VmId)];

    /// <summary>The guests of a node, or of all nodes, by VMID.</summary>
    public static IEnumerable<Guest> Filtered(Datacenter datacenter, string? node, IReadOnlyList<string>? vmIds, bool templates,
        bool managed) => datacenter.Guests.Values.Where(guest => (node is null || guest.Node == node)
            && vmIds?.Contains(guest.VmId.ToString(CultureInfo.InvariantCulture)) is not false
            && (templates || !guest.Template) && (managed || !HighAvailability.Of(datacenter).Manages(guest.VmId)));

    private static GuestConfig Config(Datacenter datacenter, Guest guest) =>
        GuestControl.Of(guest).Configs(datacenter).Load(guest.Node, guest.VmId);

    private static BulkGuest Describe(Datacenter datacenter, Guest guest)
    {
        var parts = PerlList.Split(Config(datacenter, guest)["startup"]).Select(part => part.Split('=', 2))
            .ToDictionary(part => part.Length > 1 ? part[0] : "order", part => part[^1], StringComparer.Ordinal);
        return new(guest, Number("order") ?? long.MaxValue, Number("up"), Number("down"));

        int? Number(string key) => int.TryParse(parts.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

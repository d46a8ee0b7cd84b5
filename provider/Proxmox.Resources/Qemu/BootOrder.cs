using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// What PVE does to the boot order of its own accord (<c>PVE::API2::Qemu</c>, <c>update_vm_api</c>): it takes out what leaves its slot, and
/// appends a CD-ROM that comes into one or gets another disc. The request that does so may say otherwise: which of both PVE follows is not
/// settled.
/// </summary>
internal static class BootOrder
{
    private static readonly Field[] Bootable = [Disks.Map, Network.Devices, Devices.Usb, Devices.Pci];

    /// <summary>True when PVE changes the order of a VM that changes so.</summary>
    /// <param name="prior">The VM as it is.</param>
    /// <param name="planned">The VM as it will be, with the slots that are left alone.</param>
    public static bool IsTouched(Value prior, Value planned)
    {
        var order = Of(prior);
        return order.Any(slot => Gone(prior, planned, slot) is not null) || (order.Count > 0 && planned[Disks.Map.Name].Members.Any(drive =>
            !order.Contains(drive.Key) && IsCdrom(drive.Value) && !drive.Value.Equals(prior[Disks.Map.Name][drive.Key])));
    }

    /// <summary>The devices of the planned order that are no longer in the plan.</summary>
    public static IEnumerable<AttributePath> Missing(Value prior, Value planned) =>
        Of(planned).Select(slot => Gone(prior, planned, slot)).OfType<AttributePath>();

    private static List<string> Of(Value vm) => [.. vm[Machine.BootOrder.Name].Items.Select(slot => slot.AsText()).OfType<string>()];

    private static AttributePath? Gone(Value prior, Value planned, string slot) => Bootable
        .Where(map => !prior[map.Name][slot].IsNull && planned[map.Name][slot].IsNull && !planned[map.Name].IsUnknown)
        .Select(map => AttributePath.Of(map.Name).Key(slot))
        .FirstOrDefault();

    private static bool IsCdrom(Value drive) => !drive[Disks.Iso.Name].IsNull;
}

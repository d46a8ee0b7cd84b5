using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// What PVE lets only <c>root@pam</c> set, change and remove (<c>PVE::API2::Qemu</c>): no other user whatever the privileges, and no API token, not even one of root.
/// </summary>
internal static class RootOnly
{
    // What reaches into the node, and what PVE has no privilege for.
    private static readonly ImmutableArray<(Field Attribute, Func<ChangedPart, bool> Applies)> Table =
    [
        (General.HookScript, Always), (General.Arguments, Always), (Machine.VmGenerationId, Always), (Memory.Ivshmem, Always), (Display.Spice, Always),
        (Devices.Parallel, Always), (Confidential.Sev, Always), (Confidential.Tdx, Always),
        (Cpu.Processors, part => part.Field == Cpu.Affinity || part.Field == Cpu.Architecture),
        (Memory.Ram, part => part.Field == Memory.Hugepages || part.Field == Memory.KeepHugepages),
        (Devices.Serial, part => Either(part, port => port.AsText() != "socket")),
        (Devices.Usb, part => Either(part, device => device[Devices.UsbHost.Name].AsText() is { } host && !host.Equals("spice", StringComparison.OrdinalIgnoreCase))),
        (Devices.Pci, part => Either(part, device => !device[Devices.PciHost.Name].IsNull || !device[Devices.RomFile.Name].IsNull)),
    ];

    /// <summary>Where a plan changes such a thing.</summary>
    public static IEnumerable<AttributePath> In(Attributes prior, Attributes planned) =>
        from entry in Table
        from part in ChangedPart.Of([entry.Attribute], prior, planned)
        where entry.Applies(part)
        select part.Path;

    private static bool Always(ChangedPart part) => true;

    private static bool Either(ChangedPart part, Func<Value, bool> isOfTheNode) =>
        (!part.Before.IsNull && isOfTheNode(part.Before)) || (!part.After.IsNull && isOfTheNode(part.After));
}

using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Resources.Lxc;

namespace Proxmox.Resources.Functions;

/// <summary>The numbered slots that guests of either kind have.</summary>
internal static class GuestSlots
{
    /// <summary>All of them; where both kinds have slots of one name, those of the kind that has more.</summary>
    public static ImmutableArray<SlotName> All { get; } =
    [
        .. Qemu.Vm.Declaration.Fields.Concat(Container.Declaration.Fields).SelectMany(field => field.SlotNames)
            .Where(slots => slots.Count is > 0 and < int.MaxValue).GroupBy(slots => slots.Prefix, StringComparer.Ordinal)
            .Select(same => same.MaxBy(slots => slots.Count)).OrderBy(slots => slots.Prefix, StringComparer.Ordinal),
    ];
}

using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Qemu.Lifecycle;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>What a VM runs with, where that is not what its next start gives it.</summary>
internal static class RunningVm
{
    /// <summary>The recorded VM with what is pending taken back.</summary>
    /// <param name="recorded">The VM as it will be after its next start.</param>
    /// <param name="config">PVE's answer about it.</param>
    public static Value Of(Value recorded, GuestConfig config)
    {
        var (next, now) = (new LiveVm(config).Values, FromData.Members(Vm.Config, VmWire.Read(config.Running)));
        return Vm.Config.Where(field => !next[field.Name].Equals(now[field.Name]))
            .Aggregate(recorded, (vm, field) => vm.With(
                field.Name, field.WireForm == WireForm.Slots ? Slots(vm[field.Name], next[field.Name], now[field.Name]) : now[field.Name]));
    }

    // Slots that nothing is pending for stay as recorded: some are nobody's here.
    private static Value Slots(Value recorded, Value next, Value now) => Value.Object(
        recorded.Members.Where(slot => next[slot.Key].Equals(now[slot.Key]))
            .Concat(now.Members.Where(slot => !next[slot.Key].Equals(slot.Value))));
}

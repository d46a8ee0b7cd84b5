using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Reads a VM as <see cref="GuestReading"/> does, and asks the agent of one that runs for its addresses.</summary>
internal static class VmReading
{
    /// <summary>The VM in the form that the attributes read; null when no guest has its VMID.</summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        if (await GuestReading.ReadAsync(operation, GuestKind.Vm, cancel) is not { } read)
        {
            return null;
        }

        var vm = read.Observed(operation.Target);
        GuestAddresses.Add(vm, read.Status == Power.Running && HasAgent(read.Config.AfterRestart["agent"])
            ? await GuestAddresses.NowAsync(operation, VmModel.Instance, read.Place, cancel)
            : []);
        var live = new LiveGuest(VmModel.Instance, read.Config).Data;
        return PinnedMachine.AsRecorded(PveData.Object(live.Members.Concat(vm)), operation.Target.Value);
    }

    // PVE tells the property string as it was written, and a value without a key switches the agent.
    private static bool HasAgent(PveData agent) =>
        agent.AsText() is { } text && PropertyString.TryParse(text, "enabled", out var parts, out _) && parts.Flag("enabled") is true;
}

using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Reads a VM as <see cref="GuestReading"/> does, and asks the agent of one that runs for its addresses.</summary>
internal static class VmReading
{
    // An agent that does not answer at once has nothing to tell a refresh.
    private static readonly TimeSpan AgentPatience = TimeSpan.FromSeconds(3);

    /// <summary>The VM in the form that the attributes read; null when no guest has its VMID.</summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        if (await GuestReading.ReadAsync(operation, GuestKind.Vm, cancel) is not { } read)
        {
            return null;
        }

        var vm = read.Observed(operation.Target);
        await AgentAddresses.AddAsync(operation, vm, read, AgentPatience, cancel);
        var live = new LiveVm(read.Config).Data;
        return PinnedMachine.AsRecorded(PveData.Object(live.Members.Concat(vm)), operation.Target.Value);
    }
}

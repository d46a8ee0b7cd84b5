using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>What the commands on VMs share.</summary>
internal static class VmCommand
{
    /// <summary>The VM. Its node is looked up.</summary>
    public static Field<long> VmId { get; } = GuestCommand.VmId(GuestKind.Vm);

    /// <summary>Finds the VM that a command is for.</summary>
    /// <exception cref="PveFault">There is no such VM, or it cannot be found.</exception>
    public static Task<GuestStatus> FindAsync(CommandRun run, CancellationToken cancel) =>
        GuestCommand.FindAsync(run, GuestKind.Vm, cancel);
}

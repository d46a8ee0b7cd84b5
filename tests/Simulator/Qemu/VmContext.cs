using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Qemu;

/// <summary>What the code for VMs works with.</summary>
internal sealed class VmContext : GuestContext
{
    public VmContext(Execution run)
        : base(run, VmStore.Of(run.Datacenter))
    {
        Processes = VmProcesses.Of(run.Datacenter);
    }

    public VmContext(PveCall call)
        : this(call.Execution)
    {
    }

    public VmProcesses Processes { get; }

    public Hypervisor Hypervisor => Hypervisor.Of(Datacenter);

    /// <inheritdoc/>
    /// <exception cref="PveError">The node has no such VM.</exception>
    public override bool IsRunning(int vmId) => Configs.Exists(Node, vmId)
        ? Processes.Find(vmId) is not null
        : throw PveError.Die(
            string.Create(CultureInfo.InvariantCulture, $"unable to find configuration file for VM {vmId} on node '{Node}'"));

    /// <summary>Fails unless the VM runs.</summary>
    public VmProcess RequireRunning(int vmId) => IsRunning(vmId)
        ? Processes.Find(vmId)!
        : throw PveError.Die(string.Create(CultureInfo.InvariantCulture, $"VM {vmId} not running"));
}

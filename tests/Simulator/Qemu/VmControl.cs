using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Qemu;

/// <inheritdoc/>
internal sealed class VmControl : GuestControl
{
    public VmControl()
        : base(GuestKind.Vm)
    {
    }

    public override GuestStore Configs(Datacenter datacenter) => VmStore.Of(datacenter);

    public override bool IsRunning(Datacenter datacenter, int vmId) => VmProcesses.Of(datacenter).Find(vmId) is not null;

    public override void Start(Execution run, int vmId) => PowerOperations.Start(new VmContext(run), vmId);

    public override void Stop(Execution run, int vmId, int timeout) => PowerOperations.Stop(
        new VmContext(run), vmId, new StopOrder { Timeout = timeout, Shutdown = timeout > 0, Force = true });

    public override void Lose(Datacenter datacenter, int vmId) => VmProcesses.Of(datacenter).Stop(vmId);

    public override void Migrate(Execution run, int vmId, string target)
    {
        var context = new VmContext(run);
        new Migration(context, vmId, target, new MigrationOrder { Online = context.IsRunning(vmId) }).Run();
    }
}

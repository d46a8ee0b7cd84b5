using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Lxc;

/// <inheritdoc/>
internal sealed class ContainerControl : GuestControl
{
    public ContainerControl()
        : base(GuestKind.Container)
    {
    }

    public override GuestStore Configs(Datacenter datacenter) => ContainerStore.Of(datacenter);

    public override bool IsRunning(Datacenter datacenter, int vmId) => ContainerProcesses.Of(datacenter).Find(vmId) is not null;

    public override void Start(Execution run, int vmId) => PowerOperations.Start(new LxcContext(run), vmId);

    public override void Stop(Execution run, int vmId, int timeout)
    {
        if (timeout == 0)
        {
            PowerOperations.Stop(new LxcContext(run), vmId);
        }
        else
        {
            PowerOperations.Shutdown(new LxcContext(run), vmId, timeout, force: true);
        }
    }

    public override void Lose(Datacenter datacenter, int vmId) => ContainerProcesses.Of(datacenter).Stop(vmId);

    public override void Migrate(Execution run, int vmId, string target) => new Migration(
        new LxcContext(run), vmId, target, StorageMap.Parse(null), online: false, restart: true, MigrationEndpoints.DefaultTimeout).Run();
}

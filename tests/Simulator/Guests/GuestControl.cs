using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Guests;

/// <summary>What is done to guests of either kind by those who need not know the kind.</summary>
internal abstract class GuestControl
{
    protected GuestControl(GuestKind kind)
    {
        Kind = kind;
    }

    public GuestKind Kind { get; }

    public static GuestControl Of(Guest guest) =>
        guest.Type == GuestKind.Container.Type ? new Lxc.ContainerControl() : new Qemu.VmControl();

    public abstract GuestStore Configs(Datacenter datacenter);

    public abstract bool IsRunning(Datacenter datacenter, int vmId);

    public abstract void Start(Execution run, int vmId);

    /// <summary>Ends a guest that runs.</summary>
    /// <param name="timeout">Seconds that it has to shut down; 0 to end it at once.</param>
    public abstract void Stop(Execution run, int vmId, int timeout);

    /// <summary>Ends a guest as the loss of its node does.</summary>
    public abstract void Lose(Datacenter datacenter, int vmId);

    /// <summary>Moves a guest as it is, running or not.</summary>
    public abstract void Migrate(Execution run, int vmId, string target);
}

using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Lxc;

/// <summary>What the code for containers works with.</summary>
internal sealed class LxcContext : GuestContext
{
    public LxcContext(Execution run)
        : base(run, ContainerStore.Of(run.Datacenter))
    {
        Containers = ContainerProcesses.Of(run.Datacenter);
    }

    public LxcContext(PveCall call)
        : this(call.Execution)
    {
    }

    public ContainerProcesses Containers { get; }

    public override bool IsRunning(int vmId) => Containers.Find(vmId) is not null;

    /// <summary>Fails unless the container runs.</summary>
    /// <param name="word">What the message calls it.</param>
    public void RequireRunning(int vmId, string word = "CT")
    {
        if (!IsRunning(vmId))
        {
            throw PveError.Die(string.Create(CultureInfo.InvariantCulture, $"{word} {vmId} not running"));
        }
    }
}

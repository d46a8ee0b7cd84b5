using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>/nodes/{node}/lxc/{vmid}/snapshot</c> (<c>PVE::API2::LXC::Snapshot</c>).</summary>
internal sealed class SnapshotEndpoints : GuestSnapshotEndpoints<LxcContext>
{
    public SnapshotEndpoints()
        : base(GuestKind.Container)
    {
    }

    protected override LxcContext ContextOf(Execution run) => new(run);

    protected override GuestSnapshots Snapshot(LxcContext context, int vmId, string name) => new ContainerSnapshots(context, vmId, name);

    protected override void Start(LxcContext context, int vmId) => PowerOperations.Fork(context, vmId);

    protected override void RequireCreatable(PveCall call, LxcContext context, int vmId, string name)
    {
        if (name is "current" or "vzdump")
        {
            throw PveError.Die($"unable to use snapshot name '{name}' (reserved name)");
        }
    }
}

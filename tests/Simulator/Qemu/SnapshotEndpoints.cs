using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/snapshot</c> (<c>PVE::API2::Qemu</c>).</summary>
internal sealed class SnapshotEndpoints : GuestSnapshotEndpoints<VmContext>
{
    public SnapshotEndpoints()
        : base(GuestKind.Vm)
    {
    }

    protected override VmContext ContextOf(Execution run) => new(run);

    protected override GuestSnapshots Snapshot(VmContext context, int vmId, string name) => new VmSnapshots(context, vmId, name);

    protected override void Start(VmContext context, int vmId) => context.Run.Fork(
        "qmstart", vmId.ToString(CultureInfo.InvariantCulture), run => PowerOperations.Start(new VmContext(run), vmId));

    protected override void RequireCreatable(PveCall call, VmContext context, int vmId, string name)
    {
        if (name == "current" || name.Equals("pending", StringComparison.OrdinalIgnoreCase))
        {
            throw PveError.Die($"unable to use snapshot name '{name.ToLowerInvariant()}' (reserved name)");
        }

        VmStartChecks.RequireMovable(context.Load(vmId), call.Flag("vmstate") == true);
    }

    protected override void Show(JObject entry, OptionSet snapshot) => entry["vmstate"] = snapshot["vmstate"] is null ? 0 : 1;
}

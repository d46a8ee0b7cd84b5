using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// Reads a VM: one request for its configuration with what is pending (<c>GET .../pending</c>, <c>PVE::API2::Qemu</c>), and the list of all guests, which every
/// read of a refresh shares. It never waits.
/// </summary>
internal static class VmReading
{
    // An agent that does not answer at once has nothing to tell a refresh.
    private static readonly TimeSpan AgentPatience = TimeSpan.FromSeconds(3);

    private static readonly string[] NotConfig = ["digest", "meta", "parent", "vmstate", "lock", "runningmachine", "runningcpu", "running-nets-host-mtu"];

    /// <summary>The VM in the shape that the attributes read; null when no guest has its VMID.</summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var subject = operation.Target;
        if (subject.Get(Placement.VmId) is not { } vmid)
        {
            return null;
        }

        var listed = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(vmid);
        if (listed is { IsVm: false })
        {
            throw new PveFault(FaultKind.Invalid, $"{vmid} is a container and not a VM");
        }

        var hint = subject.Get(Placement.CurrentNode) ?? operation.Prior.Get(Placement.CurrentNode) ?? subject.Get(Placement.Node);
        if (await GuestDirectory.AskAsync(operation.Session, vmid, hint, node => operation.Pve.GetAsync(GuestDirectory.PathOf(node, vmid) + "/pending", cancel: cancel), cancel) is not var (pending, place))
        {
            return null;
        }

        var vm = Config(pending);
        vm["current_node"] = PveData.Of(place);
        var isPinned = subject.Get(Placement.Mode) == Placement.Pinned;
        vm["node"] = PveData.Of(isPinned ? place : subject.Get(Placement.Node) ?? place);
        vm["pool"] = PveData.Of(listed?.Pool);
        var status = await StatusAsync(operation, place, vmid, listed?.Status, cancel);
        vm["status"] = PveData.Of(status);
        vm["power_state"] = PveData.Of(subject.Get(Power.State) is Power.Unmanaged ? Power.Unmanaged : status);
        await AgentAddresses.AddAsync(operation, vm, place, vmid, status == Power.Running, AgentPatience, cancel);
        return PinnedMachine.AsRecorded(PveData.Object(vm), subject.Value);
    }

    /// <summary>The configuration of a VM as the attributes read it, without where it is and whether it runs.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="path">The path of the VM.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<PveData> LiveAsync(IPve pve, string path, CancellationToken cancel) =>
        VmWire.Read(PveData.Object(Config(await pve.GetAsync(path + "/pending", cancel: cancel))));

    /// <summary>The configuration that a VM has once what is pending has come true, with the digest and the names of what is pending.</summary>
    public static Dictionary<string, PveData> Config(PveData pending)
    {
        var vm = new Dictionary<string, PveData>(StringComparer.Ordinal);
        var waiting = new List<string>();
        foreach (var entry in pending.Items)
        {
            var key = entry["key"].AsText()!;
            var isRemoved = !entry["delete"].IsNull;
            if (isRemoved || !entry["pending"].IsNull)
            {
                waiting.Add(key);
            }

            if (!isRemoved)
            {
                vm[key] = Told(key, entry["pending"].IsNull ? entry["value"] : entry["pending"]);
            }
        }

        if (vm.TryGetValue("description", out var notes) && notes.AsText() is { } text)
        {
            vm["(mark)"] = PveData.Of(CreateMark.In(text));
            vm["description"] = CreateMark.Without(text) is { Length: > 0 } own ? PveData.Of(own) : PveData.Null;
        }

        vm["pending_changes"] = PveData.Array(waiting.Except(NotConfig, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key => PveData.Of(key)));
        return vm;
    }

    /// <summary>The configuration that a VM runs with, whatever is pending.</summary>
    public static Dictionary<string, PveData> RunningConfig(PveData pending) => pending.Items.Where(entry => !entry["value"].IsNull)
        .ToDictionary(entry => entry["key"].AsText()!, entry => Told(entry["key"].AsText()!, entry["value"]), StringComparer.Ordinal);

    private static PveData Told(string key, PveData value) => Drive.IsSlot(key) ? Drive.Read(value.AsText() ?? "") : value;

    // The list is some seconds old. It is believed where it says what is recorded; a change is only believed from the guest itself, and so is what a failure has left.
    private static async Task<string?> StatusAsync(Operation operation, string node, long vmid, string? listed, CancellationToken cancel)
    {
        var recorded = operation.Target[Power.State].AsText() is { } state and not Power.Unmanaged ? state : operation.Target[Power.Status].AsText();
        var isRefresh = operation.Planned.Value.IsNull && !operation.IsAftermath;
        return isRefresh && listed is Power.Running or Power.Stopped && (recorded is null || recorded == listed)
            ? listed
            : (await PowerSwitch.StatusAsync(operation, node, vmid, cancel)).Power;
    }
}

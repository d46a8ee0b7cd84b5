using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu.Commands;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>A VM as a command finds it: <c>GET .../status/current</c> (<c>PVE::API2::Qemu</c>), and where.</summary>
/// <param name="VmId">The VMID.</param>
/// <param name="Node">The node that has it.</param>
/// <param name="Data">What PVE says of it.</param>
internal sealed record GuestStatus(long VmId, string Node, PveData Data)
{
    /// <summary>The path of the VM.</summary>
    public string Path => GuestDirectory.PathOf(Node, VmId);

    /// <summary>True while it has a process, be it paused or not.</summary>
    public bool IsRunning => Data["status"].AsText() == "running";

    /// <summary>True while its processors stand still.</summary>
    public bool IsPaused => IsRunning && Data["qmpstatus"].AsText() == "paused";

    /// <summary>True while its memory is on disk.</summary>
    public bool IsHibernated => Data["lock"].AsText() == "suspended";

    /// <summary>True for a template.</summary>
    public bool IsTemplate => Data["template"].AsBool() is true;

    /// <summary>True when the HA manager looks after it: PVE's tasks end then before anything has happened.</summary>
    public bool IsManaged => Data["ha"]["managed"].AsBool() is true;

    /// <summary>The number of its process; null while it does not run.</summary>
    public long? Process => Data["pid"].AsLong();

    /// <summary>Looks for the VM that the command is for.</summary>
    /// <exception cref="PveFault">There is no such VM, or it cannot be found.</exception>
    public static async Task<GuestStatus> ReadAsync(CommandRun run, CancellationToken cancel)
    {
        var vmid = run.Config.Get(VmCommand.VmId)!.Value;
        return (await GuestDirectory.AllAsync(run.Session, cancel)).TryGetValue(vmid, out var listed) && !listed.IsVm
            ? throw new PveFault(FaultKind.NotFound, $"guest {vmid} is a container, not a VM")
            : await ReadAsync(run, vmid, node: null, cancel);
    }

    /// <summary>Sends the command's parameters to a path below the VM's, in turn with others that work on it, and waits for the task.</summary>
    /// <param name="run">The command.</param>
    /// <param name="action">The path, with a slash in front.</param>
    /// <param name="cancel">The command's time limit.</param>
    /// <param name="form">Other parameters than the command's; null for those.</param>
    public async Task PostAsync(CommandRun run, string action, CancellationToken cancel, Form? form = null)
    {
        using var held = await GuestDirectory.LockAsync(run, VmId, cancel);
        await run.DispatchAsync(deadline => run.Pve.PostAsync(Path + action, form ?? run.Parameters, deadline), cancel);
    }

    /// <summary>Waits until the VM is as it should be, wherever it is by then.</summary>
    public Task<GuestStatus> UntilAsync(CommandRun run, Func<GuestStatus, bool> isSo, CancellationToken cancel) =>
        run.AskUntilAsync(later => ReadAsync(run, VmId, Node, later), isSo, cancel);

    private static async Task<GuestStatus> ReadAsync(CommandRun run, long vmid, string? node, CancellationToken cancel)
    {
        var (data, found) = await GuestDirectory.RequireAsync(run.Session, vmid, node, path => run.Pve.GetAsync(path + "/status/current", cancel: cancel), cancel);
        return new(vmid, found, data);
    }
}

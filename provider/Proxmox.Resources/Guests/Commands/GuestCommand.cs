using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>What the commands on guests share.</summary>
internal static class GuestCommand
{
    /// <summary>How long the guest gets to shut down.</summary>
    public static Field<long> GraceSeconds { get; } =
        Whole("grace_seconds", "How long the guest may take to shut down, in seconds. Unset means what its start-up order says, or 60.")
            .OnWire("timeout").Between(0);

    /// <summary>The guest. Its node is looked up.</summary>
    public static Field<long> VmId(GuestKind kind) =>
        Names.VmId.NotAParameter() with { Doc = $"VMID of the {kind.Noun}, wherever in the cluster it is." };

    /// <summary>Finds the guest that a command is for.</summary>
    /// <exception cref="PveFault">There is no such guest, or it cannot be found.</exception>
    public static async Task<GuestStatus> FindAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var vmid = run.Config.Get(Names.VmId)!.Value;
        return (await GuestDirectory.AllAsync(run.Session, cancel)).TryGetValue(vmid, out var listed) && listed.Kind != kind
            ? throw new PveFault(FaultKind.NotFound, $"guest {vmid} is a {listed.Kind.Noun}, not a {kind.Noun}")
            : await FindAsync(run, kind, vmid, node: null, cancel);
    }

    /// <summary>
    /// Sends the command's parameters to a path below the guest's, in turn with others that work on it, and waits for the task.
    /// </summary>
    /// <param name="run">The command.</param>
    /// <param name="guest">The guest.</param>
    /// <param name="action">The path, with a slash in front.</param>
    /// <param name="cancel">The command's time limit.</param>
    /// <param name="form">Other parameters than the command's; null for those.</param>
    public static async Task PostAsync(CommandRun run, GuestPlace guest, string action, CancellationToken cancel, Form? form = null)
    {
        using var held = await GuestDirectory.LockAsync(run, guest.VmId, cancel);
        await run.DispatchAsync(deadline => run.Pve.PostAsync(guest.Path + action, form ?? run.Parameters, deadline), cancel);
    }

    /// <summary>Waits until the guest is as it should be, wherever it is by then.</summary>
    public static Task<GuestStatus> UntilAsync(CommandRun run, GuestPlace guest, Func<GuestStatus, bool> isSo, CancellationToken cancel) =>
        run.AskUntilAsync(later => FindAsync(run, guest.Kind, guest.VmId, guest.Node, later), isSo, cancel);

    private static async Task<GuestStatus> FindAsync(CommandRun run, GuestKind kind, long vmid, string? node, CancellationToken cancel) =>
        (await GuestDirectory.RequireAsync(
            run.Session, kind, vmid, node, place => GuestStatus.ReadAsync(run.Pve, place, cancel), cancel)).Answer;
}

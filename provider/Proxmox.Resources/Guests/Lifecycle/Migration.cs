using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Migrates a VM because the user chose another node: <c>POST .../migrate</c> (<c>PVE::API2::Qemu</c>).</summary>
internal static class Migration
{
    /// <summary>Brings the VM to a node and waits until it is there. A guest that is shut down for it is started again whether it has moved or not.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="vmid">The VM.</param>
    /// <param name="from">Where it is.</param>
    /// <param name="to">Where it is to be.</param>
    /// <param name="storage">The storage that its disks go to where <c>migrate</c> names none; null for the ones of the same names.</param>
    /// <param name="cancel">The time limit.</param>
    /// <returns>The node where it is then.</returns>
    public static async Task<string> BringAsync(Operation operation, long vmid, string from, string to, string? storage, CancellationToken cancel)
    {
        if (from == to)
        {
            return to;
        }

        var power = new PowerSwitch(operation, from, vmid);
        var status = await power.NowAsync(cancel);
        var how = operation.Planned[Placement.Migration];
        var isOffline = how["offline"].AsBool() is true && status.Power != Power.Stopped;
        if (!isOffline)
        {
            return await MoveAsync(operation, vmid, from, to, FormOf(how, to, storage, isOnline: status.Power != Power.Stopped), status.IsHaManaged, cancel);
        }

        await power.ShutDownAsync(cancel);
        string there;
        try
        {
            there = await MoveAsync(operation, vmid, from, to, FormOf(how, to, storage, isOnline: false), status.IsHaManaged, cancel);
        }
        catch (PveFault)
        {
            await StartAgainAsync(operation, vmid, power, cancel);
            throw;
        }

        await new PowerSwitch(operation, there, vmid).BringAsync(Power.Running, cancel);
        return there;
    }

    // The user is to hear why it has not moved.
    private static async Task StartAgainAsync(Operation operation, long vmid, PowerSwitch power, CancellationToken cancel)
    {
        try
        {
            await power.BringAsync(Power.Running, cancel);
        }
        catch (PveFault failure)
        {
            operation.Diagnostics.Warn(
                "A VM stayed off after a migration that failed",
                $"VM {vmid} was shut down to be migrated, and could not be started again where it is: {failure.Message}. Start it by hand.",
                AttributePath.Of(Placement.Node.Name));
        }
    }

    private static Form FormOf(Value how, string to, string? storage, bool isOnline)
    {
        var form = new Form().Add("target", to);
        if (isOnline)
        {
            form.Add("online", true);
            if (how["with_local_disks"].AsBool() is true)
            {
                form.Add("with-local-disks", true);
            }
        }

        return (how["target_storage"].AsText() ?? storage) is { } target ? form.Add("targetstorage", target) : form;
    }

    private static async Task<string> MoveAsync(Operation operation, long vmid, string from, string to, Form form, bool isHaManaged, CancellationToken cancel)
    {
        await operation.DispatchAsync(deadline => operation.Pve.PostAsync(GuestDirectory.PathOf(from, vmid) + "/migrate", form, deadline), cancel);
        // The HA manager's task has only told it; the guest moves later, and until then its old node has it.
        var there = await operation.AskUntilAsync(WhereAsync, node => node == to || !isHaManaged, cancel);
        return there == to ? there : throw new PveFault(FaultKind.TaskFailed, $"the migration ended, but VM {vmid} is on node {there} and not on {to}");

        Task<string> WhereAsync(CancellationToken later)
        {
            GuestDirectory.Forget(operation.Session);
            return GuestDirectory.NodeOfAsync(operation.Session, vmid, to, later);
        }
    }
}

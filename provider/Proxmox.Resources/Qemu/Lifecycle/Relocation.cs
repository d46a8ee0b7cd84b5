using Proxmox.Client;
using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Migrates a VM because the user chose another node: <c>POST .../migrate</c> (<c>PVE::API2::Qemu</c>).</summary>
internal static class Relocation
{
    /// <summary>Brings the VM to a node and waits until it is there.</summary>
    /// <returns>The node where it is then.</returns>
    public static async Task<string> BringAsync(Operation operation, long vmid, string from, string to, CancellationToken cancel)
    {
        if (from == to)
        {
            return to;
        }

        var power = new PowerSwitch(operation, from, vmid);
        var status = await power.NowAsync(cancel).ConfigureAwait(false);
        var how = operation.Planned[Placement.Migration];
        var isOffline = how["offline"].AsBool() is true && status.Power != Power.Stopped;
        if (isOffline)
        {
            await power.ShutDownAsync(cancel).ConfigureAwait(false);
        }

        var isOnline = !isOffline && status.Power != Power.Stopped;
        var form = new Form().Add("target", to);
        if (isOnline)
        {
            form.Add("online", true);
            if (how["with_local_disks"].AsBool() is true)
            {
                form.Add("with-local-disks", true);
            }
        }

        if (how["target_storage"].AsText() is { } storage)
        {
            form.Add("targetstorage", storage);
        }

        await operation.DispatchAsync(deadline => operation.Pve.PostAsync(Guests.PathOf(from, vmid) + "/migrate", form, deadline), cancel).ConfigureAwait(false);
        // The HA manager's task has only told it; the guest moves later, and until then its old node has it.
        var there = await operation.AskUntilAsync(WhereAsync, node => node == to || !status.IsHaManaged, cancel).ConfigureAwait(false);
        if (there != to)
        {
            throw new PveFault(FaultKind.TaskFailed, $"the migration ended, but VM {vmid} is on node {there} and not on {to}");
        }

        if (isOffline)
        {
            await new PowerSwitch(operation, to, vmid).BringAsync(Power.Running, cancel).ConfigureAwait(false);
        }

        return there;

        Task<string> WhereAsync(CancellationToken later)
        {
            Guests.Forget(operation.Session);
            return Guests.NodeOfAsync(operation.Session, vmid, to, later);
        }
    }
}

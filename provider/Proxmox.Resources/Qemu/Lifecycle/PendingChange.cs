using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// A deletion that PVE has taken on and cannot carry out, such as that of a volume which a snapshot holds. It stays pending and is tried again with every later
/// change, each of which then fails, too.
/// </summary>
internal static class PendingDeletion
{
    /// <summary>Empties slots, and takes back what could not be carried out.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="path">The path of the VM.</param>
    /// <param name="slots">What is to be emptied.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task TakingBackAsync(Operation operation, string path, IReadOnlyCollection<string> slots, Func<Task> send, CancellationToken cancel)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (PveFault refused) when (!refused.MayHaveBeenApplied)
        {
            await RevertAsync(operation, path, slots, cancel).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task RevertAsync(Operation operation, string path, IReadOnlyCollection<string> slots, CancellationToken cancel)
    {
        try
        {
            var pending = await operation.Pve.GetAsync(path + "/pending", cancel: cancel).ConfigureAwait(false);
            var stuck = pending.Items.Where(entry => !entry["delete"].IsNull).Select(entry => entry["key"].AsText()!).Intersect(slots, StringComparer.Ordinal).ToList();
            if (stuck.Count > 0)
            {
                var list = string.Join(',', stuck);
                await operation.DispatchAsync(deadline => operation.Pve.PutAsync(path + "/config", new Form().Add("revert", list), deadline), cancel).ConfigureAwait(false);
                operation.Diagnostics.Warn(
                    "A deletion that PVE refuses was taken back",
                    $"{list} of VM {operation.Subject.Get(Placement.VmId)} stays as it is. Left pending, the deletion would be tried again with every later change of the VM, and make it fail.",
                    AttributePath.Of(Disks.Map.Name));
            }
        }
        // The user is to hear why the change failed, and not why tidying up behind it did.
        catch (PveFault)
        {
        }
    }
}

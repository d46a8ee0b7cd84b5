using Proxmox.Engine.Operations;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// Writes the cloud-init drive anew (<c>PUT .../cloudinit</c>): the guest reads it at its next start anyway, but what is on it need not
/// wait until then.
/// </summary>
internal static class CloudInitRefresh
{
    /// <summary>Writes it where what is pending and was changed is on it; false when there is nothing of the kind.</summary>
    public static async Task<bool> RunAsync(Operation operation, GuestPlace vm, IEnumerable<string> pending, CancellationToken cancel)
    {
        if (!pending.Any(IsOnDrive) || !(operation.IsChanged(CloudInit.Settings) || operation.IsChanged(CloudInit.Password)))
        {
            return false;
        }

        await operation.DispatchAsync(deadline => operation.Pve.PutAsync(vm.Path + "/cloudinit", cancel: deadline), cancel);
        return true;
    }

    private static bool IsOnDrive(string parameter) =>
        parameter is "ciuser" or "cipassword" or "sshkeys" or "nameserver" or "searchdomain" or "citype" or "cicustom" or "ciupgrade"
            || parameter.StartsWith("ipconfig", StringComparison.Ordinal);
}

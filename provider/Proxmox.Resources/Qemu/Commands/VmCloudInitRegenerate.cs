using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Writes the cloud-init drive anew: <c>PUT .../cloudinit</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmCloudInitRegenerate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_cloud_init_regenerate",
        "Regenerates the cloud-init drive of a VM from its settings. The guest reads it when it boots the next time.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineCloudInit",
        Verb = "regenerate",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId],
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.CloudInit],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await run.DispatchAsync(deadline => run.Pve.PutAsync(vm.Place.Path + "/cloudinit", cancel: deadline), cancel);
        return null;
    }
}

using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Presses a key: <c>PUT .../sendkey</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmSendKey
{
    private static readonly Field<string> Key =
        Text("key", "Keys in QEMU's notation with hyphens between them, such as `ctrl-alt-delete` or `ret`.").Required()
            .Matching("[A-Za-z0-9_<>-]+", "keys such as \"ctrl-alt-delete\"");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_send_key", "Presses a key, or several at once, on the keyboard of a VM. The VM must be running.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachineKey",
            Verb = "send",
            Target = VmCommand.VmId,
            Fields = [VmCommand.VmId, Key],
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Console],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await run.Pve.PutAsync(vm.Place.Path + "/sendkey", run.Parameters, cancel);
        return null;
    }
}

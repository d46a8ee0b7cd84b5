using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Sets a password in the guest: <c>POST .../agent/set-user-password</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgentSetPassword
{
    private static readonly Field<string> Username = Text("username", "User of the guest, such as `root`.").Required();

    private static readonly Field<string> Password = Text("password", "The new password.").Required().OfLength(1, 1024).Secret();

    private static readonly Field<bool> Crypted =
        Flag("crypted", "The password is given as a hash that the guest's `crypt` has made. Unset means false.");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_agent_set_password", "Sets the password of a user of the guest in a VM. The user must exist there.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachineAgentPassword",
            Verb = "set",
            Target = VmCommand.VmId,
            Fields = [VmCommand.VmId, Username, Password, Crypted, AgentCommand.WaitForAgent],
            Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentUnrestricted],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await AgentCommand.AskAsync(run, vm, "set-user-password", cancel);
        return null;
    }
}

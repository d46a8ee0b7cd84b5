using System.Text;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Writes a file in the guest: <c>POST .../agent/file-write</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgentFileWrite
{
    // PVE takes 60 KiB of base64.
    private const int MostBytes = 60 * 1024 / 4 * 3;

    private const string Limit = "PVE takes up to 45 KiB at a time";

    // PVE would encode text itself, and fails at letters that are not of Latin-1.
    private static readonly Field<string> Content =
        Text("content", "What the file is to hold, as text; it is written in UTF-8. " + Limit + ".").As(Formats.Base64).Secret();

    private static readonly Field<string> Base64 =
        Text("content_base64", "What the file is to hold, in base64, where it is no text.").OnWire("content").Secret();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_agent_file_write", "Writes a file in the guest of a VM through the QEMU guest agent: what the file held is lost, and one "
            + "that is not there is made, in a directory that is. For more than a file, let cloud-init or `vm_agent_exec` do it.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachineAgentFile",
            Verb = "write",
            Target = VmCommand.VmId,
            Fields =
            [
                VmCommand.VmId, VmAgentFile.FilePath("Path of the file in the guest, such as `/etc/motd`."), Content, Base64,
                AgentCommand.WaitForAgent,
            ],
            Constraints = [Constraint.ExactlyOne(Content, Base64), new(Check)],
            Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentFileWrite],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await AgentCommand.AskAsync(run, vm, "file-write", cancel, run.Parameters.Add("encode", false));
        return null;
    }

    private static IEnumerable<Violation> Check(Attributes config)
    {
        if (config.Get(Content) is { } text && Encoding.UTF8.GetByteCount(text) is > MostBytes and var length)
        {
            yield return new(Content, $"It is {Number.Of(length)} bytes, and {Limit}: write it in parts, or have the guest fetch it.");
        }

        if (config.Get(Base64) is { } encoded)
        {
            var bytes = new byte[encoded.Length];
            if (!Convert.TryFromBase64String(encoded, bytes, out var decoded))
            {
                yield return new(Base64, "It is not base64: use `content` for text.");
            }
            else if (decoded > MostBytes)
            {
                yield return new(Base64, $"It is {Number.Of(decoded)} bytes, and {Limit}: write it in parts, or have the guest fetch it.");
            }
        }
    }
}

using System.Text;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>A file of the guest in a VM: <c>GET .../agent/file-read</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgentFile
{
    /// <summary>The first version that hands on what the agent sent, and reads a part of a file.</summary>
    private const string Parts = "9.2";

    private static readonly Version Raw = new(Parts);

    private static readonly Field<string> Path = FilePath("Path of the file in the guest, such as `/etc/kubernetes/admin.conf`.");

    private static readonly Field<long> Offset =
        Whole("offset_bytes", "Where to begin, in bytes. Unset means at the beginning.").OnWire("offset").Between(0) with { Since = Parts };

    private static readonly Field<long> Count =
        Whole("count_bytes", "How much to read at most, in bytes. Unset means 16 MiB, which is the most that PVE reads.")
            .OnWire("count").Between(1, 16 << 20) with
        { Since = Parts };

    private static readonly Field<string> Content =
        Text("content", "What the file holds, as text in UTF-8; a secret, for files that are worth reading often hold one. Null for a file "
            + "that is no such text.").Computed().Secret();

    private static readonly Field<string> Base64 = Text("content_base64", "The same in base64, whatever it is.").Computed().Secret()
        .AlwaysReturned();

    private static readonly Field<long> Size = Whole("size_bytes", "How much was read, in bytes.").Computed().AlwaysReturned();

    private static readonly Field<bool> Truncated = Flag("truncated", "Whether the file goes on behind what was read.").Computed()
        .AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("vm_agent_file", "A file of the guest in a running VM, as its QEMU guest agent reads it with the rights of its system's "
            + "administrator: up to 16 MiB. A file that is not there is an error.")
        {
            Area = Areas.Guests,
            Noun = "QemuAgentFile",
            Fields = [Names.VmId, Path, Offset, Count, Content, Base64, Size, Truncated],
            Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentFileRead],
            Read = ReadAsync,
        };

    /// <summary>The attribute that names a file of the guest.</summary>
    public static Field<string> FilePath(string doc) => Text("path", doc).OnWire("file").Required().OfLength(1, 4096);

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var form = new Form().Add(Path.Wire, config.Get(Path)!);
        foreach (var part in new[] { Offset, Count }.Where(config.Has))
        {
            form.Add(part.Wire, config.Get(part)!.Value);
        }

        var isRaw = await session.VersionAsync(cancel) is { } version && version >= Raw;
        if (isRaw)
        {
            form.Add("decode", false);
        }

        var (answer, _) = await AgentQuestions.FirstAsync(session, config.Get(Names.VmId)!.Value, "file-read", cancel, form);
        var bytes = isRaw ? Chunks(answer["content"].AsText() ?? "") : Encoding.Latin1.GetBytes(answer["content"].AsText() ?? "");
        return Value.Object(
            (Content.Name, TextOf(bytes).AsSecret()),
            (Base64.Name, Value.Of(Convert.ToBase64String(bytes)).AsSecret()),
            (Size.Name, bytes.LongLength),
            (Truncated.Name, answer["truncated"].AsBool() is true));
    }

    // The agent reads a megabyte at a time, and what is put together is the text of each piece, with its padding.
    private static byte[] Chunks(string text)
    {
        using var all = new MemoryStream();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('=', start) is var padding and >= 0 ? padding : text.Length;
            while (end < text.Length && text[end] == '=')
            {
                end++;
            }

            all.Write(Convert.FromBase64String(text[start..end]));
            start = end;
        }

        return all.ToArray();
    }

    private static Value TextOf(byte[] bytes)
    {
        try
        {
            return Value.Of(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Value.Null;
        }
    }
}

using System.Text;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary>Files that the agent reads and writes: <c>.../agent/file-read</c>, <c>file-write</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
internal static class GuestFiles
{
    private const int Chunk = 1 << 20;
    private const int Most = 16 << 20;

    /// <summary>Reads a file, or a part of it.</summary>
    public static JToken Read(PveCall call)
    {
        var system = SystemOf(call);
        var path = call.Text("file");
        if (!system.Files.TryGetValue(path, out var all))
        {
            throw PveError.Die($"Agent error: failed to open file '{path}' (mode: 'r'): No such file or directory");
        }

        var rest = all[(int)Math.Min(call.Number("offset") ?? 0, all.Length)..];
        var count = (int)(call.Number("count") ?? Most);
        var bytes = rest[..Math.Min(rest.Length, count)];

        // Perl's text is the bytes themselves, which become letters of Latin-1 on the way out; undecoded, each piece has its own padding.
        var answer = new JObject
        {
            ["content"] = call.Flag("decode") == false ? string.Concat(bytes.Chunk(Chunk).Select(Convert.ToBase64String))
                : Encoding.Latin1.GetString(bytes),
            ["bytes-read"] = bytes.Length,
        };

        // The end is noticed only by a read that gets less than it asked for.
        if (rest.Length >= count)
        {
            answer["truncated"] = 1;
        }

        return answer;
    }

    /// <summary>Writes a file anew.</summary>
    public static JToken? Write(PveCall call)
    {
        var system = SystemOf(call);
        var content = call.Text("content");
        system.Files[call.Text("file")] = call.Flag("encode") == false ? Convert.FromBase64String(content) : Encoded(content);
        return null;
    }

    private static byte[] Encoded(string content) => content.Any(letter => letter > 0xFF)
        ? throw PveError.Die("Wide character in subroutine entry at /usr/share/perl5/PVE/API2/Qemu/Agent.pm line 653.")
        : Encoding.Latin1.GetBytes(content);

    private static GuestSystem SystemOf(PveCall call)
    {
        var vmId = (int)call.Number("vmid")!.Value;
        GuestAgent.Require(new VmContext(call), vmId);
        return GuestSystems.Of(call.Datacenter).Of(vmId);
    }
}

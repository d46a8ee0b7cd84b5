using System.Collections.Immutable;
using Google.Protobuf;
using Newtonsoft.Json.Linq;

namespace Proxmox.ClientReplay;

/// <summary>A command that a real client ran.</summary>
/// <param name="Client">The client and its version.</param>
/// <param name="Scenario">The story that the command belongs to.</param>
/// <param name="Step">The command's part in it.</param>
/// <param name="Calls">What the client asked, in its order.</param>
internal sealed record Recording(string Client, string Scenario, string Step, ImmutableArray<RecordedCall> Calls)
{
    /// <summary>Reads a file of recordings.</summary>
    public static IReadOnlyList<Recording> ReadAll(string path)
    {
        var all = new List<Recording>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0).Select(JObject.Parse))
        {
            if (line["scenario"] is { } scenario)
            {
                all.Add(new((string)line["client"]!, (string)scenario!, (string)line["step"]!, []));
            }
            else
            {
                all[^1] = all[^1] with { Calls = all[^1].Calls.Add(RecordedCall.Of(line)) };
            }
        }

        return all;
    }
}

/// <summary>A call to the provider.</summary>
/// <param name="Process">Which process of the command was asked.</param>
/// <param name="Method">The method of the protocol.</param>
/// <param name="Request">The request.</param>
/// <param name="Responses">The answers, of which a stream has several; none when the call failed.</param>
internal sealed record RecordedCall(int Process, string Method, ByteString Request, ImmutableArray<ByteString> Responses)
{
    /// <summary>Reads a call from its line.</summary>
    public static RecordedCall Of(JObject line) => new(
        (int)line["process"]!,
        (string)line["method"]!,
        ByteString.FromBase64((string)line["request"]!),
        [.. (line["responses"] ?? new JArray()).Select(response => ByteString.FromBase64((string)response!))]);
}

using System.Collections.Immutable;
using Google.Protobuf;
using Newtonsoft.Json.Linq;
using Pulumirpc;

namespace Proxmox.EngineReplay;

/// <summary>Commands that the real engine ran, one after the other, on one stack.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">The commands.</param>
internal sealed record Scenario(string Name, ImmutableArray<RecordedStep> Steps)
{
    /// <summary>Reads a file of recordings.</summary>
    public static IReadOnlyList<Scenario> ReadAll(string path)
    {
        var all = new List<Scenario>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0).Select(JObject.Parse))
        {
            if (line["scenario"] is { } scenario)
            {
                if (all.Count == 0 || all[^1].Name != (string)scenario!)
                {
                    all.Add(new((string)scenario!, []));
                }

                all[^1] = all[^1] with
                {
                    Steps = all[^1].Steps.Add(
                    new((string)line["step"]!, (string)line["command"]!, (int)line["exit"]! == 0, []))
                };
            }
            else
            {
                var steps = all[^1].Steps;
                all[^1] = all[^1] with
                {
                    Steps = steps.SetItem(
                    steps.Length - 1, steps[^1] with { Calls = steps[^1].Calls.Add(RecordedCall.Of(line)) })
                };
            }
        }

        return all;
    }
}

/// <summary>A command, with every call to and from the engine while it ran.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Command">The command line behind <c>pulumi</c>.</param>
/// <param name="Succeeded">Whether it ended well.</param>
/// <param name="Calls">The calls, in the order in which they began.</param>
internal sealed record RecordedStep(string Name, string Command, bool Succeeded, ImmutableArray<RecordedCall> Calls)
{
    /// <summary>What the engine asked of providers.</summary>
    public IEnumerable<RecordedCall> ToProvider => Calls.Where(call => call.IsToProvider);

    /// <summary>What the program asked of the engine.</summary>
    public IEnumerable<RecordedCall> ToEngine => Calls.Where(call => !call.IsToProvider);
}

/// <summary>A call.</summary>
/// <param name="Begun">Its begin's place among all begins and ends of the step.</param>
/// <param name="Ended">Its end's; null when it was never answered.</param>
/// <param name="IsToProvider">Whether the engine asks a provider; else a program asks the engine.</param>
/// <param name="Method">The method.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The answer; null when there was none, or none was kept.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
internal sealed record RecordedCall(
    int Begun, int? Ended, bool IsToProvider, string Method, IMessage Request, IMessage? Response, string? Error)
{
    /// <summary>What is asked about: a resource, a provider or a function; empty for none.</summary>
    public string Subject => SubjectOf(Request);

    /// <summary>What a request is about: a resource, a provider or a function; empty for none.</summary>
    public static string SubjectOf(IMessage request) => Text(request, "urn") is { Length: > 0 } urn ? urn : Text(request, "tok");

    /// <summary>Reads a call from its line.</summary>
    public static RecordedCall Of(JObject line)
    {
        var toProvider = (string)line["to"]! == "provider";
        var method = (toProvider ? ResourceProvider.Descriptor : ResourceMonitor.Descriptor).FindMethodByName((string)line["method"]!);
        return new(
            (int)line["begun"]!,
            (int?)line["ended"],
            toProvider,
            method.Name,
            JsonParser.Default.Parse(line["request"]!.ToString(), method.InputType),
            line["response"] is { } response ? JsonParser.Default.Parse(response.ToString(), method.OutputType) : null,
            line["errors"] is JArray errors ? string.Join('\n', errors.Values<string>()) : null);
    }

    /// <summary>Whether one had ended before the other began.</summary>
    public bool IsBefore(RecordedCall other) => Ended < other.Begun;

    private static string Text(IMessage request, string field) =>
        request.Descriptor.FindFieldByName(field)?.Accessor.GetValue(request) as string ?? "";
}

using System.CommandLine;
using System.CommandLine.Invocation;
using Grpc.Core;
using Proxmox.ClientReplay;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

var traces = new Argument<FileInfo>("TRACES") { Description = "The recorded calls of real clients" }.AcceptExistingOnly();
RootCommand root = new("Sends what real clients sent, and holds each answer against what they check.") { traces };
root.SetAction(async (line, _) =>
{
    var (good, all) = (0, 0);
    foreach (var story in Recording.ReadAll(line.GetRequiredValue(traces).FullName)
        .GroupBy(recording => (recording.Client, recording.Scenario)))
    {
        var (goodOfStory, allOfStory) = await StoryAsync([.. story]);
        Console.Out.WriteLine($"{story.Key.Client} {story.Key.Scenario} {goodOfStory}/{allOfStory}");
        (good, all) = (good + goodOfStory, all + allOfStory);
    }

    Console.Out.WriteLine($"total {good}/{all}");
    return good == all ? 0 : 1;
});
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Action is ParseErrorAction ? 2 : code;

static async Task<(int Good, int All)> StoryAsync(IReadOnlyList<Recording> commands)
{
    await using var pve = await PveSimulator.StartAsync();
    var (good, all) = (0, 0);
    foreach (var command in commands)
    {
        foreach (var process in command.Calls.GroupBy(call => call.Process))
        {
            // The clients that were recorded had the address and the token in the environment.
            await using var provider = await AttachedProvider.StartAsync(environment: name => name switch
            {
                "PROXMOX_VE_ENDPOINT" => pve.Endpoint.ToString(),
                "PROXMOX_VE_API_TOKEN" => pve.ApiToken,
                "PROXMOX_VE_FINGERPRINT" => pve.Fingerprint,
                _ => null,
            });
            foreach (var (place, call) in process.Index())
            {
                var problems = await CallAsync(pve, provider, call);
                all++;
                good += problems.Count == 0 ? 1 : 0;
                foreach (var problem in problems)
                {
                    Console.Out.WriteLine($"  {command.Step}, process {call.Process}, call {place + 1}, {call.Method}: {problem}");
                }
            }
        }
    }

    return (good, all);
}

static async Task<IReadOnlyList<string>> CallAsync(PveSimulator pve, AttachedProvider provider, RecordedCall call)
{
    var recorded = Calls.Decode(call);
    await new Arrangement(pve).BeforeAsync(recorded);
    try
    {
        var answers = await Calls.SendAsync(provider.Client, recorded.Request);
        await provider.Engine.SettledAsync();
        return [.. Verdict.Problems(recorded, answers)];
    }
    catch (RpcException e)
    {
        return [$"{e.StatusCode}: {e.Status.Detail}"];
    }
}

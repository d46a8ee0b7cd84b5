using System.CommandLine;
using System.CommandLine.Invocation;
using Proxmox.EngineReplay;
using Proxmox.LocalEngine;
using Command = Proxmox.EngineReplay.Command;

var traces = new Argument<FileInfo>("TRACES") { Description = "Recorded calls of the real engine" }.AcceptExistingOnly();
RootCommand root = new("Lets the local engine run what the real one ran, and holds what it sends against what was sent.") { traces };
root.SetAction(async (line, _) =>
{
    var (good, all) = (0, 0);
    foreach (var scenario in Scenario.ReadAll(line.GetRequiredValue(traces).FullName))
    {
        var (goodOfScenario, allOfScenario) = await ScenarioAsync(scenario);
        Console.Out.WriteLine($"{scenario.Name} {goodOfScenario}/{allOfScenario}");
        (good, all) = (good + goodOfScenario, all + allOfScenario);
    }

    var (answered, asked) = (0, 0);
    foreach (var scenario in Scenario.ReadAll(line.GetRequiredValue(traces).FullName))
    {
        var (allOfScenario, bad) = await new ProviderReplay(scenario).RunAsync();
        foreach (var problem in bad)
        {
            Console.Out.WriteLine($"  {problem}");
        }

        (answered, asked) = (answered + allOfScenario - bad.Count, asked + allOfScenario);
    }

    Console.Out.WriteLine($"provider without the engine {answered}/{asked}");
    foreach (var (field, reason) in Exceptions.Fields.OrderBy(exception => exception.Key, StringComparer.Ordinal))
    {
        Console.Out.WriteLine($"not compared: {field} ({reason})");
    }

    Console.Out.WriteLine($"total {good}/{all}");
    return good == all ? 0 : 1;
});
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Action is ParseErrorAction ? 2 : code;

static async Task<(int Good, int All)> ScenarioAsync(Scenario scenario)
{
    var folder = Directory.CreateTempSubdirectory("engine-replay-");
    try
    {
        var identifiers = new Identifiers();
        using var server = new PluginFile(folder.FullName);
        using var stack = Stack.Open(new() { Project = scenario.Name, WorkingDirectory = folder.FullName, Plugins = [server.Source] });
        var (good, all) = (0, 0);
        foreach (var (place, step) in scenario.Steps.Index())
        {
            var (goodOfStep, allOfStep) = await StepAsync(scenario, place, stack, server, identifiers);
            (good, all) = (good + goodOfStep, all + allOfStep);
        }

        return (good, all);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

static async Task<(int Good, int All)> StepAsync(Scenario scenario, int place, Stack stack, PluginFile plugin, Identifiers identifiers)
{
    var step = scenario.Steps[place];
    var provider = new RecordedProvider(step, scenario.Steps[(place + 1)..]);
    var program = new RecordedProgram(step, provider, identifiers);
    await using var server = await plugin.ServeAsync(provider);
    using var stop = new CancellationTokenSource();
    _ = provider.UserStops.ContinueWith(_ => stop.Cancel(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    var told = new List<string>();
    try
    {
        var succeeded = await new Command(step.Command).RunAsync(stack, program, stop.Token);
        if (succeeded != step.Succeeded)
        {
            told.Add($"it {(succeeded ? "succeeds" : "fails")}, and did not then");
        }
    }
    catch (NotSupportedException e)
    {
        told.Add(e.Message);
    }

    var verdict = new Verdict(scenario, step, provider.Sent, identifiers);
    var bad = verdict.Bad().ToList();
    foreach (var problem in told.Concat(program.Problems)
        .Concat(bad.SelectMany(call => call.Problems.Select(problem => $"{call.Call}: {problem}"))))
    {
        Console.Out.WriteLine($"  {scenario.Name}, {step.Name}: {problem}");
    }

    return (verdict.All - bad.Count, verdict.All);
}

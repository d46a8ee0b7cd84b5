using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Net;
using Proxmox.Simulator.Fidelity;
using Proxmox.Simulator.Profiles;

namespace Proxmox.Simulator;

/// <summary>The program's commands: <c>serve</c>, <c>fidelity</c> and <c>subset</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <returns>0, 1 when it fails, or 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        RootCommand root = new("A PVE API server for tests and demonstrations.") { Serve(), Fidelity(), Subset() };
        var parsed = root.Parse(arguments, new() { ResponseFileTokenReplacer = null });
        var isWrong = parsed.Action is ParseErrorAction;
        var code = await parsed.InvokeAsync(new()
        {
            // Whoever reads the facts from standard output gets nothing else there.
            Output = isWrong ? Console.Error : Console.Out,
            // A simulator that is asked to end takes the time that it needs.
            ProcessTerminationTimeout = Timeout.InfiniteTimeSpan,
        });
        return isWrong ? 2 : code;
    }

    private static Command Serve()
    {
        var defaults = new SimulatorOptions();
        Option<IPAddress> address = new("--address")
        {
            HelpName = "IP",
            Description = "The address to listen on",
            DefaultValueFactory = _ => defaults.Address,
            CustomParser = ReadAddress,
        };
        Option<ushort> port = new("--port") { HelpName = "N", Description = "The port to listen on; 0 for any free one" };
        Option<string> profile = new("--profile") { Description = "The state to start from", DefaultValueFactory = _ => "stocked" };
        Option<string> version = new("--version") { Description = "The PVE release", DefaultValueFactory = _ => defaults.Version.Text() };
        Option<int?> nodes = new(
            "--nodes")
        { HelpName = "N", Description = "How many nodes there are; as many as the profile has when not given" };
        Option<ushort> guests = new(
            "--guests")
        { HelpName = "N", Description = "How many VMs there are beside the profile's, on all nodes in turn" };
        Option<ushort> latency = new("--latency") { HelpName = "MS", Description = "How long each answer takes beside its work" };
        Option<bool> penalty = new("--penalty") { Description = "Hold back the answer to a failed login as long as a real node does" };
        Option<FileInfo?> caFile = new("--ca-file")
        {
            HelpName = "FILE",
            Description = "Where to write the authority that signed the certificate; none is written when not given"
        };
        Option<bool> json = new("--json") { Description = "Tell how to reach it in one line of JSON" };
        profile.AcceptOnlyFromAmong([.. StartProfile.Names]);
        version.AcceptOnlyFromAmong("9.2", "8.4");
        Command serve = new("serve", "Runs until it is asked to end")
        {
            address, port, profile, version, nodes, guests, latency, penalty, caFile, json,
        };
        serve.SetAction((parsed, stop) => ServeAsync(new()
        {
            Address = parsed.GetRequiredValue(address),
            Port = parsed.GetValue(port),
            Profile = parsed.GetRequiredValue(profile),
            Version = PveVersions.Parse(parsed.GetRequiredValue(version)),
            Nodes = parsed.GetValue(nodes),
            Guests = parsed.GetValue(guests),
            LoginPenalty = parsed.GetValue(penalty) ? TimeSpan.FromSeconds(3) : TimeSpan.Zero,
        }, TimeSpan.FromMilliseconds(parsed.GetValue(latency)), parsed.GetValue(caFile), parsed.GetValue(json), stop));
        return serve;
    }

    private static Command Fidelity()
    {
        var traces = Traces();
        Argument<FileInfo> count = new(
            "COUNT")
        {
            Description = "The numbers of the recordings that count, in JSON; all of them when not given",
            Arity = ArgumentArity.ZeroOrOne
        };
        Command fidelity = new(
            "fidelity", "Replays recorded exchanges and tells the share that is answered alike") { traces, count.AcceptExistingOnly() };
        fidelity.SetAction(async (parsed, _) =>
        {
            var outcomes = await Replay.RunAsync(Recording.ReadAll(parsed.GetRequiredValue(traces).FullName));
            var report = parsed.GetValue(count) is { } counted ? new Report(outcomes, Report.ReadCounted(counted.FullName))
                : new Report(outcomes);
            report.Write(Console.Out);
        });
        return fidelity;
    }

    private static Command Subset()
    {
        var traces = Traces();
        Argument<FileInfo> file = new("FILE") { Description = "The file to write" };
        Argument<string[]> areas = new("AREA") { Description = "What the areas to keep begin with" };
        Command subset = new("subset", "Writes the recordings of some areas to a file") { traces, file, areas };
        subset.SetAction((parsed, cancel) =>
        {
            var kept = parsed.GetValue(areas) ?? [];
            return File.WriteAllLinesAsync(
                parsed.GetRequiredValue(file).FullName, Recording.ReadAll(parsed.GetRequiredValue(traces).FullName)
                .Where(recording => kept.Any(area => recording.Area.StartsWith(area, StringComparison.Ordinal)))
                .Select(recording => recording.ToCompactLine()), cancel);
        });
        return subset;
    }

    private static IPAddress? ReadAddress(ArgumentResult written)
    {
        if (!IPAddress.TryParse(written.Tokens[0].Value, out var address))
        {
            written.AddError($"'{written.Tokens[0].Value}' is not an address");
        }

        return address;
    }

    private static Argument<FileInfo> Traces() =>
        new Argument<FileInfo>("TRACES") { Description = "The recorded exchanges" }.AcceptExistingOnly();

    private static async Task<int> ServeAsync(
        SimulatorOptions options, TimeSpan latency, FileInfo? caFile, bool json, CancellationToken stop)
    {
        await using var simulator = await PveSimulator.StartAsync(options);
        simulator.Faults.On("*", "*").Delay(latency);
        if (caFile is not null)
        {
            caFile.Directory?.Create();
            await File.WriteAllTextAsync(caFile.FullName, simulator.CaPem, stop);
        }
        if (json)
        {
            Announcement.WriteJson(Console.Out, simulator, options);
        }
        else
        {
            Announcement.WriteExports(Console.Out, simulator, options, caFile?.FullName);
        }

        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}

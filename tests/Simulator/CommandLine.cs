using System.Globalization;
using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Fidelity;

namespace Proxmox.Simulator;

/// <summary>The program's commands: <c>serve</c>, <c>fidelity</c> and <c>subset</c>.</summary>
public static class CommandLine
{
    private const string Usage = """
        Proxmox.Simulator serve [--address IP] [--port N] [--profile demo|recording] [--version 9.2|8.4] [--nodes N] [--penalty] [--json]
        Proxmox.Simulator fidelity TRACES [COUNT]
        Proxmox.Simulator subset TRACES FILE AREA...
        """;

    /// <summary>Runs a command.</summary>
    /// <returns>0, or 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", .. var options]:
                return await ServeAsync(options);
            case ["fidelity", var traces]:
                new Report(await Replay.RunAsync(Recording.ReadAll(traces))).Write(Console.Out);
                return 0;
            case ["fidelity", var traces, var count]:
                new Report(await Replay.RunAsync(Recording.ReadAll(traces)), Report.ReadCounted(count)).Write(Console.Out);
                return 0;
            case ["subset", var traces, var file, .. var areas]:
                await File.WriteAllLinesAsync(file, Recording.ReadAll(traces)
                    .Where(recording => areas.Any(area => recording.Area.StartsWith(area, StringComparison.Ordinal)))
                    .Select(recording => recording.ToCompactLine()));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static async Task<int> ServeAsync(string[] arguments)
    {
        SimulatorOptions options;
        bool json;
        try
        {
            (options, json) = Parse(arguments);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine(Usage);
            return 2;
        }
        using var stop = new StopSignal();
        await using var simulator = await PveSimulator.StartAsync(options);
        Announce(simulator, options, json);
        await stop.Asked;
        return 0;
    }

    private static (SimulatorOptions Options, bool Json) Parse(string[] arguments)
    {
        var options = new SimulatorOptions();
        var json = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            string Value() => ++i < arguments.Length ? arguments[i]
                : throw new ArgumentException($"{arguments[i - 1]} needs a value", nameof(arguments));
            switch (arguments[i])
            {
                case "--address": options = options with { Address = IPAddress.Parse(Value()) }; break;
                case "--port": options = options with { Port = int.Parse(Value(), CultureInfo.InvariantCulture) }; break;
                case "--profile": options = options with { Profile = Value() }; break;
                case "--version": options = options with { Version = PveVersions.Parse(Value()) }; break;
                case "--nodes": options = options with { Nodes = int.Parse(Value(), CultureInfo.InvariantCulture) }; break;
                case "--penalty": options = options with { LoginPenalty = TimeSpan.FromSeconds(3) }; break;
                case "--json": json = true; break;
                default: throw new ArgumentException($"{arguments[i]} is not an option", nameof(arguments));
            }
        }
        return (options, json);
    }

    private static void Announce(PveSimulator simulator, SimulatorOptions options, bool json)
    {
        var facts = new JObject
        {
            ["endpoint"] = simulator.Endpoint.ToString(),
            ["version"] = options.Version.Text(),
            ["profile"] = options.Profile,
            ["api_token"] = simulator.ApiToken,
            ["username"] = simulator.Username,
            ["password"] = simulator.Password,
            ["fingerprint"] = simulator.Fingerprint,
        };
        if (json)
        {
            facts["ca_pem"] = simulator.CaPem;
            Console.Out.WriteLine(facts.ToString(Formatting.None));
            return;
        }
        foreach (var property in facts.Properties())
            Console.Out.WriteLine($"{property.Name,-12} {property.Value}");
        Console.Out.WriteLine(simulator.CaPem);
        Console.Out.WriteLine("Ctrl-C ends the simulator.");
    }
}

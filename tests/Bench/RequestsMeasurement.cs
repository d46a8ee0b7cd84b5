using System.Globalization;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;

namespace Proxmox.Bench;

/// <summary>How many requests PVE gets from commands of Terraform's, counted by the simulator, and what they take.</summary>
/// <param name="builds">The builds that are asked.</param>
/// <param name="isTold">Whether an apply gets back what its plan has noted.</param>
internal sealed class RequestsMeasurement(IReadOnlyList<Build> builds, bool isTold)
{
    /// <summary>Measures each scenario with each build and prints a table.</summary>
    /// <param name="named">Part of the names of the scenarios that are wanted; empty for all.</param>
    /// <param name="isListed">Whether each kind of request is told with its number.</param>
    public async Task RunAsync(string named, bool isListed)
    {
        var table = new Table("requests", "build", "plan", "apply", "each", "s", "CPU ms", "peak MiB");
        foreach (var scenario in Scenarios.All.Where(scenario => scenario.Name.Contains(named, StringComparison.Ordinal)))
        {
            foreach (var build in builds)
            {
                if (await MeasureAsync(scenario, build) is not { } cost)
                {
                    table.Add(scenario.Name, build.Name, "-", "-", "-", "-", "-", "-");
                    continue;
                }

                table.Add(
                    scenario.Name,
                    build.Name,
                    Text(cost.Planned.Count),
                    Text(cost.Applied.Count),
                    Text(cost.Requests / (double)scenario.Objects.Count, "0.##"),
                    Text(cost.Elapsed.TotalSeconds, "0.0"),
                    Text(cost.Cpu.TotalMilliseconds, "0"),
                    Text(cost.PeakMemory, "0.0"));
                if (isListed)
                {
                    Console.Out.WriteLine($"{scenario.Name}, {build.Name}");
                    RequestKinds.Write(Console.Out, cost, scenario.Objects.Count);
                }
            }
        }

        table.Write(Console.Out);
    }

    // Null where the build has no such objects.
    private async Task<CommandCost?> MeasureAsync(Scenario scenario, Build build)
    {
        try
        {
            return await CostAsync(scenario, build);
        }
        catch (MissingResourceException)
        {
            return null;
        }
    }

    private async Task<CommandCost> CostAsync(Scenario scenario, Build build)
    {
        await using var pve = await PveSimulator.StartAsync();
        await scenario.Prepare(pve);
        var command = new TerraformCommand(pve) { Parallelism = scenario.Parallelism, IsTold = isTold };
        var objects = scenario.Objects.Select(entry => new DeclaredObject(entry.Type) { Config = entry.Config }).ToList();
        if (scenario.Then is { } then)
        {
            await command.ApplyAsync(build.Path, objects);
            objects.ForEach(declared => declared.Config = then(declared.Config));
            // By the next command the cluster's lists know what the one before has done.
            pve.Clock.Advance(ClusterResources.Round);
        }

        pve.Faults.On("*", "*").Delay(scenario.Latency);
        return scenario.PlanOnly ? await command.PlanAsync(build.Path, objects) : await command.ApplyAsync(build.Path, objects);
    }

    private static string Text(double number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);
}

using System.Globalization;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Profiles;

namespace Proxmox.Bench;

/// <summary>What commands of Terraform's cost the provider and PVE in clusters of several sizes: all VMs are managed.</summary>
/// <param name="builds">The builds; the first is what the others are compared with.</param>
internal sealed class ScaleMeasurement(IReadOnlyList<Build> builds)
{
    private const int Nodes = 16;

    private static readonly string[] Written = ["node", "name", "cpu", "memory", "disks", "network_devices"];

    /// <summary>How often each is measured.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>How long each request takes beside its work.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether the VMs are only planned, and not changed too.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>Measures builds in turn in a cluster of some size and prints tables.</summary>
    public async Task<IReadOnlyList<ScalePoint>> RunAsync(int guests)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Nodes = Nodes, Guests = guests });
        pve.Faults.On("*", "*").Delay(Latency);
        var command = new TerraformCommand(pve);
        var ids = Enumerable.Range(Herd.FirstVmId, guests).Select(vmid => vmid.ToString(CultureInfo.InvariantCulture)).ToList();
        var objects = new Dictionary<Build, IReadOnlyList<DeclaredObject>>();
        foreach (var build in builds)
        {
            objects[build] = [.. ids.Select(_ => new DeclaredObject("proxmox_vm"))];
            await command.ImportAsync(build.Path, objects[build].Zip(ids), Written);
        }

        var points = new List<ScalePoint>
        {
            await CompareAsync(pve, "plan", guests, build => command.PlanAsync(build.Path, objects[build])),
        };
        if (!PlanOnly)
        {
            var texts = 0;
            points.Add(await CompareAsync(pve, "change", guests, build =>
            {
                // One after another, the builds change the same VMs.
                var text = FormattableString.Invariant($"Change {texts++}");
                foreach (var declared in objects[build])
                {
                    declared.Config = declared.Config.With("description", text);
                }

                return command.ApplyAsync(build.Path, objects[build]);
            }));
        }

        return points;
    }

    private async Task<ScalePoint> CompareAsync(PveSimulator pve, string what, int guests, Func<Build, Task<CommandCost>> measure)
    {
        var title = FormattableString.Invariant($"{what} of {guests} VMs, {Runs} runs, {Latency.TotalMilliseconds} ms a request");
        var comparison = new Comparison(title, builds);
        await comparison.RunWarmAsync(Runs, async build =>
        {
            // The cluster's lists know what the command before has done.
            pve.Clock.Advance(ClusterResources.Round);
            var cost = await measure(build);
            return new Sample()
                .Add(ScalePoint.Requests, cost.Requests / (double)guests)
                .Add(ScalePoint.Cpu, cost.Cpu.TotalMilliseconds / guests)
                .Add(ScalePoint.Memory, cost.PeakMemory)
                .Add(ScalePoint.Time, cost.Elapsed.TotalSeconds);
        });
        comparison.Write(Console.Out);
        return new(what, guests, comparison);
    }
}

using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Proxmox.Simulator;
using Proxmox.Simulator.Http;

namespace Proxmox.Bench;

/// <summary>What a command has cost.</summary>
/// <param name="Planned">The requests of the plan.</param>
/// <param name="Applied">Those of the apply.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Cpu">The time that the provider's processes had of the processor.</param>
/// <param name="PeakMemory">The most memory that one of them had, in MiB.</param>
internal sealed record CommandCost(
    IReadOnlyList<RequestRecord> Planned, IReadOnlyList<RequestRecord> Applied, TimeSpan Elapsed, TimeSpan Cpu, double PeakMemory)
{
    /// <summary>How many requests there were.</summary>
    public int Requests => Planned.Count + Applied.Count;
}

/// <summary>Commands as Terraform runs them against a simulator: each phase in a process of the provider's own.</summary>
/// <param name="pve">The simulator.</param>
internal sealed class TerraformCommand(PveSimulator pve)
{
    private static readonly X509Certificate2 Certificate = StartedProvider.CreateCertificate();

    /// <summary>How many objects are worked on at once: <c>-parallelism</c>.</summary>
    public int Parallelism { get; init; } = 10;

    /// <summary>Whether an apply gets back what its plan has noted, as from Terraform 1.16 on, or nothing of it.</summary>
    public bool IsTold { get; init; }

    /// <summary>Takes objects over that are there, with those of their attributes for a configuration which are named.</summary>
    public async Task ImportAsync(
        string executable, IEnumerable<(DeclaredObject Object, string Id)> objects, IReadOnlyList<string> attributes) =>
        await MeasureAsync(executable, run => run.ImportAsync(objects, attributes));

    /// <summary>Plans what has not changed.</summary>
    public async Task<CommandCost> PlanAsync(string executable, IReadOnlyList<DeclaredObject> objects) =>
        await PlanAsync(executable, objects, changes =>
        {
            if (changes.Count > 0)
            {
                throw new InvalidOperationException($"The plan of what has not changed is not empty: {changes[0].Object.TypeName}.");
            }
        });

    /// <summary>Plans and applies.</summary>
    public async Task<CommandCost> ApplyAsync(string executable, IReadOnlyList<DeclaredObject> objects)
    {
        IReadOnlyList<PlannedChange> changes = [];
        var plan = await PlanAsync(executable, objects, found => changes = found);
        var (requests, elapsed, cpu, peak) = await MeasureAsync(executable, run => run.ApplyAsync(changes, IsTold));
        return new(plan.Planned, requests, plan.Elapsed + elapsed, plan.Cpu + cpu, Math.Max(plan.PeakMemory, peak));
    }

    private async Task<CommandCost> PlanAsync(
        string executable, IReadOnlyList<DeclaredObject> objects, Action<IReadOnlyList<PlannedChange>> use)
    {
        var (requests, elapsed, cpu, peak) = await MeasureAsync(executable, async run => use(await run.PlanAsync(objects)));
        return new(requests, [], elapsed, cpu, peak);
    }

    private async Task<(IReadOnlyList<RequestRecord> Requests, TimeSpan Elapsed, TimeSpan Cpu, double PeakMemory)> MeasureAsync(
        string executable, Func<TerraformRun, Task> act)
    {
        pve.Requests.Clear();
        var usage = ChildUsage.Begin();
        var watch = Stopwatch.StartNew();
        double peak;
        using (var run = await TerraformRun.StartAsync(executable, Certificate, pve, Parallelism))
        {
            await act(run);
            peak = run.PeakMemory;
            await run.StopAsync();
        }

        return (pve.Requests.All, watch.Elapsed, usage.Elapsed, peak);
    }
}

using System.Diagnostics;
using System.Globalization;
using Proxmox.Engine;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Bench;

/// <summary>
/// How long 50 VMs take that are created at once, new ones and clones of one template, on a simulator that takes its time as a node does;
/// and what the refresh of 500 VMs costs.
/// </summary>
internal static class VmMeasurement
{
    private const int Created = 50;
    private const int Refreshed = 500;
    private const int AtOnce = 10;

    /// <summary>Measures and prints tables.</summary>
    public static async Task RunAsync()
    {
        var table = new Table($"{Created} VMs at once", "s", "requests each", "failures");
        await CreateAsync(table, "new, with a disk of 8 GiB", New);
        await CreateAsync(table, "linked clones of one template", number => Clone(number, isFull: false));
        await CreateAsync(table, "full clones of one template", number => Clone(number, isFull: true));
        table.Write(Console.Out);
        await RefreshAsync();
    }

    private static async Task CreateAsync(Table table, string name, Func<int, Value> config)
    {
        await using var pve = await StartAsync();
        pve.Datacenter.Pace.Start = TimeSpan.FromSeconds(1);
        pve.Datacenter.Pace.Allocate = TimeSpan.FromSeconds(0.2);
        pve.Datacenter.Pace.CopyGibibyte = TimeSpan.FromSeconds(0.5);
        var provider = Providers.Of(pve);
        pve.Requests.Clear();
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, Created).Select(number => CreateAsync(provider, config(number))));
        await provider.SettledAsync();
        var elapsed = watch.Elapsed.TotalSeconds;
        var failures = answers.Count(answer => answer.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
        table.Add(name, $"{elapsed:0.0}", $"{(double)pve.Requests.All.Count / Created:0.#}",
            failures.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task RefreshAsync()
    {
        await using var pve = await StartAsync();
        for (var vmid = 1000; vmid < 1000 + Refreshed; vmid++)
        {
            pve.Request("POST", "/nodes/pve1/qemu", ("vmid", vmid), ("name", FormattableString.Invariant($"vm-{vmid}")), ("memory", "1024"),
                ("net0", "virtio,bridge=vmbr0"));
        }

        var resource = Catalogs.All.Resource("vm")!;
        var provider = Providers.Of(pve);
        await Task.Delay(TimeSpan.FromSeconds(1));
        pve.Requests.Clear();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(1000, 1000 + Refreshed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (vmid, cancel) =>
        {
            var stub = provider.Import(resource, vmid.ToString(CultureInfo.InvariantCulture)).State.With("current_node", "pve1");
            var read = await provider.ReadAsync(resource, new(stub, ManagedAttributes.Empty), cancel);
            if (read.Diagnostics.HasErrors || read.State.IsNull)
            {
                throw new InvalidOperationException($"VM {vmid} could not be read.");
            }
        });
        var table = new Table($"refresh of {Refreshed} VMs", "ms", "ms each", "requests each");
        var elapsed = watch.Elapsed.TotalMilliseconds;
        table.Add($"{AtOnce} at once", $"{elapsed:0}", $"{elapsed / Refreshed:0.00}",
            $"{(double)pve.Requests.All.Count / Refreshed:0.###}");
        table.Write(Console.Out);
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/storage", ("storage", "files"), ("type", "dir"), ("path", "/srv/files"), ("content", "images"));
        await RunAsync(pve, "/nodes/pve1/qemu", ("vmid", 900), ("name", "golden"), ("scsi0", "files:4,format=qcow2"));
        await RunAsync(pve, "/nodes/pve1/qemu/900/template");
        return pve;
    }

    private static async Task RunAsync(PveSimulator pve, string path, params (string Name, Newtonsoft.Json.Linq.JToken Value)[] parameters)
    {
        var task = (string)pve.Request("POST", path, parameters)!;
        while ((string?)pve.Request("GET", $"/nodes/pve1/tasks/{task}/status")!["status"] == "running")
        {
            await Task.Yield();
        }
    }

    private static async Task<ApplyAnswer> CreateAsync(Provider provider, Value config)
    {
        var resource = Catalogs.All.Resource("vm")!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        var answer = await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
        await (answer.AfterResponse?.Invoke() ?? Task.CompletedTask);
        return answer;
    }

    private static Value New(int number) => Config(
        number, ("disks", Value.Object(("scsi0", Value.Object(("storage", "files"), ("size", "8G"))))));

    private static Value Clone(int number, bool isFull) => Config(number, ("clone", Value.Object(("vmid", 900), ("full", isFull))));

    private static Value Config(int number, (string Name, Value Value) more) => Value.Object(
        ("name", FormattableString.Invariant($"vm-{number}")), ("node", "pve1"), ("cpu", Value.Object(("cores", 2))), more);
}

using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Qemu.Preflight;

/// <summary>What a plan costs.</summary>
public sealed class RequestTests
{
    [Test]
    public async Task Fifty_VMs_are_planned_with_the_same_few_requests_as_one()
    {
        var one = await CountAsync(1);
        Assert.That(one, Has.Count.LessThanOrEqualTo(10));
        Assert.That(await CountAsync(50), Is.EqualTo(one));
    }

    [Test]
    public async Task A_VM_that_does_not_change_costs_no_request()
    {
        await using var bench = await PreflightBench.StartAsync();
        var created = await bench.CreateAsync(PreflightBench.Sound);
        Assert.That(await bench.RequestsAsync(async () => Assert.That(await bench.PlanAsync(PreflightBench.Sound, created), Is.Empty)),
            Is.Empty);
    }

    [Test]
    public async Task Only_what_changes_is_looked_at()
    {
        await using var bench = await PreflightBench.StartAsync();
        var created = await bench.CreateAsync(PreflightBench.Sound);
        bench.Pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve1")!.Bridges.Clear());
        bench.Pve.Request("PUT", "/storage/local", ("content", "backup"));
        var requests = await bench.RequestsAsync(async () =>
            Assert.That(await bench.PlanAsync(PreflightBench.Sound.With("cpu", Value.Object(("type", "host"))), created), Is.Empty));
        Assert.That(requests, Has.None.EndsWith("/network").And.None.EndsWith("/storage"));
        Assert.That(
            await bench.PlanAsync(PreflightBench.Sound.With(
                "network_devices", Value.Object(("net0", Value.Object(("model", "virtio"), ("bridge", "vmbr1"))))), created),
            Is.EqualTo(new[] { "Error network_devices[\"net0\"].bridge: Node pve1 has no bridge or VNet vmbr1" }));
    }

    [Test]
    public async Task A_VM_that_is_migrated_finds_its_bridges_on_the_other_node()
    {
        await using var bench = await PreflightBench.StartAsync();
        var created = await bench.CreateAsync(PreflightBench.Sound);
        bench.Pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Bridges.Clear());
        Assert.That(
            await bench.PlanAsync(PreflightBench.Sound.With("node", "pve2"), created),
            Is.EqualTo(new[] { "Error network_devices[\"net0\"].bridge: Node pve2 has no bridge or VNet vmbr0" }));
    }

    private static async Task<IReadOnlyList<string>> CountAsync(int vms)
    {
        await using var bench = await PreflightBench.StartAsync();
        return await bench.RequestsAsync(async () =>
        {
            var plans = await Task.WhenAll(
                Enumerable.Range(100, vms).Select(vmid => bench.PlanAsync(PreflightBench.Sound.With("vmid", vmid))));
            Assert.That(plans, Has.All.Empty);
        });
    }
}

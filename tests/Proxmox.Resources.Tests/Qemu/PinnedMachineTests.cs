using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>PVE gives the machine type of a new Windows VM a version.</summary>
internal sealed class PinnedMachineTests
{
    private const int VmId = 100;

    [Test]
    public async Task The_version_that_PVE_gives_Windows_is_no_difference_and_is_kept(
        [Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        var config = Windows(("type", "q35"));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        var pinned = Stored(pve);
        Assert.That(pinned, Does.StartWith("pc-q35-"));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing), "the plan after the create");

        var other = Windows(("type", "q35"), ("viommu", "virtio"));
        Assert.That((await client.ApplyAsync(other)).Errors, Is.Empty);
        Assert.That(Stored(pve), Is.EqualTo(pinned + ",viommu=virtio"));
        Assert.That((await client.PlanAsync(other)).Action, Is.EqualTo(PlannedAction.Nothing), "the plan after the change");
    }

    [Test]
    public async Task Another_version_and_another_type_are_differences([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        await client.ApplyAsync(Windows(("type", "q35")));
        foreach (var type in (string[])["pc-q35-9.0", "pc"])
        {
            var config = Windows(("type", type));
            Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
            Assert.That(Stored(pve), Is.EqualTo(type));
            Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing), type);
        }
    }

    private static Value Windows(params ReadOnlySpan<(string, Value)> machine) =>
        Config(("vmid", VmId), ("node", "pve1"), ("os_type", "win11"), ("start_on_create", false), ("machine", Config(machine)));

    private static string? Stored(PveSimulator pve) => (string?)pve.Request("GET", Vms.Path(VmId, "pve1") + "/config")!["machine"];
}

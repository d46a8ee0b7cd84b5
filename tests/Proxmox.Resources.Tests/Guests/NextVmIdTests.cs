using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests;

public sealed class NextVmIdTests
{
    private PveSimulator _pve = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _pve = await PveSimulator.StartAsync();
        foreach (var vmid in (int[])[100, 500, 501, 503])
        {
            _pve.CreateVm(vmid, "pve1");
        }
    }

    [OneTimeTearDown]
    public ValueTask Stop() => _pve.DisposeAsync();

    [Test]
    public async Task Without_a_range_the_datacenter_chooses() => Assert.That(await ReadAsync(), Is.EqualTo(101));

    [Test]
    public async Task The_lowest_free_VMID_of_a_range_is_told() =>
        Assert.That(await ReadAsync(("first", 500), ("last", 503)), Is.EqualTo(502));

    [Test]
    public async Task A_range_may_be_open() =>
        Assert.That((await ReadAsync(("first", 503)), await ReadAsync(("last", 200))), Is.EqualTo((504, 101)));

    [Test]
    public void A_range_without_a_free_VMID_is_an_error() =>
        Assert.That(() => ReadAsync(("first", 500), ("last", 501)),
            Throws.InvalidOperationException.With.Message.Contains("Every VMID from 500 to 501 is taken"));

    [Test]
    public void An_empty_range_is_refused() => Assert.That(
        () => ReadAsync(("first", 501), ("last", 500)), Throws.InvalidOperationException.With.Message.Contains("last is less than first"));

    [Test]
    public async Task A_guest_that_is_not_listed_yet_is_not_taken_for_free()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter => ClusterResources.Of(datacenter).Freeze(datacenter));
        pve.CreateVm(600, "pve1");
        Assert.That((await DataReader.ReadAsync(pve, "next_vmid", ("first", 600)))["vmid"], Is.EqualTo(Value.Of(601)));
    }

    private async Task<long?> ReadAsync(params (string Name, Value Value)[] range) =>
        (await DataReader.ReadAsync(_pve, "next_vmid", range))["vmid"].AsLong();
}

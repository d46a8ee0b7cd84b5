using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmListTests
{
    private PveSimulator _pve = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _pve = await PveSimulator.StartAsync();
        _pve.Request("POST", "/pools", ("poolid", "production"));
        _pve.CreateVm(100, "pve1", ("name", "web-1"), ("tags", "web;debian"), ("memory", 2048), ("cores", 2), ("pool", "production"));
        _pve.CreateVm(1000, "pve2", ("name", "web-2"), ("tags", "web"));
        _pve.CreateVm(200, "pve2", ("name", "db"), ("tags", "debian"));
        _pve.CreateVm(300, "pve3", ("name", "golden"));
        _pve.Run("POST", Vms.Path(300, "pve3") + "/template");
        _pve.StartVm(1000, "pve2");
    }

    [OneTimeTearDown]
    public ValueTask Stop() => _pve.DisposeAsync();

    [Test]
    public async Task All_VMs_are_listed_by_VMID() => Assert.That(await VmIdsAsync(), Is.EqualTo(new[] { 100, 200, 300, 1000 }));

    [Test]
    public async Task An_entry_tells_where_a_VM_is_and_how_it_does()
    {
        var vm = (await DataReader.ReadAsync(_pve, "vms", ("name", "web-1")))["items"].Items.Single();
        Assert.That((vm["node"], vm["status"], vm["pool_id"]), Is.EqualTo((Value.Of("pve1"), Value.Of("stopped"), Value.Of("production"))));
        Assert.That((vm["template"], vm["cpu_count"], vm["memory_total_bytes"]),
            Is.EqualTo((Value.Of(false), Value.Of(2), Value.Of(2L << 30))));
        Assert.That(vm["tags"], Is.EqualTo(Value.Set("debian", "web")));
    }

    [Test]
    public async Task VMs_are_found_by_name() => Assert.That(await VmIdsAsync(("name", "db")), Is.EqualTo(new[] { 200 }));

    [Test]
    public async Task VMs_are_found_by_a_pattern_of_names() =>
        Assert.That(await VmIdsAsync(("name", "web-*")), Is.EqualTo(new[] { 100, 1000 }));

    [Test]
    public async Task VMs_are_found_by_all_of_their_tags() =>
        Assert.That(await VmIdsAsync(("tags", Value.Set("web", "debian"))), Is.EqualTo(new[] { 100 }));

    [Test]
    public async Task VMs_are_found_by_node_and_status() =>
        Assert.That(await VmIdsAsync(("node", "pve2"), ("status", "running")), Is.EqualTo(new[] { 1000 }));

    [Test]
    public async Task VMs_are_found_by_pool() => Assert.That(await VmIdsAsync(("pool_id", "production")), Is.EqualTo(new[] { 100 }));

    [TestCase(true, new long[] { 300 })]
    [TestCase(false, new long[] { 100, 200, 1000 })]
    public async Task Templates_are_told_from_other_VMs(bool isTemplate, long[] found) =>
        Assert.That(await VmIdsAsync(("template", isTemplate)), Is.EqualTo(found));

    [Test]
    public async Task Filters_that_nothing_fits_give_nothing() =>
        Assert.That(await VmIdsAsync(("name", "web-1"), ("node", "pve2")), Is.Empty);

    private async Task<IEnumerable<long?>> VmIdsAsync(params (string Name, Value Value)[] filters) =>
        (await DataReader.ReadAsync(_pve, "vms", filters))["items"].Items.Select(vm => vm["vmid"].AsLong());
}

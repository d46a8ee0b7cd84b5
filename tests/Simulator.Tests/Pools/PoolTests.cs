using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tests.Pools;

/// <summary>Pools and their members.</summary>
public sealed class PoolTests
{
    private Client _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _client = await Client.StartAsync();
        await _client.PostAsync("/pools", ("poolid", "a"));
        await _client.PostAsync("/pools", ("poolid", "b"));
        _client.Simulator.Datacenter.Locked(datacenter =>
            datacenter.Guests[100] = new Guest { VmId = 100, Type = "qemu", Node = "pve1", Name = "web" });
    }

    [TearDown]
    public async Task StopAsync() => await _client.DisposeAsync();

    [Test]
    public async Task A_guest_moves_between_pools_only_when_asked()
    {
        await _client.PutAsync("/pools", ("poolid", "a"), ("vms", "100"));
        var refused = await _client.PutAsync("/pools", ("poolid", "b"), ("vms", "100"));
        Assert.That(refused.Reason, Is.EqualTo("update pools failed: VM 100 belongs already to pool 'a' and 'allow-move' is not set"));
        await _client.PutAsync("/pools", ("poolid", "b"), ("vms", "100"), ("allow-move", "1"));
        Assert.That((await _client.GetAsync("/pools/a")).Data!["members"], Is.Empty);
        Assert.That((await _client.GetAsync("/pools?poolid=b")).Data![0]!["members"]![0]!.Value<string>("id"), Is.EqualTo("qemu/100"));
    }

    [Test]
    public async Task Members_that_nobody_knows_are_kept_and_not_shown()
    {
        Assert.That((await _client.PutAsync("/pools", ("poolid", "a"), ("vms", "4711"), ("storage", "nowhere"))).Status, Is.EqualTo(200));
        Assert.That((await _client.GetAsync("/pools/a")).Data!["members"], Is.Empty);
        var again = await _client.PutAsync("/pools", ("poolid", "a"), ("vms", "4711"));
        Assert.That(again.Reason, Is.EqualTo("update pools failed: VM 4711 is already a pool member"));
    }

    [Test]
    public async Task Members_can_be_filtered_by_type()
    {
        await _client.PutAsync("/pools", ("poolid", "a"), ("vms", "100"), ("storage", "local"));
        Assert.That((await _client.GetAsync("/pools/a")).Data!["members"], Has.Exactly(2).Items);
        Assert.That((await _client.GetAsync("/pools?poolid=a&type=storage")).Data![0]!["members"], Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_pool_with_a_living_guest_stays()
    {
        await _client.PutAsync("/pools", ("poolid", "a"), ("vms", "100"));
        Assert.That((await _client.DeleteAsync("/pools/a")).Reason,
            Is.EqualTo("delete pool failed: pool 'a' is not empty (contains VM 100)"));
        _client.Simulator.Datacenter.Locked(datacenter => datacenter.Guests.Remove(100));
        Assert.That((await _client.DeleteAsync("/pools/a")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_nested_pool_needs_its_parent()
    {
        Assert.That((await _client.PostAsync("/pools", ("poolid", "x/y"))).Reason,
            Is.EqualTo("create pool failed: parent 'x' of pool 'x/y' does not exist"));
        Assert.That((await _client.PostAsync("/pools", ("poolid", "a/y"))).Status, Is.EqualTo(200));
        Assert.That((await _client.GetAsync("/pools/a%2Fy")).Status, Is.EqualTo(501));
    }

    [Test]
    public async Task A_failed_change_changes_nothing()
    {
        var result = await _client.PutAsync("/pools", ("poolid", "a"), ("comment", "new"), ("vms", "100,100"));
        Assert.That(result.Reason, Is.EqualTo("update pools failed: VM 100 is already a pool member"));
        Assert.That((await _client.GetAsync("/pools/a")).Data!["comment"], Is.Null);
    }
}

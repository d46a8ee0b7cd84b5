using Proxmox.Simulator.Nodes;

namespace Proxmox.Simulator.Tests.Nodes;

public sealed class SubscriptionTests
{
    private const string Path = "/nodes/pve1/subscription";

    [Test]
    public async Task A_key_is_asked_about_and_told_to_those_who_may_know_it()
    {
        await using var client = await Client.StartAsync("demo");
        client.Simulator.Datacenter.Locked(datacenter => NodeSubscription.Of(datacenter, "pve1").Shop = _ => ("invalid", "no such key"));
        Assert.That((await client.PutAsync(Path, ("key", " pve2b-0123456789 "))).Status, Is.EqualTo(200));
        var told = (await client.GetAsync(Path)).Data!;
        Assert.That((told["key"]?.ToString(), told["status"]?.ToString(), told["message"]?.ToString()),
            Is.EqualTo(("pve2b-0123456789", "invalid", "no such key")));
        Assert.That((await client.DeleteAsync(Path)).Status, Is.EqualTo(200));
        Assert.That((await client.GetAsync(Path)).Data!["status"]!.ToString(), Is.EqualTo("notfound"));
    }

    [Test]
    public async Task The_shop_is_asked_again_by_force_or_when_the_last_time_is_long_ago()
    {
        await using var client = await Client.StartAsync("demo");
        await client.PutAsync(Path, ("key", "pve1c-0123456789"));
        await client.PostAsync(Path);
        Assert.That(NodeSubscription.Of(client.Simulator.Datacenter, "pve1").Checks, Is.EqualTo(1));
        await client.PostAsync(Path, ("force", "1"));
        client.Simulator.Clock.Advance(TimeSpan.FromDays(20));
        await client.PostAsync(Path);
        Assert.That(NodeSubscription.Of(client.Simulator.Datacenter, "pve1").Checks, Is.EqualTo(3));
    }

    [Test]
    public async Task What_is_no_key_is_refused()
    {
        await using var client = await Client.StartAsync("demo");
        Assert.That((await client.PutAsync(Path, ("key", "pve3x-0"))).Status, Is.EqualTo(400));
    }
}

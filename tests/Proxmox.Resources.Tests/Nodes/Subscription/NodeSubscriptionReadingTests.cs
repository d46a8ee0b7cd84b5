using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Subscription;

public sealed class NodeSubscriptionReadingTests
{
    private const string Path = "/nodes/pve1/subscription";

    [Test]
    public async Task What_the_shop_says_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", Path, ("key", "pve1s-0000000001"));
        var told = await DataReader.ReadAsync(pve, "node_subscription", ("node", "pve1"));
        Assert.That((told["status"].AsText(), told["level"].AsText(), told["next_due_date"].AsText(), told["cpu_sockets"].AsLong()),
            Is.EqualTo(("active", "s", "2027-01-01", (long?)1)));
    }

    [Test]
    public async Task A_node_without_a_key_tells_that()
    {
        await using var pve = await PveSimulator.StartAsync();
        var told = await DataReader.ReadAsync(pve, "node_subscription", ("node", "pve1"));
        Assert.That((told["status"].AsText(), told["key"].IsNull, told["level"].IsNull), Is.EqualTo(("notfound", true, true)));
    }
}

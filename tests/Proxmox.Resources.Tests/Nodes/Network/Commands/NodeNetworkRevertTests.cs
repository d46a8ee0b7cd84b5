using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Network.Commands;

public sealed class NodeNetworkRevertTests
{
    private const string Root = "/nodes/pve1/network";

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task It_throws_away_what_is_staged_and_shows_it(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", Root, ("iface", "vmbr1"), ("type", "bridge"));
        var outcome = await CommandClient.RunAsync(kind, pve, "node_network_revert", ("node", "pve1"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["changes"], Does.Contain("+iface vmbr1 inet manual"));
        Assert.That(((JArray)pve.Request("GET", Root)!).Select(entry => entry.Value<string>("iface")), Does.Not.Contain("vmbr1"));
    }
}

using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Network.Commands;

public sealed class NodeNetworkApplyTests
{
    private const string Root = "/nodes/pve1/network";

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task It_puts_into_force_what_is_staged_and_shows_it(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", Root, ("iface", "vmbr1"), ("type", "bridge"));
        var outcome = await CommandClient.RunAsync(kind, pve, "node_network_apply", ("node", "pve1"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["changes"], Does.Contain("+iface vmbr1 inet manual"));
        Assert.That(pve.Datacenter.Locked(state => state.FindNode("pve1")!.Bridges), Does.Contain("vmbr1"));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Without_changes_there_is_nothing_to_do(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_network_apply", ("node", "pve1"));
        Assert.That((outcome.Errors.Count, outcome["changed"]?.ToLowerInvariant()), Is.EqualTo((0, "false")));
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
    }
}

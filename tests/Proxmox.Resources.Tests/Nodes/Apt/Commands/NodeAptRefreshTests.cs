using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Apt;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Apt.Commands;

public sealed class NodeAptRefreshTests
{
    private const string Path = "/nodes/pve1/apt/update";

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task The_lists_are_fetched(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter =>
            NodeApt.Of(datacenter, "pve1").Files.ForEach(file => file.Repositories.ForEach(entry => entry.Enabled = false)));
        Assert.That(await NodeCommandBench.SentAsync(kind, pve, "node_apt_refresh", ("POST", Path), ("node", "pve1"), ("notify", true)),
            Is.EqualTo(new[] { "notify=1" }));
        Assert.That(NodeApt.Of(pve.Datacenter, "pve1").Refreshes, Is.EqualTo(1));
        Assert.That(NodeApt.Of(pve.Datacenter, "pve1").Updates.Select(update => update.Told), Has.None.Null);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Without_a_subscription_what_takes_one_is_an_error_in_apts_words(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_apt_refresh", ("node", "pve1"));
        Assert.That(outcome.Errors, Has.Some.Contains("401  Unauthorized"));
    }
}

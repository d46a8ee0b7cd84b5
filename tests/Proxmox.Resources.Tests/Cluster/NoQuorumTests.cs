using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster;

/// <summary>Without quorum PVE refuses changes in three ways, and a user is told the same of each.</summary>
internal sealed class NoQuorumTests
{
    private static IEnumerable<TestCaseData> Changes =>
    [
        new("pool", Config(("pool_id", "web")), "error: no quorum!"),
        new("vm", Config(("vmid", 100), ("node", "pve1"), ("name", "web")), "cluster not ready - no quorum?"),
        new("node_config", Config(("node", "pve1"), ("description", "Upper shelf")), "Permission denied"),
    ];

    [TestCaseSource(nameof(Changes))]
    public async Task What_is_refused_for_want_of_a_quorum_says_so(string name, Value written, string words)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter =>
            datacenter.Nodes.Where(node => node.Name != "pve1").ToList().ForEach(node => node.Online = false));
        var provider = new Provider(Catalogs.All, new()
        {
            Environment = _ => null,
            Hear = ReachedMethods.Hear,
            Connect = (options, log, time) => new PveClient(options with { RetryBudget = TimeSpan.Zero }, log, time),
        });
        provider.Configure(Configurations.Of(pve));
        var resource = Catalogs.All.Resource(name)!;
        var config = Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name, written[field.Name])));
        var plan = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        var applied = provider.ApplyAsync(resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
        // The lock of a file is waited for.
        Assert.That(() =>
        {
            pve.Clock.Advance(TimeSpan.FromSeconds(5));
            return applied.IsCompleted;
        }, Is.True.After(20).Seconds.PollEvery(50).MilliSeconds);
        Assert.That((await applied).Diagnostics.Select(problem => problem.Detail),
            Has.Some.Contains(words).And.Some.Contains("The cluster has no quorum"));
    }
}

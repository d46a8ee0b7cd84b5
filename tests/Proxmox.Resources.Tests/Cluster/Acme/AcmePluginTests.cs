using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Acme;

public sealed class AcmePluginTests
{
    private const string Collection = "/cluster/acme/plugins";

    private static readonly Value Minimal = Config(("plugin_id", "cloudflare"), ("type", "dns"), ("api", "cf"));

    private static readonly Value Full = Minimal.With("data", "CF_Token=canary-secret\nCF_Zone_ID=1=2\n")
        .With("validation_delay_seconds", 60).With("nodes", Value.Set("pve1")).With("disabled", true);

    private static readonly Lifecycle Life = new("acme_plugin")
    {
        Id = "cloudflare",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("api", "hetzner").With("data", "HETZNER_Token=canary-other").With("validation_delay_seconds", 90)
            .With("nodes", Value.Set("pve1", "pve2")).With("disabled", false),
        Replacements = [("plugin_id", "other")],
        Drift = pve => pve.Request("PUT", $"{Collection}/cloudflare", ("api", "ovh"), ("validation-delay", 10)),
        Remove = pve => pve.Request("DELETE", $"{Collection}/cloudflare"),
        Find = pve => pve.Request("GET", $"{Collection}/cloudflare"),
        CreateRequest = ("POST", Collection),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task What_another_type_does_not_have_is_refused_before_PVE_is_asked()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal.With("type", "standalone"))).Errors, Has.One.Contains("api is for type dns alone"));
        Assert.That((await client.PlanAsync(Minimal.With("api", Value.Null))).Errors, Has.One.Contains("Type dns needs api"));
    }

    [Test]
    public async Task PVEs_own_plugin_can_be_managed_and_stays()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Config(("plugin_id", "standalone"), ("type", "standalone"), ("nodes", Value.Set("pve1")));
        Assert.That((await client.ImportAsync(config, "standalone")).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", $"{Collection}/standalone")!["plugin"]!.ToString(), Is.EqualTo("standalone"));
    }
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Metrics;

public sealed class OpenTelemetryTests
{
    private const string Path = "/cluster/metrics/server/opentelemetry";

    private static readonly Lifecycle Life = MetricsServerLife.Of("opentelemetry", Config(
        ("protocol", "http"), ("path", "/otlp/v1/metrics"),
            ("headers", Config(("Authorization", "Bearer canary-secret"), ("X-Scope-OrgID", "pve"))),
        ("resource_attributes", Config(("deployment.environment", "Zürich"))), ("compression", "none"), ("verify_certificate", false),
        ("max_body_size_bytes", 1_000_000), ("timeout_seconds", 10)));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task PVE_is_given_the_headers_as_JSON_in_base64()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Life.Full)).Errors, Is.Empty);
        Assert.That(Text(pve, "otel-headers"), Is.EqualTo("""{"Authorization":"Bearer canary-secret","X-Scope-OrgID":"pve"}"""));
    }

    [Test]
    public async Task Headers_and_attributes_that_are_removed_with_others_are_gone()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Life.Full);
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", Path)!.Children<JProperty>().Select(member => member.Name),
            Is.EquivalentTo(new[] { "type", "server", "port" }));
    }

    [Test]
    public async Task Headers_that_PVE_itself_cannot_read_are_none_and_are_put_right()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Life.Full);
        pve.Request("PUT", Path, ("server", "192.0.2.80"), ("port", 2003), ("otel-headers", "not base64!"));
        Assert.That((await client.PlanAsync(Life.Full)).Action, Is.EqualTo(PlannedAction.Update));
        Assert.That((await client.ApplyAsync(Life.Full)).Errors, Is.Empty);
        Assert.That(Text(pve, "otel-headers"), Does.StartWith("{"));
    }

    [Test]
    public async Task Headers_that_are_longer_than_PVE_takes_are_refused_before_it_is_asked()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var plan = await client.PlanAsync(Life.Minimal.With("headers", Config(("Authorization", new string('x', 800)))));
        Assert.That(plan.Errors, Has.One.Contains("headers is too long"));
    }

    [Test]
    public async Task Write_only_headers_reach_PVE_and_no_state()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Life.Minimal.With("headers_wo", Config(("Authorization", "Bearer canary-secret"))).With("headers_wo_version", 1);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(client.Recorded, Does.Not.Contain("canary"));
        Assert.That((await client.ApplyAsync(
            config.With("headers_wo", Config(("Authorization", "Bearer other"))).With("headers_wo_version", 2))).Errors, Is.Empty);
        Assert.That(Text(pve, "otel-headers"), Is.EqualTo("""{"Authorization":"Bearer other"}"""));
    }

    private static string Text(PveSimulator pve, string parameter) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(pve.Request("GET", Path)![parameter]!.ToString()));
}

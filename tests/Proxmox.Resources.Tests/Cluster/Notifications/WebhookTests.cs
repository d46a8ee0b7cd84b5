using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Notifications;

public sealed class WebhookTests
{
    private const string Path = "/cluster/notifications/endpoints/webhook/webhook";

    private static readonly Lifecycle Life = NotificationTargetLife.Of(
        "webhook",
        Config(("url", "https://chat.example.com/hooks/{{ secrets.room }}"), ("method", "post")),
        Config(
            ("headers", Config(("Authorization", "Bearer {{ secrets.token }}"), ("Content-Type", "application/json"))),
            ("body", "{ \"text\": \"Zürich, {{ title }}\" }\n"), ("secrets", Config(("room", "canary-room"), ("token", "canary-token")))),
        Config(("url", "https://chat.example.com/"), ("method", "put"), ("headers", Config(("Content-Type", "text/plain"))),
            ("body", "{{ message }}"), ("secrets", Config(("token", "canary-other"))))) with
    { Untold = ["secrets"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task PVE_is_given_headers_and_body_in_base64()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(
            Life.Minimal.With("headers", Config(("X-Room", "a, b"))).With("body", "ü"))).Errors, Is.Empty);
        var told = pve.Request("GET", Path)!;
        Assert.That((told["header"]!.Single().ToString(), told["body"]!.ToString()), Is.EqualTo(("name=X-Room,value=YSwgYg==", "w7w=")));
    }

    [Test]
    public async Task A_name_that_PVE_could_not_read_is_refused_before_it_is_asked()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var plan = await client.PlanAsync(Life.Minimal.With("headers", Config(("X-Room,Y", "a"))));
        Assert.That(plan.Errors, Has.One.Contains("\"X-Room,Y\" in headers cannot be written for PVE"));
    }
}

using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Notifications;

public sealed class SendmailTests
{
    private static readonly Lifecycle Life = NotificationTargetLife.Of(
        "sendmail",
        Config(("mailto", Value.Set("a@example.com"))),
        Config(("mailto_users", Value.Set("root@pam")), ("from_address", "pve@example.com"), ("author", "Rack 4")),
        Config(("mailto", Value.Set("b@example.com", "c@example.com")), ("from_address", "rack@example.com")));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task Mails_to_nobody_are_refused_before_PVE_is_asked()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var plan = await client.PlanAsync(Config(("target_id", "nobody")));
        Assert.That(plan.Errors, Has.One.Contains("At least one of mailto and mailto_users must be set"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task PVEs_own_target_can_be_managed_and_is_as_it_was_once_it_is_deleted(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Config(("target_id", "mail-to-root"), ("mailto_users", Value.Set("root@pam")), ("author", "Rack 4"));
        Assert.That((await client.ImportAsync(config, "mail-to-root")).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(client.State["origin"].AsText(), Is.EqualTo("modified-builtin"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(
            pve.Request("GET", "/cluster/notifications/endpoints/sendmail/mail-to-root")!["origin"]!.ToString(), Is.EqualTo("builtin"));
    }
}

using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

/// <summary>A user's password, which PVE takes with the create, and later only from a login by user and password.</summary>
public sealed class UserPasswordTests
{
    [Test]
    public async Task A_new_user_logs_in_with_the_password()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "user");
        var outcome = await client.ApplyAsync(Config(("user_id", "alice@pve"), ("password", "first-secret")));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(LogsIn(pve, "first-secret"), Is.True);
    }

    [Test]
    public async Task A_login_changes_the_password_in_place()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "user", Configurations.ByLogin(pve));
        await client.ApplyAsync(Config(("user_id", "alice@pve"), ("password", "first-secret")));
        var outcome = await client.ApplyAsync(Config(("user_id", "alice@pve"), ("password", "second-secret")));
        Assert.That((outcome.Action, outcome.Errors.Count), Is.EqualTo((PlannedAction.Update, 0)));
        Assert.That((LogsIn(pve, "first-secret"), LogsIn(pve, "second-secret")), Is.EqualTo((false, true)));
        Assert.That((await client.PlanAsync(Config(("user_id", "alice@pve"), ("password", "second-secret")))).Action,
            Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task A_token_is_told_that_it_may_not_and_the_next_plan_tries_again()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "user");
        await client.ApplyAsync(Config(("user_id", "alice@pve"), ("password", "first-secret")));
        var config = Config(("user_id", "alice@pve"), ("password", "second-secret"), ("comment", "on leave"));
        var outcome = await client.ApplyAsync(config);
        Assert.That(outcome.Errors.Single(),
            Does.Contain("need proper ticket").And.Contain("has logged in with a password").And.Not.Contain("second-secret"));
        Assert.That(LogsIn(pve, "first-secret"), Is.True);
        Assert.That(pve.Request("GET", "/access/users/alice@pve")!["comment"], Is.Null, "what may be refused comes first");
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Update));
    }

    [Test]
    public async Task A_write_only_password_is_kept_nowhere_and_sent_again_with_its_version()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "user", Configurations.ByLogin(pve));
        await client.ApplyAsync(Config(("user_id", "alice@pve"), ("password_wo", "first-secret"), ("password_wo_version", 1)));
        Assert.That(LogsIn(pve, "first-secret"), Is.True);
        Assert.That(client.Recorded, Does.Not.Contain("first-secret"));

        var unchanged = await client.PlanAsync(
            Config(("user_id", "alice@pve"), ("password_wo", "second-secret"), ("password_wo_version", 1)));
        Assert.That(unchanged.Action, Is.EqualTo(PlannedAction.Nothing), "nobody can see that it changed");
        await client.ApplyAsync(Config(("user_id", "alice@pve"), ("password_wo", "second-secret"), ("password_wo_version", 2)));
        Assert.That(LogsIn(pve, "second-secret"), Is.True);
        Assert.That(client.Recorded, Does.Not.Contain("second-secret"));
    }

    private static bool LogsIn(PveSimulator pve, string password)
    {
        try
        {
            return pve.Request("POST", "/access/ticket", ("username", "alice@pve"), ("password", password))?["ticket"] is not null;
        }
        catch (PveError)
        {
            return false;
        }
    }
}

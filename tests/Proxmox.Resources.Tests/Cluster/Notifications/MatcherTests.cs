using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Notifications;

public sealed class MatcherTests
{
    private const string Collection = "/cluster/notifications/matchers";

    private static readonly Value Full = Config(
        ("matcher_id", "backups"), ("mode", "any"), ("match_severity", Value.Set("warning,error")),
        ("match_field", Value.Set("exact:type=vzdump,replication", "regex:hostname=^pve-.*$")),
        ("match_calendar", Value.Set("mon..fri 8:00-17:00")), ("invert_match", true), ("targets", Value.Set("mail-to-root")),
        ("comment", "what went wrong"), ("disabled", true));

    private static readonly Lifecycle Life = new("notification_matcher")
    {
        Id = "backups",
        Minimal = Config(("matcher_id", "backups")),
        Full = Full,
        Changed = Full.With("mode", "all").With("match_severity", Value.Set("error")).With("match_field", Value.Set("exact:type=vzdump"))
            .With("match_calendar", Value.Set("8-17")).With("invert_match", false).With("comment", "all").With("disabled", false),
        Replacements = [("matcher_id", "other")],
        Drift = pve => pve.Request("PUT", $"{Collection}/backups", ("comment", "theirs"), ("match-severity", "info")),
        Remove = pve => pve.Request("DELETE", $"{Collection}/backups"),
        Find = pve => pve.Request("GET", $"{Collection}/backups"),
        CreateRequest = ("POST", Collection),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCase("warning", "error")]
    [TestCase("info,warning", "error,unknown")]
    public async Task Severities_that_no_notification_has_together_are_refused_before_PVE_is_asked(string one, string other)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Life.Minimal.With("match_severity", Value.Set(one, other));
        Assert.That((await client.PlanAsync(config)).Errors, Has.One.Contains("match_severity can never hold"));
        Assert.That((await client.PlanAsync(config.With("mode", "any"))).Errors, Is.Empty);
    }

    [Test]
    public async Task Blanks_that_PVE_takes_out_make_no_difference()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Life.Minimal.With("match_severity", Value.Set("warning, error"))
            .With("match_field", Value.Set("exact:type=vzdump, fencing"));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        pve.Request("PUT", $"{Collection}/backups", ("match-severity", "warning,error"), ("match-field", "exact:type=vzdump,fencing"));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task PVEs_own_matcher_can_be_managed_and_is_as_it_was_once_it_is_deleted(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Config(
            ("matcher_id", "default-matcher"), ("targets", Value.Set("mail-to-root")), ("match_severity", Value.Set("error")));
        Assert.That((await client.ImportAsync(config, "default-matcher")).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", $"{Collection}/default-matcher")!["match-severity"], Is.Null);
    }
}

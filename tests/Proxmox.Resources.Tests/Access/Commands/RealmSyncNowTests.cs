using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Access.Commands;

public sealed class RealmSyncNowTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task What_is_said_goes_along_and_the_rest_is_left_to_the_realm(ClientKind kind)
    {
        await using var pve = await WithRealmAsync();
        var outcome = await CommandClient.RunAsync(
            kind, pve, "realm_sync", ("realm_id", "staff"), ("scope", "both"), ("remove_vanished", Value.Set("entry", "acl")));
        Assert.That(Sent(pve), Is.EquivalentTo(new[] { "scope=both", "remove-vanished=acl;entry" }));
        // Nobody answers there.
        Assert.That(outcome.Errors, Has.Some.Contains("task auth-realm-sync on node pve1 failed: Name or service not known"));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_dry_run_is_asked_for_as_such(ClientKind kind)
    {
        await using var pve = await WithRealmAsync();
        await CommandClient.RunAsync(kind, pve, "realm_sync", ("realm_id", "staff"), ("scope", "users"), ("dry_run", true));
        Assert.That(Sent(pve), Is.EquivalentTo(new[] { "scope=users", "dry-run=1" }));
    }

    private static IEnumerable<string> Sent(PveSimulator pve) => pve.Requests.All
        .Single(request => request.Verb == "POST" && request.Path == "/access/domains/staff/sync").Parameters
        .Select(parameter => $"{parameter.Key}={parameter.Value}");

    private static async Task<PveSimulator> WithRealmAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/domains", ("realm", "staff"), ("type", "ldap"), ("server1", "ldap.example.com"),
            ("base_dn", "dc=example,dc=com"), ("user_attr", "uid"));
        return pve;
    }
}

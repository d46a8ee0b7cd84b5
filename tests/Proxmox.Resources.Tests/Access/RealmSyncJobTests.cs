using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class RealmSyncJobTests
{
    private const string Path = "/cluster/jobs/realm-sync/nightly";

    private static readonly Value Minimal = Config(("job_id", "nightly"), ("realm_id", "staff"), ("schedule", "daily"), ("scope", "users"));

    private static readonly Value Full = Minimal.With("enable_new", false).With("remove_vanished", Value.Set("acl", "entry"))
        .With("enabled", false).With("comment", "before work");

    private static readonly Lifecycle Life = new("realm_sync_job")
    {
        Id = "nightly",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("schedule", "mon..fri 02:30").With("scope", "both").With("enable_new", true)
            .With("remove_vanished", Value.Set("properties")).With("enabled", true).With("comment", "at night"),
        Replacements = [("job_id", "other"), ("realm_id", "partners")],
        Arrange = pve =>
        {
            foreach (var realm in (string[])["staff", "partners"])
            {
                pve.Request("POST", "/access/domains", ("realm", realm), ("type", "ldap"), ("server1", "ldap.example.com"),
                    ("base_dn", "dc=example,dc=com"), ("user_attr", "uid"));
            }
        },
        Drift = pve => pve.Request("PUT", Path, ("schedule", "hourly"), ("comment", "theirs")),
        Remove = pve => pve.Request("DELETE", Path),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("POST", "/cluster/jobs/realm-sync/*"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_realm_that_cannot_be_synced_is_refused_in_PVEs_words()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That(
            (await client.ApplyAsync(Minimal.With("realm_id", "pve"))).Errors, Has.Some.Contains("Only LDAP/AD realms can be synced"));
    }
}

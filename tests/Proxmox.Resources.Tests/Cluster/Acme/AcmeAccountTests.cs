using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Acme;

public sealed class AcmeAccountTests
{
    private const string Collection = "/cluster/acme/account";

    private static readonly Value Minimal = Config(("account_id", "staging"), ("contact", Value.Set("a@example.com")));

    private static readonly Value Full = Minimal.With("directory", "https://acme-staging-v02.api.letsencrypt.org/directory")
        .With("terms_of_service_url", "https://letsencrypt.org/documents/terms.pdf")
        .With("eab_key_id", "kid").With("eab_hmac_key", "canary-secret");

    private static readonly Lifecycle Life = new("acme_account")
    {
        Id = "staging",
        Minimal = Full.With("eab_key_id", Value.Null).With("eab_hmac_key", Value.Null),
        Full = Full,
        Changed = Full.With("contact", Value.Set("b@example.com", "c@example.com")),
        Replacements =
        [
            ("account_id", "other"), ("directory", "https://ca.example.com/directory"),
            ("terms_of_service_url", "https://ca.example.com/terms"),
        ],
        Drift = pve => pve.Request("PUT", $"{Collection}/staging", ("contact", "d@example.com")),
        Remove = pve => pve.Request("DELETE", $"{Collection}/staging"),
        Find = pve => pve.Request("GET", $"{Collection}/staging"),
        CreateRequest = ("POST", Collection),
        Untold = ["eab_key_id", "eab_hmac_key"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["eab_key_id"] = "it is of the create alone",
            ["eab_hmac_key"] = "it is of the create alone",
        },
        NeedsLogin = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task The_least_account_is_one_of_Lets_Encrypt()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource, Configurations.ByLogin(pve));
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(client.State["directory"].AsText(), Is.EqualTo("https://acme-v02.api.letsencrypt.org/directory"));
        Assert.That((await client.PlanAsync(Minimal)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task A_token_is_refused_at_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal)).Errors, Has.One.Contains("PVE keeps this for root@pam"));
    }

    [Test]
    public async Task An_account_that_the_authority_refuses_is_not_recorded()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.OnTask("acmeregister").Fail("Registration failed: no agreement");
        await using var client = await WireClient.StartAsync(pve, Life.Resource, Configurations.ByLogin(pve));
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("Registration failed: no agreement"));
        Assert.That(client.State.IsNull, Is.True);
    }
}

using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class UserTotpTests
{
    private const string Collection = "/access/tfa/tina@pve";

    private static readonly Value Minimal =
        Config(("user_id", "tina@pve"), ("secret", "CANARYSECRET2345ABCD"), ("description", "phone"));

    private static readonly Lifecycle Life = new("user_totp")
    {
        Id = "tina@pve!",
        FindId = pve => "tina@pve!" + Find(pve)?.Value<string>("id"),
        Minimal = Minimal,
        Full = Minimal.With("enabled", false),
        Changed = Minimal.With("enabled", true).With("description", "tablet"),
        Replacements = [("user_id", "toni@pve"), ("secret", "CANARYSECRET5432DCBA")],
        Arrange = pve =>
        {
            pve.Request("POST", "/access/users", ("userid", "tina@pve"));
            pve.Request("POST", "/access/users", ("userid", "toni@pve"));
        },
        Drift = pve => pve.Request("PUT", $"{Collection}/{Find(pve)!.Value<string>("id")}", ("description", "theirs")),
        Remove = pve => pve.Request("DELETE", $"{Collection}/{Find(pve)!.Value<string>("id")}"),
        Find = Find,
        CreateRequest = ("POST", "/access/tfa/*"),
        Untold = ["secret"],
        NeedsLogin = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public async Task A_token_is_refused_at_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal)).Errors, Has.One.Contains("PVE keeps this for root@pam"));
    }

    [Test]
    public async Task A_secret_that_is_none_is_refused_before_PVE_is_asked()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource, Configurations.ByLogin(pve));
        Assert.That((await client.PlanAsync(Minimal.With("secret", "0189"))).Errors, Has.One.Contains("a secret in base32"));
    }

    [Test]
    public async Task A_user_who_was_removed_and_made_again_gets_it_again()
    {
        await using var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource, Configurations.ByLogin(pve));
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        pve.Request("DELETE", "/access/users/tina@pve");
        pve.Request("POST", "/access/users", ("userid", "tina@pve"));
        Assert.That((await client.PlanAsync(Minimal)).Action, Is.EqualTo(PlannedAction.Create));
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(Find(pve)?.Value<string>("description"), Is.EqualTo("phone"));
    }

    private static JObject? Find(PveSimulator pve) =>
        pve.Request("GET", Collection)!.OfType<JObject>().FirstOrDefault(entry => entry.Value<string>("type") == "totp");
}

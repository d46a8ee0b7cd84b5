using Newtonsoft.Json.Linq;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Access;

public sealed class EphemeralTokenTests
{
    private static readonly Value Grants =
        Value.Set(Value.Object(("path", "/pool"), ("role_id", "PVEPoolAdmin"), ("propagate", Value.Null)));

    [TestCase("8.4")]
    [TestCase("9.2")]
    public async Task A_token_is_there_from_the_opening_to_the_end(string version)
    {
        await using var pve = await StartAsync(version == "8.4" ? PveVersion.V84 : PveVersion.V92);
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "user_token");

        var told = await client.OpenAsync(("user_id", "ci@pve"), ("lifetime", "10m"), ("grants", Grants));

        Assert.That(told["token_name"].AsText(), Does.Match("^run-[0-9a-f]{12}$"));
        Assert.That(told["token_id"].AsText(), Is.EqualTo($"ci@pve!{told["token_name"].AsText()}"));
        Assert.That(told["api_token"].AsText(), Is.EqualTo($"{told["token_id"].AsText()}={told["value"].AsText()}"));
        Assert.That(client.Notes, Does.Not.Contain(told["value"].AsText()!));
        var entry = pve.Request("GET", $"/access/users/ci@pve/token/{told["token_name"].AsText()}")!;
        var left = DateTimeOffset.FromUnixTimeSeconds((long)entry["expire"]!) - TimeProvider.System.GetUtcNow();
        Assert.That(((int)entry["privsep"]!, left), Is.EqualTo((1, TimeSpan.FromMinutes(10))).Using<(int, TimeSpan)>(
            (one, other) => one.Item1 == other.Item1 && (one.Item2 - other.Item2).Duration() < TimeSpan.FromSeconds(30)));
        // It may do what it was granted, and nothing else.
        var own = Configurations.Of(pve).With("api_token", told["api_token"].AsSecret());
        Assert.That((await DataReader.ReadAsync(own, "pools"))["items"].Items, Has.Length.EqualTo(1));

        await client.CloseAsync();

        Assert.That(Tokens(pve), Is.Empty);
        Assert.That(Grantees(pve), Is.EqualTo(new[] { "ci@pve" }));
    }

    [Test]
    public async Task A_renewal_puts_off_when_it_expires()
    {
        await using var pve = await StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "user_token");
        await client.OpenAsync(("user_id", "ci@pve"), ("token_name", "mine"), ("lifetime", "10m"));
        var first = client.RenewAt!.Value - TimeProvider.System.GetUtcNow();
        pve.Request("PUT", "/access/users/ci@pve/token/mine", ("expire", 1));

        await client.RenewAsync();

        Assert.That(first, Is.EqualTo(TimeSpan.FromMinutes(5)).Within(TimeSpan.FromSeconds(30)));
        Assert.That(client.RenewAt, Is.Not.Null);
        Assert.That((long)pve.Request("GET", "/access/users/ci@pve/token/mine")!["expire"]!, Is.GreaterThan(1));
        await client.CloseAsync();
    }

    [Test]
    public async Task What_a_killed_run_has_left_is_removed_once_it_has_expired()
    {
        await using var pve = await StartAsync();
        foreach (var (name, remark, expiry) in new[]
        {
            ("run-0123456789ab", "For one run", 1), ("run-0123456789ac", "For one run", 0), ("run-0123456789ad", "Mine", 1),
            ("run-mine", "For one run", 1),
        })
        {
            pve.Request("POST", $"/access/users/ci@pve/token/{name}", ("comment", remark), ("expire", expiry));
        }

        pve.Request("PUT", "/access/acl", ("path", "/pool"), ("roles", "PVEAuditor"), ("tokens", "ci@pve!run-0123456789ab"));
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "user_token");

        await client.OpenAsync(("user_id", "ci@pve"));
        await client.CloseAsync();

        Assert.That(
            Tokens(pve).Select(token => (string?)token["tokenid"]), Is.EquivalentTo(new[] { "run-0123456789ac", "run-0123456789ad",
                "run-mine" }));
        Assert.That(Grantees(pve), Is.EqualTo(new[] { "ci@pve" }));
    }

    [Test]
    public async Task A_grant_that_PVE_refuses_leaves_no_token()
    {
        await using var pve = await StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "user_token");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => client.OpenAsync(("user_id", "ci@pve"),
            ("grants", Value.Set(Value.Object(("path", "/pool"), ("role_id", "NoSuchRole"), ("propagate", Value.Null))))));

        Assert.That(refused!.Message, Does.StartWith("Could not open user_token").And.Contain("NoSuchRole"));
        Assert.That(Tokens(pve), Is.Empty);
    }

    [Test]
    public async Task Closing_what_is_gone_is_no_failure()
    {
        await using var pve = await StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "user_token");
        await client.OpenAsync(("user_id", "ci@pve"), ("token_name", "mine"));
        pve.Request("DELETE", "/access/users/ci@pve/token/mine");

        await client.CloseAsync();
    }

    [Test]
    public async Task A_lifetime_that_is_over_at_once_is_refused()
    {
        await using var pve = await StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "user_token");

        Assert.That((await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.OpenAsync(("user_id", "ci@pve"), ("lifetime", "10s"))))!.Message, Does.Contain("lifetime must be"));
    }

    [Test]
    public async Task The_role_on_the_page_is_enough()
    {
        await using var pve = await StartAsync();
        var role = MinimalRole.Of(Catalogs.All.Ephemeral("user_token")!);
        pve.Request("POST", "/access/users", ("userid", "boss@pve"));
        var secret = (string?)pve.Request("POST", "/access/users/boss@pve/token/role", ("privsep", 0))!["value"];
        foreach (var (index, held) in role.Index())
        {
            pve.Request("POST", "/access/roles", ("roleid", $"role{index}"), ("privs", held.AnyOf[0]));
            pve.Request("PUT", "/access/acl",
                ("path", held.Path.Replace("{path}", "/pool")), ("roles", $"role{index}"), ("users", "boss@pve"));
        }

        var provider = Configurations.Of(pve).With("api_token", Value.Of($"boss@pve!role={secret}").AsSecret());
        await using var client = await EphemeralClient.StartAsync(provider, "user_token");

        await client.OpenAsync(("user_id", "ci@pve"), ("lifetime", "10m"), ("grants", Grants));
        await client.RenewAsync();
        await client.CloseAsync();

        Assert.That(Tokens(pve), Is.Empty);
    }

    private static async Task<PveSimulator> StartAsync(PveVersion version = PveVersion.V92)
    {
        var pve = await PveSimulator.StartAsync(new() { Version = version });
        pve.Request("POST", "/access/users", ("userid", "ci@pve"));
        pve.Request("POST", "/pools", ("poolid", "web"));
        pve.Request("PUT", "/access/acl", ("path", "/pool"), ("roles", "PVEPoolAdmin"), ("users", "ci@pve"));
        return pve;
    }

    private static IEnumerable<JToken> Tokens(PveSimulator pve) => pve.Request("GET", "/access/users/ci@pve/token")!;

    private static IEnumerable<string?> Grantees(PveSimulator pve) =>
        pve.Request("GET", "/access/acl")!.Where(entry => (string?)entry["path"] == "/pool").Select(entry => (string?)entry["ugid"]);
}

using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallSecurityGroupTests
{
    private const string Collection = "/cluster/firewall/groups";

    private static readonly Value Minimal = Config(("security_group_id", "webserver"));

    private static readonly Value Full = Minimal.With("comment", "serves pages");

    private static readonly Lifecycle Life = new("firewall_security_group")
    {
        Id = "webserver",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("comment", "serves more pages"),
        Drift = pve => pve.Request("POST", Collection, ("group", "webserver"), ("rename", "webserver"), ("comment", "theirs")),
        Remove = pve => pve.Request("DELETE", Collection + "/webserver"),
        Find = pve => Listed(pve, "webserver"),
        CreateRequest = ("POST", Collection),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_rename_takes_along_the_rules_that_put_it_to_use(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Full);
        foreach (var (_, root) in FirewallWorld.All)
        {
            pve.Request("POST", root + "/rules", ("type", "group"), ("action", "webserver"));
        }

        Assert.That((await client.ApplyAsync(Full.With("security_group_id", "shop"))).Errors, Is.Empty);
        foreach (var (_, root) in FirewallWorld.All)
        {
            Assert.That((string?)pve.Request("GET", root + "/rules")!.Single()["action"], Is.EqualTo("shop"), root);
        }

        Assert.That((Listed(pve, "webserver"), (string?)Listed(pve, "shop")!["comment"]), Is.EqualTo((null as JToken, "serves pages")));
    }

    [Test]
    public async Task One_that_still_has_rules_is_not_removed()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Minimal);
        pve.Request("POST", Collection + "/webserver", ("type", "in"), ("action", "ACCEPT"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("Security group 'webserver' is not empty"));
        Assert.That(Listed(pve, "webserver"), Is.Not.Null);
    }

    private static JToken? Listed(PveSimulator pve, string group) =>
        pve.Request("GET", Collection)!.FirstOrDefault(entry => (string?)entry["group"] == group);
}

using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster;

public sealed class ClusterOptionsTests
{
    private const string Path = "/cluster/options";

    private static readonly Value Full = Config(
        ("description", "# Rack 4\nask the operators"), ("consent_text", "Only for members.\n"), ("console", "html5"),
        ("keyboard", "de-ch"), ("language", "de"), ("email_from", "pve@example.com"),
        ("http_proxy", "http://user:canary@proxy.example.com:3128"),
        ("mac_prefix", "BC:24:11:5"), ("max_workers", 3), ("next_vmid", Config(("lower", 1000), ("upper", 2000))),
        ("bandwidth_limit_kib", Config(("clone", 10000), ("migration", 20000))),
        ("migration", Config(("type", "insecure"), ("network", "192.0.2.0/24"))), ("replication", Config(("type", "secure"))),
        ("ha", Config(("shutdown_policy", "migrate"))),
        ("crs", Config(("ha", "static"), ("rebalance_on_start", true), ("auto_rebalance", true), ("auto_rebalance_threshold_percent", 20))),
        ("fencing", "both"),
        ("tag_style", Config(
            ("shape", "full"), ("ordering", "config"), ("case_sensitive", true),
            ("colors", Value.Set("prod:ff0000", "test:00ff00:ffffff")))),
        ("user_tag_access", Config(("allow", "list"), ("allow_list", Value.Set("a", "b")))), ("registered_tags", Value.Set("prod", "dev")),
        ("webauthn", Config(("relying_party_id", "pve.example.com"), ("origin", "https://pve.example.com"),
        ("relying_party_name", "Example"))),
        ("u2f", Config(("app_id", "https://pve.example.com"))),
        ("location", Config(("latitude", Value.Of(Number.Parse("48.2"))), ("longitude", Value.Of(Number.Parse("16.3"))),
        ("name", "Vienna"))));

    private static readonly Lifecycle Life = new("cluster_options")
    {
        Id = "options",
        Minimal = Config(),
        Full = Full,
        Changed = Full.With("description", "moved").With("migration", Config(("type", "secure"),
        ("network", "198.51.100.0/24"))).With("console", "xtermjs")
            .With("http_proxy", "http://proxy.example.com:3128").With("tag_style", Config(
                ("shape", "dense"), ("ordering", "alphabetical"), ("case_sensitive", false), ("colors", Value.Set("dev:0000ff"))))
            .With("registered_tags", Value.Set("dev")).With("max_workers", 5),
        Drift = pve => pve.Request("PUT", Path, ("keyboard", "fr"), ("delete", "ha")),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_was_before_comes_back_with_the_end_of_the_resource_and_the_rest_is_left_alone(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", Path, ("keyboard", "fr"), ("migration", "type=secure,network=198.51.100.0/24"), ("console", "vv"));
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Config(("keyboard", "de"), ("migration", Config(("type", "insecure"))), ("language", "de"));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(Text(pve, "migration"), Is.EqualTo("""{"type":"insecure"}"""));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That((Text(pve, "keyboard"), Text(pve, "console"), Text(pve, "language")), Is.EqualTo(("fr", "vv", null as string)));
        Assert.That(pve.Request("GET", Path)!["migration"]!["network"]!.ToString(), Is.EqualTo("198.51.100.0/24"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_was_before_comes_back_when_an_attribute_is_removed_and_the_plan_shows_it(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", Path, ("keyboard", "fr"), ("max_workers", 7));
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Config(("keyboard", "de")));
        await client.ApplyAsync(Config(("keyboard", "de"), ("max_workers", 2)));
        Assert.That((await client.ApplyAsync(Config(("keyboard", "es")))).Errors, Is.Empty);
        Assert.That((Text(pve, "keyboard"), Text(pve, "max_workers")), Is.EqualTo(("es", "7")));
        Assert.That(client.State["max_workers"], Is.EqualTo(Value.Of(7)));
        Assert.That((await client.PlanAsync(Config(("keyboard", "es")))).Action, Is.EqualTo(PlannedAction.Nothing));
        await client.ApplyAsync(Value.Null);
        Assert.That((Text(pve, "keyboard"), Text(pve, "max_workers")), Is.EqualTo(("fr", "7")));
    }

    [Test]
    public async Task After_an_import_nothing_is_known_of_what_was_before()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", Path, ("keyboard", "fr"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Config(("keyboard", "fr"));
        await client.ImportAsync(config, Life.Id);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        await client.ApplyAsync(config.With("keyboard", "de"));
        await client.ApplyAsync(Value.Null);
        Assert.That(Text(pve, "keyboard"), Is.Null);
    }

    [Test]
    public async Task People_see_the_consent_text_as_it_is_written()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Config(("consent_text", "Only for members.")));
        Assert.That(Text(pve, "consent-text"), Is.EqualTo("T25seSBmb3IgbWVtYmVycy4="));
    }

    private static string? Text(PveSimulator pve, string option) => pve.Request("GET", Path)![option] switch
    {
        JObject value => value.ToString(Newtonsoft.Json.Formatting.None),
        var value => value?.ToString(),
    };
}

using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests.Nodes.Network;

/// <summary>How nodes take on what was changed: once for a run, and looked after.</summary>
public sealed class ReloadTests
{
    private const string Root = "/nodes/pve1/network";

    private static IEnumerable<Lifecycle> All => Lives.All.Where(life => life.Resource.StartsWith("network_", StringComparison.Ordinal));

    [TestCaseSource(nameof(All))]
    public async Task What_is_made_and_removed_is_in_force(Lifecycle life)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var (provider, resource) = (Providers.Of(pve), Prepare(life, pve));
        var made = await CreateAsync(provider, resource, Live(life.Full));
        Assert.That(Texts(made), Is.Empty);
        Assert.That((Reloads(pve), Changes(pve, life)), Is.EqualTo((1, (string?)null)));
        Assert.That(Texts(await DeleteAsync(provider, resource, made)), Is.Empty);
        Assert.That((Reloads(pve), Changes(pve, life)), Is.EqualTo((2, (string?)null)));
    }

    [TestCaseSource(nameof(All))]
    public async Task What_PVE_does_not_take_on_is_reverted(Lifecycle life)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var (provider, resource) = (Providers.Of(pve), Prepare(life, pve));
        pve.Faults.On("PUT", "/nodes/*/network").Fail(500, "you need ifupdown2 to reload network configuration\n");
        var made = await CreateAsync(provider, resource, Live(life.Full));
        Assert.That(Texts(made).Single(), Does.Contain("you need ifupdown2").And.Contain("was reverted").And.Contain("The changes:\n--- "));
        Assert.That((made.State.IsNull, Changes(pve, life)), Is.EqualTo((true, (string?)null)));
    }

    [Test]
    public async Task Changes_of_one_run_are_followed_by_one_reload()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            CreateAsync(provider, Bridge, Value.Object(("node", "pve1"), ("name", $"vmbr{number}"), ("autostart", true)))
                ).Append(CreateAsync(provider, Bridge, Value.Object(("node", "pve2"), ("name", "vmbr1")))));
        Assert.That(answers.SelectMany(Texts), Is.Empty);
        Assert.That(pve.Requests.All.Count(request => request.Verb == "PUT" && request.Path == Root), Is.EqualTo(1));
        Assert.That(Reloads(pve), Is.EqualTo(2), "one for each node");
        Assert.That(pve.Datacenter.Locked(state => state.FindNode("pve1")!.Bridges), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task What_is_not_to_be_reloaded_stays_staged()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var made = await CreateAsync(Providers.Of(pve), Bridge, Value.Object(("node", "pve1"), ("name", "vmbr1"), ("reload", false)));
        Assert.That((Texts(made), Reloads(pve)), Is.EqualTo((Array.Empty<string>(), 0)));
        Assert.That(Changes(pve, "pve1"), Does.Contain("+iface vmbr1 inet manual"));
    }

    [Test]
    public async Task What_others_had_staged_is_told_and_never_thrown_away()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var provider = Providers.Of(pve);
        pve.Request("POST", Root, ("iface", "vmbr7"), ("type", "bridge"));
        pve.Faults.On("PUT", Root).Fail(500, "no\n").Once();
        var config = Value.Object(("node", "pve1"), ("name", "vmbr1"));
        var made = await CreateAsync(provider, Bridge, config);
        Assert.That(Texts(made).Single(), Does.Contain("changes of others are among it"));
        Assert.That(Changes(pve, "pve1"), Does.Contain("vmbr7").And.Contain("vmbr1"));
        pve.Request("DELETE", Root);
        pve.Request("POST", Root, ("iface", "vmbr7"), ("type", "bridge"));
        made = await CreateAsync(provider, Bridge, config);
        Assert.That(Texts(made).Single(),
            Does.StartWith("The reload of node pve1 applied what was staged before").And.Contain("+iface vmbr7").And.Not.Contain("vmbr1 "));
    }

    [Test]
    public async Task A_reload_that_fails_shows_its_log_and_what_was_changed()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        pve.Faults.OnTask("srvreload").Fail("command 'ifreload -a' failed: exit code 1");
        var made = await CreateAsync(Providers.Of(pve), Bridge, Value.Object(("node", "pve1"), ("name", "vmbr1")));
        Assert.That(Texts(made).Single(), Does.Contain("exit code 1").And.Contain("PVE keeps no earlier one")
            .And.Contain("+iface vmbr1 inet manual").And.Contain("Task: UPID:pve1:"));
        Assert.That(made.State.IsNull, Is.False, "PVE has it");
    }

    [Test]
    public async Task A_node_that_is_gone_after_its_reload_is_told()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var provider = Providers.Of(pve, inner => new Deaf(inner), new Hurried());
        var made = await CreateAsync(provider, Bridge, Value.Object(("node", "pve1"), ("name", "vmbr1")));
        Assert.That(Texts(made).Single(), Does.Contain("Node pve1 cannot be reached any more since its network was reloaded")
            .And.Contain("at the console").And.Contain("+iface vmbr1 inet manual"));
        Assert.That(made.State.IsNull, Is.False);
    }

    [Test]
    public async Task The_interface_that_carries_the_connection_is_changed_by_consent_alone()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var (provider, nic) = (Providers.Of(pve), Catalogs.All.Resource("network_nic")!);
        var config = Value.Object(("node", "pve1"), ("name", "eth0"), ("mtu", 9000), ("reload", false));
        Assert.That(Texts(await CreateAsync(provider, nic, config)), Is.Empty, "it is new to the provider, and has room for more");
        var bridge = await ImportAsync(provider, Bridge, "pve1/vmbr0");
        var planned = await PlanAsync(provider, Bridge, bridge.With("mtu", 1400), bridge);
        Assert.That(planned.Diagnostics.Single().Detail, Does.Contain("is reached through vmbr0").And.Contain("allow_connection_loss"));
        planned = await PlanAsync(provider, Bridge, bridge.With("comment", "by us"), bridge);
        Assert.That(planned.Diagnostics, Is.Empty, "a comment cuts nothing");
        planned = await PlanAsync(provider, Bridge, bridge.With("mtu", 1400).With("allow_connection_loss", true), bridge);
        Assert.That(planned.Diagnostics, Is.Empty);
        planned = await PlanAsync(provider, Bridge, Value.Object(("node", "pve1"), ("name", "vmbr1"), ("ports", Value.Set("eth0"))));
        Assert.That(planned.Diagnostics.Single().Detail, Does.Contain("is reached through eth0"), "a card that is taken away");
        var removed = await provider.ApplyAsync(
            Bridge, new(bridge, Value.Null, Value.Null, ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(Texts(removed).Single(), Does.Contain("is reached through eth0 and vmbr0"));
    }

    private static Resource Bridge => Catalogs.All.Resource("network_bridge")!;

    private static Resource Prepare(Lifecycle life, PveSimulator pve)
    {
        life.Arrange(pve);
        foreach (var node in new[] { "pve1", "pve2", "pve3" })
        {
            pve.Request("PUT", $"/nodes/{node}/network");
        }

        Assert.That(() => Changes(pve, "pve1") ?? Changes(pve, "pve2") ?? Changes(pve, "pve3"),
            Is.Null.After(10).Seconds.PollEvery(5).MilliSeconds);
        pve.Requests.Clear();
        return Catalogs.All.Resource(life.Resource)!;
    }

    private static Value Live(Value config) => config.With("reload", Value.Null);

    private static int Reloads(PveSimulator pve) => pve.Requests.All.Count(request =>
        request.Verb == "PUT" && request.Path.EndsWith("/network", StringComparison.Ordinal) && request.Status == 200);

    private static string? Changes(PveSimulator pve, Lifecycle life) => Changes(pve, life.Full["node"].AsText()!);

    private static string? Changes(PveSimulator pve, string node) => pve.Datacenter.Locked(state =>
        state.File($"local/{node}/etc/network/interfaces.new").Text is { Length: > 0 } staged ? "+" + staged.Replace("\n", "\n+") : null);

    private static Task<PlanAnswer> PlanAsync(Provider provider, Resource resource, Value config, Value? prior = null) =>
        provider.PlanAsync(resource, new(prior ?? Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);

    private static async Task<ApplyAnswer> CreateAsync(Provider provider, Resource resource, Value config)
    {
        var plan = await PlanAsync(provider, resource, config);
        return await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
    }

    private static Task<ApplyAnswer> DeleteAsync(Provider provider, Resource resource, ApplyAnswer made) =>
        provider.ApplyAsync(resource, new(made.State, Value.Null, Value.Null, made.Managed), CancellationToken.None);

    private static async Task<Value> ImportAsync(Provider provider, Resource resource, string id)
    {
        var imported = provider.Import(resource, id).State;
        return (await provider.ReadAsync(resource, new(imported, ManagedAttributes.Empty), CancellationToken.None)).State;
    }

    private static string[] Texts(ApplyAnswer answer) => [.. answer.Diagnostics.Select(told => $"{told.Summary}\n{told.Detail}")];

    /// <summary>A clock by which every wait is short.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);
    }

    /// <summary>Hears nothing more from PVE once a reload has ended.</summary>
    private sealed class Deaf(IPve pve) : IPve
    {
        private bool _isDeaf;

        public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            pve.GetAsync(path, query, cancel);

        public Task<PveData> GetWithRemarksAsync(string path, Form? query = null, CancellationToken cancel = default) => _isDeaf
            ? throw new PveFault(FaultKind.Unreachable, "no route to host") { Method = "GET", Path = path }
            : pve.GetWithRemarksAsync(path, query, cancel);

        public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            pve.PostAsync(path, form, cancel);

        public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
            pve.UploadAsync(path, form, file, cancel);

        public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            pve.PutAsync(path, form, cancel);

        public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            pve.DeleteAsync(path, query, cancel);

        public async Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default)
        {
            _isDeaf = true;
            return await pve.WaitAsync(task, progress, cancel);
        }
    }
}

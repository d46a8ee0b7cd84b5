using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Lxc;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Guests;

/// <summary>What is asked of PVE for a guest, and what is believed without a question.</summary>
public sealed class GuestRequestsTests
{
    private static readonly Value Stopped = Object(("vmid", 100), ("node", "pve1"), ("name", "web"), ("start_on_create", false));
    private static readonly Value Running = Stopped.With("start_on_create", Value.Null);

    private static readonly Value Container = Object(
        ("node", "pve1"), ("hostname", "web"), ("os_template", ContainerWorld.Template),
        ("mount_points", Object(("rootfs", Object(("storage", "ct-files"), ("size", "1G"))))));

    [Test]
    public async Task A_create_asks_nothing_that_it_knows()
    {
        await using var world = await StartAsync();
        await world.TryAsync(Running);
        Assert.That(Asked(world), Is.EqualTo(new[]
        {
            "POST /nodes/pve1/qemu", "GET task", "POST /nodes/pve1/qemu/100/status/start", "GET task", "GET /nodes/pve1/qemu/100/pending",
        }));
    }

    [Test]
    public async Task A_template_asks_nothing_that_it_knows()
    {
        await using var world = await StartAsync();
        await world.TryAsync(Stopped.With("start_on_create", Value.Null).With("template", true));
        Assert.That(Asked(world), Is.EqualTo(new[]
        {
            "POST /nodes/pve1/qemu", "GET task", "POST /nodes/pve1/qemu/100/template", "GET task", "GET /nodes/pve1/qemu/100/pending",
        }));
    }

    [Test]
    public async Task A_change_reads_before_and_after_it()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        world.Pve.Clock.Advance(ClusterResources.Round);
        await world.TryAsync(Running.With("name", "other"));
        Assert.That(Asked(world), Is.EqualTo(new[]
        {
            "GET /nodes/pve1/qemu/100/pending", "GET /nodes/pve1/qemu/100/pending", "PUT /nodes/pve1/qemu/100/config",
            "GET /nodes/pve1/qemu/100/pending",
        }), "the refresh, and the change");
    }

    [TestCase("vm", "qemu")]
    [TestCase("container", "lxc")]
    public async Task A_refresh_asks_for_the_configuration_alone(string resource, string type)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var created = await CreateManyAsync(pve, resource, count: 1);
        pve.Clock.Advance(ClusterResources.Round);
        await RefreshAsync(pve, resource, created);
        Assert.That(Asked(pve), Is.EqualTo(new[] { $"GET /nodes/pve1/{type}/100/pending" }));
    }

    // The list of the cluster does not know yet whether they run.
    [TestCase("vm", "qemu")]
    [TestCase("container", "lxc")]
    public async Task A_refresh_of_many_that_were_just_made_asks_their_node_once(string resource, string type)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var created = await CreateManyAsync(pve, resource, count: 10);
        var states = await RefreshAsync(pve, resource, created);
        Assert.That(Asked(pve), Is.EquivalentTo((string[])
        [
            $"GET /nodes/pve1/{type}",
            .. Enumerable.Range(100, 10).Select(vmid => FormattableString.Invariant($"GET /nodes/pve1/{type}/{vmid}/pending")),
        ]));
        Assert.That(states.Select(state => state["status"].AsText()), Has.All.EqualTo("running"));
    }

    [Test]
    public async Task A_guest_that_stands_still_is_deleted_without_a_look()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Stopped);
        world.Pve.Clock.Advance(ClusterResources.Round);
        Assert.That((await world.TryAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Asked(world), Is.EqualTo(new[] { "GET /nodes/pve1/qemu/100/pending", "DELETE /nodes/pve1/qemu/100", "GET task" }));
    }

    // Planned before somebody has protected it.
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_guest_that_is_protected_since_is_neither_shut_down_nor_deleted(bool runs)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        var created = await CreateAsync(Providers.Of(pve), runs ? Running : Stopped);
        await created.AfterResponse!();
        pve.Clock.Advance(ClusterResources.Round);
        Run(pve, "PUT", "/nodes/pve1/qemu/100/config", ("protection", 1));
        var answer = await Providers.Of(pve).ApplyAsync(
            Catalogs.All.Resource("vm")!, new(created.State, Value.Null, Value.Null, created.Managed), CancellationToken.None);
        Assert.That(answer.Diagnostics.Select(diagnostic => diagnostic.Detail), Has.Exactly(1).Contains("set protection = false"));
        var status = (string?)pve.Request("GET", "/nodes/pve1/qemu/100/status/current")!["status"];
        Assert.That(status, Is.EqualTo(runs ? "running" : "stopped"));
    }

    [Test]
    public async Task A_guest_that_somebody_has_started_since_is_shut_down_all_the_same()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Stopped);
        world.Pve.Clock.Advance(ClusterResources.Round);
        await world.PlanAsync(Stopped);
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/start");
        Assert.That((await world.TryAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(world.Writes.Select(write => string.Join(' ', write.Split(' ').Take(2))), Is.EqualTo(new[]
        {
            "DELETE /nodes/pve1/qemu/100", "POST /nodes/pve1/qemu/100/status/shutdown", "DELETE /nodes/pve1/qemu/100",
        }));
    }

    [Test]
    public async Task A_guest_that_somebody_has_stopped_since_is_deleted_all_the_same()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        world.Pve.Clock.Advance(ClusterResources.Round);
        await world.PlanAsync(Running);
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/stop");
        Assert.That((await world.TryAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(() => world.Config(), Throws.Exception);
    }

    [Test]
    public async Task A_delete_that_fails_on_a_guest_that_stands_still_is_not_tried_twice()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Stopped);
        world.Pve.Clock.Advance(ClusterResources.Round);
        world.Pve.Faults.OnTask("qmdestroy").Fail("the disk is on fire");
        Assert.That((await world.TryAsync(Value.Null)).Errors, Has.Exactly(1).Contains("the disk is on fire"));
        Assert.That(world.Writes, Has.Exactly(1).StartsWith("DELETE "));
    }

    [Test]
    public async Task A_paused_guest_is_imported_as_paused_though_the_list_says_that_it_runs()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "web"));
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/start");
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/suspend");
        world.Pve.Clock.Advance(ClusterResources.Round);
        await world.ImportAsync(Stopped, "100");
        Assert.That(world.State["status"].AsText(), Is.EqualTo("paused"));
    }

    [Test]
    public async Task Many_creates_do_not_ask_for_the_list_each()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        var provider = Providers.Of(pve);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            CreateAsync(provider, Stopped.With("vmid", Value.Null).With("name", $"web{number}"))));
        Assert.That(pve.Requests.All.Count(request => request.Path == "/cluster/resources"), Is.LessThanOrEqualTo(4));
    }

    [TestCase("description", "theirs", "theirs")]
    [TestCase("tags", "theirs", null)]
    public async Task What_somebody_has_changed_before_the_mark_goes_is_kept(string option, string text, string? notes)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        var created = await CreateAsync(Providers.Of(pve), Stopped);
        Run(pve, "PUT", "/nodes/pve1/qemu/100/config", (option, text));
        await created.AfterResponse!();
        var config = pve.Request("GET", "/nodes/pve1/qemu/100/config")!;
        Assert.That(((string?)config[option], (string?)config["description"]), Is.EqualTo((text, notes)));
    }

    private static async Task<IReadOnlyList<ApplyAnswer>> CreateManyAsync(PveSimulator pve, string resource, int count)
    {
        Furnish(pve);
        ContainerWorld.Furnish(pve);
        var provider = Providers.Of(pve);
        var created = await Task.WhenAll(Enumerable.Range(0, count).Select(
            _ => CreateAsync(provider, resource == "vm" ? Running.With("vmid", Value.Null) : Container, resource)));
        await Task.WhenAll(created.Select(answer => answer.AfterResponse!()));
        return created;
    }

    private static async Task<IReadOnlyList<Value>> RefreshAsync(PveSimulator pve, string resource, IReadOnlyList<ApplyAnswer> created)
    {
        pve.Requests.Clear();
        var provider = Providers.Of(pve);
        var read = await Task.WhenAll(created.Select(answer => provider.ReadAsync(
            Catalogs.All.Resource(resource)!, new(answer.State, answer.Managed), CancellationToken.None)));
        return [.. read.Select(answer => answer.State)];
    }

    // In order, without what serves all guests; tasks have names of their own, and how often one is asked is a matter of time.
    private static IEnumerable<string> Asked(GuestWorld world) => Asked(world.Pve);

    private static IEnumerable<string> Asked(PveSimulator pve) => Once(pve.Requests.All
        .Where(request => request.Path.StartsWith("/nodes/pve1/qemu", StringComparison.Ordinal)
            || request.Path.StartsWith("/nodes/pve1/lxc", StringComparison.Ordinal) || request.Path.Contains("/tasks/"))
        .Where(request => !(request.Verb == "PUT" && request.Parameters.Any(parameter => parameter.Key is "delete" or "description")))
        .Select(request => request.Path.Contains("/tasks/") ? "GET task" : $"{request.Verb} {request.Path}"));

    private static IEnumerable<string> Once(IEnumerable<string> requests)
    {
        string? last = null;
        return requests.Where(request => (last, last = request) is var (before, _) && !(request == "GET task" && before == request));
    }

    private static async Task<ApplyAnswer> CreateAsync(Provider provider, Value config, string type = "vm")
    {
        var resource = Catalogs.All.Resource(type)!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        return await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
    }
}

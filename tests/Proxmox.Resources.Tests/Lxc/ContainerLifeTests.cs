using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Lxc.ContainerWorld;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class ContainerLifeTests
{
    private static readonly Value Least = Object(
        ("vmid", 100), ("node", "pve1"), ("os_template", Template), ("mount_points", Object(("rootfs", Object(("storage", "ct-files"))))));

    private static readonly Value Stopped = Least.With("start_on_create", false);

    [Test]
    public async Task A_container_says_what_it_is_made_from()
    {
        await using var world = await StartAsync();
        var outcome = await world.PlanAsync(Least.With("os_template", Value.Null));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("made from"));
        outcome = await world.PlanAsync(Least.With("clone", Object(("vmid", 900))));
        Assert.That(outcome.Errors, Is.Not.Empty);
    }

    [Test]
    public async Task A_template_that_is_missing_is_told_at_plan_and_its_create_leaves_nothing()
    {
        await using var world = await StartAsync();
        var config = Least.With("os_template", "ct-files:vztmpl/nothing.tar.zst");
        Assert.That((await world.PlanAsync(config)).Warnings,
            Has.Exactly(1).Contains("There is no volume ct-files:vztmpl/nothing.tar.zst"));
        var outcome = await world.TryAsync(config);
        Assert.That(outcome.Errors, Is.Not.Empty);
        Assert.That(world.State, Is.EqualTo(Value.Null));
        Assert.That(world.Pve.Request("GET", "/cluster/nextid", ("vmid", 100)), Is.Not.Null);
    }

    [Test]
    public async Task It_runs_after_it_was_created_and_takes_on_limits_while_it_runs()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Least);
        Assert.That(world.Status(), Is.EqualTo("running"));
        await world.ApplyAsync(Least.With("memory", Object(("size_mib", 2048))).With("cpu", Object(("cores", 3))).With("hostname", "new"));
        Assert.That(world.Writes.Single(), Does.StartWith("PUT /nodes/pve1/lxc/100/config"));
        Assert.That(world.State["pending_changes"].Items, Is.Empty);
    }

    [Test]
    public async Task What_waits_for_a_restart_is_announced_and_restarts_only_where_that_is_wanted()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Least);
        var zone = Least.With("time_zone", "Europe/Vienna");
        var refused = await world.PlanAsync(zone.With("on_restart_required", "fail"));
        Assert.That(refused.Errors, Has.Exactly(1).Contains("would have to restart"));
        await world.ApplyAsync(zone, mayWarn: true);
        Assert.That(world.State["pending_changes"].Items.Select(item => item.AsText()), Is.EqualTo(new[] { "timezone" }));
        await world.ApplyAsync(zone.With("on_restart_required", "reboot"), mayWarn: true);
        Assert.That(world.State["pending_changes"].Items, Is.Empty);
        Assert.That(world.Status(), Is.EqualTo("running"));
    }

    [Test]
    public async Task Unprivileged_is_settled_when_it_is_made()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Stopped);
        Assert.That(world.State["unprivileged"].AsBool(), Is.True);
        var outcome = await world.PlanAsync(Stopped.With("unprivileged", false));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("cannot become privileged"));
    }

    [Test]
    public async Task A_privileged_container_is_read_as_such()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Stopped.With("unprivileged", false));
        Assert.That(world.State["unprivileged"].AsBool(), Is.False);
    }

    [Test]
    public async Task It_becomes_a_template_and_never_a_container_again()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Least.With("template", true));
        Assert.That((int)world.Config()["template"]!, Is.EqualTo(1));
        Assert.That(world.State["mount_points"]["rootfs"]["volume"].AsText(), Does.Contain("base-100-disk-0"));
        Assert.That((await world.PlanAsync(Least)).Errors, Is.Empty.Or.Exactly(1).Contains("stays a template"));
    }

    [Test]
    public async Task It_is_shut_down_moved_and_started_again()
    {
        await using var world = await StartAsync();
        var shared = Least.With("mount_points", Object(("rootfs", Object(("storage", "ct-nas")))));
        await world.ApplyAsync(shared);
        await world.ApplyAsync(shared.With("node", "pve2"));
        Assert.That(world.Writes, Has.Exactly(1).Contains("/migrate restart=1&target=pve2&timeout=180"));
        Assert.That(world.Status(node: "pve2"), Is.EqualTo("running"));
        Assert.That(world.State["current_node"].AsText(), Is.EqualTo("pve2"));
    }

    [Test]
    public async Task One_that_others_move_is_found_where_it_is()
    {
        await using var world = await StartAsync();
        var shared = Stopped.With("mount_points", Object(("rootfs", Object(("storage", "ct-nas")))));
        await world.ApplyAsync(shared);
        world.ByHand("POST", "/nodes/pve1/lxc/100/migrate", ("target", "pve3"));
        Assert.That((await world.PlanAsync(shared)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await world.ImportAsync(shared, "100")).Errors, Is.Empty);
        Assert.That(world.State["current_node"].AsText(), Is.EqualTo("pve3"));
    }

    [Test]
    public async Task Addresses_come_from_the_configuration_and_where_it_leaves_them_open_from_the_container()
    {
        await using var world = await StartAsync();
        Value Net(string address) => Object(("net0", Object(("name", "eth0"), ("bridge", "vmbr0"), ("ipv4_address", address))));
        await world.ApplyAsync(Stopped.With("network_devices", Net("192.0.2.30/24")));
        Assert.That(world.State["ipv4_addresses"].Items.Select(item => item.AsText()), Is.EqualTo(new[] { "192.0.2.30" }));
        await world.ApplyAsync(Stopped.With("network_devices", Net("dhcp")).With("power_state", "running"), mayWarn: true);
        Assert.That(world.Pve.Requests.All.Select(request => request.Path), Has.Some.EqualTo("/nodes/pve1/lxc/100/interfaces"));
    }

    [Test]
    public async Task A_network_device_keeps_its_MAC_address_through_changes()
    {
        await using var world = await StartAsync();
        Value Net(string bridge) => Object(("net0", Object(("name", "eth0"), ("bridge", bridge), ("ipv4_address", "dhcp"))));
        await world.ApplyAsync(Stopped.With("network_devices", Net("vmbr0")));
        var address = world.State["network_devices"]["net0"]["mac_address"].AsText();
        await world.ApplyAsync(Stopped.With("network_devices", Object(("net0",
            Object(("name", "eth0"), ("bridge", "vmbr0"), ("ipv4_address", "192.0.2.9/24"))))));
        Assert.That((string?)world.Config()["net0"], Does.Contain(address!));
    }

    [Test]
    public async Task A_reservation_that_a_create_has_left_is_told_with_the_way_to_remove_it()
    {
        await using var world = await StartAsync();
        world.Pve.Faults.OnTask("vzcreate").NoWorker().Once();
        var outcome = await world.TryAsync(Least);
        Assert.That(outcome.Errors.Single(), Does.Contain("VMID reserved by a configuration on node pve1")
            .And.Contain("`pct unlock 100` and `pct destroy 100`"));
        Assert.That(world.State, Is.EqualTo(Value.Null));
    }

    [Test]
    public async Task Nothing_that_it_has_but_the_configuration_does_not_mention_is_touched()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Stopped);
        world.ByHand("PUT", "/nodes/pve1/lxc/100/config",
            ("mp0", "ct-files:1,mp=/by-hand"), ("cores", 2), ("net0", "name=eth0,bridge=vmbr0"), ("tags", "mine"));
        Assert.That((await world.PlanAsync(Stopped)).Action, Is.EqualTo(PlannedAction.Nothing));
        await world.ApplyAsync(Stopped.With("memory", Object(("size_mib", 700))));
        Assert.That(world.Writes.Single(), Is.EqualTo("PUT /nodes/pve1/lxc/100/config memory=700"));
    }
}

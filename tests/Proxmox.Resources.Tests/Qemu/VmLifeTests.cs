using Proxmox.Model.Values;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmLifeTests
{
    private static readonly Value Disks = Object(("scsi0", Object(("storage", "files"), ("size", "1G"))));

    private static readonly Value Running =
        Object(("vmid", 100), ("node", "pve1"), ("disks", Disks), ("memory", Object(("size_mib", 512))));

    [Test]
    public async Task A_change_that_a_running_VM_cannot_take_waits_and_says_so()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        var config = Running.With("memory", Object(("size_mib", 1024)));
        var plan = await world.PlanAsync(config);
        Assert.That(plan.Warnings, Has.Exactly(1).Contains("memory"));
        Assert.That(plan.Warnings.Single().Split('\n')[0], Does.Not.Contain("100"), "clients show warnings of one title as one");
        Assert.That(plan.Warnings.Single(), Does.Contain("VM 100"));
        var outcome = await world.ApplyAsync(config, mayWarn: true);
        Assert.That(outcome.Warnings, Is.EqualTo(plan.Warnings), "what the plan has said, the apply does not say again");
        Assert.That(world.Status(), Is.EqualTo("running"));
        await world.ImportAsync(config, "100");
        Assert.That(world.State["pending_changes"].Items.Select(item => item.AsText()), Is.EqualTo((string[])["memory"]));
    }

    [Test]
    public async Task A_VM_is_restarted_for_a_change_only_where_the_user_wants_it([Values("reboot", "stop_start")] string how)
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running.With("on_restart_required", how));
        await world.ApplyAsync(Running.With("memory", Object(("size_mib", 1024))).With("on_restart_required", how), mayWarn: true);
        Assert.That(world.Writes, Has.Some.Contains(how == "reboot" ? "status/reboot" : "status/shutdown"));
        Assert.That(world.Status(), Is.EqualTo("running"));
        Assert.That(world.Pve.Request("GET", "/nodes/pve1/qemu/100/pending")!.Any(entry => entry["pending"] is not null), Is.False);
    }

    [Test]
    public async Task A_change_that_needs_a_restart_is_refused_at_plan_where_the_user_forbids_one()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        var plan = await world.PlanAsync(Running.With("memory", Object(("size_mib", 1024))).With("on_restart_required", "fail"));
        Assert.That(plan.Errors, Has.Exactly(1).Contains("would have to restart"));
    }

    [Test]
    public async Task What_somebody_else_left_pending_restarts_nothing()
    {
        await using var world = await StartAsync();
        var config = Running.With("on_restart_required", "reboot");
        await world.ApplyAsync(config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("cores", 3));
        await world.ApplyAsync(config.With("name", "other"));
        Assert.That(world.Writes, Has.None.Contains("reboot"));
    }

    [Test]
    public async Task What_waits_is_taken_when_the_user_changes_the_mind_about_restarts()
    {
        await using var world = await StartAsync();
        var config = Running.With("memory", Object(("size_mib", 1024)));
        await world.ApplyAsync(Running);
        await world.ApplyAsync(config, mayWarn: true);
        var impatient = config.With("on_restart_required", "reboot");
        Assert.That((await world.PlanAsync(impatient)).Warnings, Has.Exactly(1).Contains("is restarted").And.Exactly(1).Contains("memory"));
        await world.ApplyAsync(impatient, mayWarn: true);
        Assert.That(world.Writes, Has.Some.Contains("reboot"));
    }

    [Test]
    public async Task What_can_be_hot_plugged_needs_no_restart()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        await world.ApplyAsync(Running.With("on_restart_required", "fail").With("name", "other")
            .With("network_devices", Object(("net0", Object(("model", "virtio"), ("bridge", "vmbr0"))))));
        Assert.That(world.Status(), Is.EqualTo("running"));
    }

    [Test]
    public async Task A_larger_disk_keeps_its_size_over_a_restart_that_other_options_wait_for()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        var disk = Disks["scsi0"].With("size", "2G").With("ssd", true);
        await world.ApplyAsync(Running.With("disks", Object(("scsi0", disk))), mayWarn: true);
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/stop");
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/start");
        Assert.That((string?)world.Config()["scsi0"], Does.Contain("size=2G").And.Contain("ssd=1"));
    }

    [Test]
    public async Task The_power_state_is_kept_where_it_is_managed_and_let_be_where_it_is_not()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/stop");
        Assert.That((await world.PlanAsync(Running)).Action, Is.EqualTo(PlannedAction.Nothing));
        await world.ApplyAsync(Running.With("power_state", "running"));
        Assert.That(world.Status(), Is.EqualTo("running"));
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/stop");
        await world.ApplyAsync(Running.With("power_state", "running"));
        Assert.That(world.Status(), Is.EqualTo("running"));
        await world.ApplyAsync(Running.With("power_state", "paused"));
        Assert.That(world.Status(), Is.EqualTo("paused"));
        await world.ApplyAsync(Running.With("power_state", "stopped"));
        Assert.That(world.Status(), Is.EqualTo("stopped"));
        await world.ApplyAsync(Running.With("power_state", "unmanaged"));
        Assert.That(world.Status(), Is.EqualTo("stopped"));
    }

    [Test]
    public async Task A_guest_that_does_not_shut_down_is_stopped_after_its_time()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running.With("shutdown_timeout_seconds", 1));
        GuestSystems.Of(world.Pve.Datacenter)[100].ObeysShutdown = false;
        await world.ApplyAsync(Running.With("shutdown_timeout_seconds", 1).With("power_state", "stopped"));
        Assert.That(world.Status(), Is.EqualTo("stopped"));
    }

    [Test]
    public async Task A_VM_that_somebody_moved_makes_no_diff()
    {
        await using var world = await StartAsync();
        var config = Running.With("disks", Object(("scsi0", Object(("storage", "nas"), ("size", "1G")))));
        await world.ApplyAsync(config);
        world.ByHand("POST", "/nodes/pve1/qemu/100/migrate", ("target", "pve2"), ("online", 1));
        Assert.That((await world.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        await world.ApplyAsync(config.With("name", "moved"));
        Assert.That((string?)world.Config(node: "pve2")["name"], Is.EqualTo("moved"));
    }

    [Test]
    public async Task A_pinned_VM_that_somebody_moved_is_brought_back()
    {
        await using var world = await StartAsync();
        var config = Running.With("disks", Object(("scsi0", Object(("storage", "nas"), ("size", "1G"))))).With("placement", "pinned");
        await world.ApplyAsync(config);
        world.ByHand("POST", "/nodes/pve1/qemu/100/migrate", ("target", "pve2"), ("online", 1));
        var outcome = await world.ApplyAsync(config);
        Assert.That(outcome.Action, Is.EqualTo(PlannedAction.Update));
        Assert.That(world.Status(), Is.EqualTo("running"));
    }

    [Test]
    public async Task Another_node_migrates_the_running_VM_with_its_disks_where_that_is_allowed()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        var refused = await world.TryAsync(Running.With("node", "pve2"));
        Assert.That(refused.Errors, Is.Not.Empty);
        Assert.That(world.Status(), Is.EqualTo("running"));
        await world.ApplyAsync(Running.With("node", "pve2").With("migrate", Object(("with_local_disks", true))));
        Assert.That(world.Status(node: "pve2"), Is.EqualTo("running"));
        Assert.That(world.State["current_node"].AsText(), Is.EqualTo("pve2"));
    }

    [Test]
    public async Task A_VM_under_the_HA_manager_is_migrated_by_it_and_removed_from_it_when_it_goes()
    {
        await using var world = await StartAsync();
        var config = Running.With("disks", Object(("scsi0", Object(("storage", "nas"), ("size", "1G")))));
        await world.ApplyAsync(config);
        HighAvailability.Of(world.Pve.Datacenter).Add(100);
        await world.ApplyAsync(config.With("node", "pve2"));
        Assert.That(world.Status(node: "pve2"), Is.EqualTo("running"));
        var gone = await world.TryAsync(Value.Null);
        Assert.That(gone.Errors, Is.Empty);
    }

    [Test]
    public async Task A_protected_VM_is_refused_before_anything_is_done_to_it()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running.With("protection", true));
        var outcome = await world.TryAsync(Value.Null);
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("protect"));
        Assert.That(world.Status(), Is.EqualTo("running"));
        Assert.That(world.Writes, Is.Empty);
    }

    [Test]
    public async Task A_protected_VM_gives_up_no_disk_unless_its_protection_goes_with_it()
    {
        await using var world = await StartAsync();
        var config = Running.With("protection", true);
        await world.ApplyAsync(config.With("disks", Disks.With("scsi1", Disks["scsi0"])));
        Assert.That((await world.PlanAsync(config)).Errors, Has.Exactly(1).Contains("protected"));
        await world.ApplyAsync(Running, mayWarn: true);
        Assert.That(world.Config()["scsi1"], Is.Null);
    }

    [Test]
    public async Task A_destroyed_VM_takes_its_own_disks_and_no_others_with_it()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve1/storage/files/content", ("vmid", 777), ("filename", "vm-777-data.raw"), ("size", "1G"));
        await world.ApplyAsync(Running.With("disks", Disks.With("scsi1", Object(("volume", "files:777/vm-777-data.raw")))));
        Assert.That((await world.TryAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(world.Volumes("files"), Does.Contain("files:777/vm-777-data.raw").And.Not.Contain("files:100/vm-100-disk-0.raw"));
    }

    [Test]
    public async Task A_template_with_linked_clones_is_not_destroyed()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Object(("vmid", 100), ("node", "pve1"), ("template", true),
            ("disks", Object(("scsi0", Object(("storage", "files"), ("size", "1G"), ("format", "qcow2")))))));
        world.ByHand("POST", "/nodes/pve1/qemu/100/clone", ("newid", 555), ("full", 0));
        var outcome = await world.TryAsync(Value.Null);
        Assert.That(outcome.Errors, Is.Not.Empty);
        Assert.That(world.Config(555)["scsi0"], Is.Not.Null);
        Assert.That(world.Config()["scsi0"], Is.Not.Null);
    }

    [Test]
    public async Task A_clone_takes_over_its_source_and_becomes_what_the_configuration_says()
    {
        await using var world = await StartAsync();
        var config = Object(
            ("name", "web"),
            ("node", "pve2"),
            ("clone", Object(("name", "golden"), ("storage", "nas"))),
            ("disks", Object(("scsi0", Object(("size", "10G"))))),
            ("cpu", Object(("cores", 4))),
            ("network_devices", Object(("net1", Object(("model", "virtio"), ("bridge", "vmbr0"))))));
        await world.ApplyAsync(config.With("clone", config["clone"]));
        var vmid = world.State["vmid"].AsLong()!.Value;
        var live = world.Config(vmid, "pve2");
        Assert.That((string?)live["scsi0"], Does.StartWith("nas:").And.Contain("size=10G"));
        Assert.That((string?)live["net0"], Does.Contain("virtio="));
        Assert.That((string?)live["net1"], Does.Contain("virtio="));
        Assert.That((string?)live["memory"], Is.EqualTo("2048"));
        Assert.That((string?)live["description"], Does.Contain("the golden one").And.Not.Contain("unfinished"));
        Assert.That((await world.PlanAsync(config.With("clone", Object(("vmid", 1))))).Action, Is.EqualTo(PlannedAction.Nothing),
            "what it was cloned from is not compared");
    }

    [Test]
    public async Task A_VM_becomes_a_template_and_never_a_VM_again()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running);
        await world.ApplyAsync(Running.With("template", true));
        Assert.That((int?)world.Config()["template"], Is.EqualTo(1));
        Assert.That((await world.PlanAsync(Running.With("template", false))).Errors, Has.Exactly(1).Contains("stays a template"));
    }

    [Test]
    public async Task The_pool_is_joined_changed_and_left()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/pools", ("poolid", "web"));
        world.ByHand("POST", "/pools", ("poolid", "db"));
        await world.ApplyAsync(Running.With("pool_id", "web"));
        await world.ApplyAsync(Running.With("pool_id", "db"));
        Assert.That(world.Pve.Request("GET", "/pools/db")!["members"]!.Count(), Is.EqualTo(1));
        await world.ApplyAsync(Running);
        Assert.That(world.Pve.Request("GET", "/pools/db")!["members"]!.Count(), Is.EqualTo(0));
    }

    [Test]
    public async Task A_VM_that_is_gone_is_planned_anew_and_one_that_only_the_list_lacks_is_not()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Running.With("start_on_create", false));
        ClusterResources.Of(world.Pve.Datacenter).Freeze(world.Pve.Datacenter);
        Assert.That((await world.PlanAsync(Running.With("start_on_create", false))).Action, Is.EqualTo(PlannedAction.Nothing));
        ClusterResources.Of(world.Pve.Datacenter).Thaw();
        world.ByHand("DELETE", "/nodes/pve1/qemu/100");
        Assert.That((await world.PlanAsync(Running)).Action, Is.EqualTo(PlannedAction.Create));
    }
}

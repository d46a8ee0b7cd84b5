using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>A plan says which VM starts anew and for what: what it runs with counts, and not what waits for its next start.</summary>
public sealed class RestartNoticeTests
{
    private static readonly Value Config = Object(
        ("vmid", 100),
        ("node", "pve1"),
        ("cpu", Object(("cores", 2))),
        ("disks", Object(("scsi0", Object(("storage", "files"), ("size", "1G"))))),
        ("network_devices", Object(("net0", Object(("model", "virtio"), ("bridge", "vmbr0"))))));

    [Test]
    public async Task Taking_back_what_waits_needs_no_restart([Values("defer", "reboot", "stop_start", "fail")] string how)
    {
        await using var world = await StartAsync();
        var config = Config.With("on_restart_required", how);
        await world.ApplyAsync(config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("cores", 8));
        var plan = await world.PlanAsync(config);
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Update));
        Assert.That(plan.Errors.Concat(plan.Warnings), Is.Empty);
        await world.ApplyAsync(config);
        Assert.That(world.Writes, Has.None.Contains("/status/"));
        Assert.That(world.Pve.Request("GET", "/nodes/pve1/qemu/100/pending")!.Any(entry => entry["pending"] is not null), Is.False);
    }

    [Test]
    public async Task A_change_that_goes_beyond_what_waits_still_needs_one()
    {
        await using var world = await StartAsync();
        var config = Config.With("on_restart_required", "fail");
        await world.ApplyAsync(config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("cores", 8));
        var plan = await world.PlanAsync(config.With("cpu", Object(("cores", 4))));
        Assert.That(plan.Errors, Has.Exactly(1).Contains("would have to restart").And.Exactly(1).Contains("cpu.cores"));
    }

    [Test]
    public async Task What_waits_and_is_not_touched_is_no_reason_either()
    {
        await using var world = await StartAsync();
        var config = Config.With("on_restart_required", "fail").With("cpu", Value.Null);
        await world.ApplyAsync(config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("cores", 8));
        await world.ApplyAsync(config.With("name", "other"));
    }

    [Test]
    public async Task Who_asks_for_restarts_while_all_that_waits_is_taken_back_gets_none()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("cores", 8));
        await world.ApplyAsync(Config.With("on_restart_required", "reboot"));
        Assert.That(world.Writes, Has.None.Contains("reboot"));
    }

    [Test]
    public async Task Who_asks_for_restarts_is_told_just_what_is_not_taken_back()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("cores", 8), ("memory", 1024));
        var config = Config.With("on_restart_required", "reboot");
        var plan = await world.PlanAsync(config);
        Assert.That(plan.Warnings, Has.Exactly(1).Contains("is restarted").And.Exactly(1).Contains("memory.size_mib"));
        Assert.That(plan.Warnings, Has.None.Contains("cpu.cores"));
        await world.ApplyAsync(config, mayWarn: true);
        Assert.That(world.Writes, Has.Some.Contains("reboot"));
    }

    [Test]
    public async Task What_an_action_restarts_leaves_no_difference([Values(ClientKind.Wire, ClientKind.Terraform)] ClientKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.ApplyAsync(Config);
        var changed = Config.With("cpu", Object(("cores", 4)));
        // Terraform before 1.16 tells what it hears in the plan inside the apply once more.
        Assert.That((await world.ApplyAsync(changed, mayWarn: true)).Warnings,
            Has.Exactly(kind == ClientKind.Wire ? 1 : 2).Contains("unless an action restarts it"));
        Assert.That(world.State["pending_changes"].Items, Is.Not.Empty);
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/reboot");
        var plan = await world.PlanAsync(changed);
        Assert.That((plan.Action, plan.Warnings), Is.EqualTo((PlannedAction.Nothing, Array.Empty<string>())));
    }

    [Test]
    public async Task A_plan_that_may_ask_nothing_goes_by_what_is_recorded()
    {
        await using var world = await StartAsync();
        var config = Config.With("preflight", "off");
        await world.ApplyAsync(config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("cores", 8));
        Assert.That((await world.PlanAsync(config)).Warnings, Has.Exactly(1).Contains("wait for its restart"));
    }
}

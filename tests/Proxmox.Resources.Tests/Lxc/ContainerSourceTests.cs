using Proxmox.Model.Values;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Lxc.ContainerWorld;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class ContainerSourceTests
{
    [Test]
    public async Task A_backup_comes_back_and_is_brought_to_the_rest_of_the_configuration()
    {
        await using var world = await StartAsync();
        var archive = BackUp(world);
        await world.ApplyAsync(Restored(archive, ("unique_mac_addresses", true)).With("memory", Object(("size_mib", 2048))));
        var live = world.Config();
        Assert.That(((string?)live["hostname"], (int?)live["memory"], (int?)live["cores"]), Is.EqualTo(("original", 2048, 3)));
        Assert.That((string?)live["net0"], Does.Contain("bridge=vmbr0").And.Not.Contain("BC:24:11:00:00:09"));
        Assert.That((string?)live["rootfs"], Does.StartWith("local:100/"));
        Assert.That((string?)live["mp0"], Does.StartWith("local:100/"), "what the configuration does not mention is as in the backup");
    }

    [Test]
    public async Task A_backup_goes_to_another_storage_where_that_is_wanted()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Restored(BackUp(world), ("storage", "local-lvm")));
        Assert.That((string?)world.Config()["rootfs"], Does.StartWith("local-lvm:"));
        Assert.That((string?)world.Config()["mp0"], Does.StartWith("local-lvm:"));
    }

    [Test]
    public async Task An_archive_that_is_missing_leaves_nothing()
    {
        await using var world = await StartAsync();
        var outcome = await world.TryAsync(Restored("ct-files:backup/vzdump-lxc-500-2026_01_31-12_00_00.tar.zst"));
        Assert.That(outcome.Errors, Has.Count.EqualTo(1));
        Assert.That(world.State, Is.EqualTo(Value.Null));
        Assert.That(world.Pve.Request("GET", "/cluster/nextid", ("vmid", 100)), Is.Not.Null);
    }

    [Test]
    public async Task A_volume_that_would_have_to_shrink_is_refused_with_the_backup_that_has_it()
    {
        await using var world = await StartAsync();
        var archive = BackUp(world);
        var smaller = Restored(archive).With("mount_points", Object(("rootfs", Object(("size", "512M")))));
        var outcome = await world.TryAsync(smaller);
        Assert.That(outcome.Errors, Has.Exactly(1).Contains($"has 1G in the backup {archive}").And.Contains("the size 512M"));
    }

    [Test]
    public async Task A_password_that_is_to_be_sent_again_stays_and_the_plan_says_how_it_is_changed()
    {
        await using var world = await StartAsync();
        var config = Object(("vmid", 100), ("node", "pve1"), ("os_template", Template), ("start_on_create", false),
            ("mount_points", Object(("rootfs", Object(("storage", "ct-files"))))), ("password_wo", "first secret"),
            ("password_wo_version", 1));
        await world.ApplyAsync(config);
        Assert.That((await world.PlanAsync(config.With("password_wo", "second secret"))).Warnings, Is.Empty);
        var raised = config.With("password_wo", "second secret").With("password_wo_version", 2);
        Assert.That((await world.PlanAsync(raised)).Warnings, Has.Exactly(1).Contains("password_wo_version changes")
            .And.Contains("`pct exec 100 -- passwd` on node pve1"));
        world.Pve.Requests.Clear();
        Assert.That((await world.TryAsync(raised)).Errors, Is.Empty);
        Assert.That(world.Pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
    }

    [Test]
    public async Task Only_one_source_is_taken()
    {
        await using var world = await StartAsync();
        var outcome = await world.PlanAsync(
            Restored("ct-files:backup/vzdump-lxc-500-2026_01_31-12_00_00.tar.zst").With("os_template", Template));
        Assert.That(outcome.Errors, Is.Not.Empty);
    }

    [TestCase("devices")]
    [TestCase("hook_script")]
    [TestCase("features")]
    public async Task What_root_alone_may_set_is_told_to_a_token_at_plan(string attribute)
    {
        await using var world = await StartAsync();
        var value = attribute switch
        {
            "devices" => Object(("dev0", Object(("path", "/dev/fuse")))),
            "features" => Object(("nesting", true), ("fuse", true)),
            _ => Value.Of("ct-files:snippets/hook.pl"),
        };
        var config = Object(("vmid", 100), ("node", "pve1"), ("os_template", Template),
            ("mount_points", Object(("rootfs", Object(("storage", "ct-files"))))), ("preflight", "error"), (attribute, value));
        Assert.That((await world.PlanAsync(config)).Errors, Has.Exactly(1).StartsWith("Only root@pam may set").And.Contains(attribute));
    }

    [Test]
    public async Task Features_of_a_privileged_container_are_roots_alone_and_nesting_of_another_is_not()
    {
        await using var world = await StartAsync();
        var nested = Object(("vmid", 100), ("node", "pve1"), ("os_template", Template), ("preflight", "error"),
            ("mount_points", Object(("rootfs", Object(("storage", "ct-files"))))), ("features", Object(("nesting", true))));
        Assert.That((await world.PlanAsync(nested)).Errors, Is.Empty);
        Assert.That((await world.PlanAsync(nested.With("unprivileged", false))).Errors, Has.Exactly(1).Contains("privileged container"));
    }

    private static Value Restored(string archive, params ReadOnlySpan<(string Name, Value Value)> how) => Object(
        ("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("restore", Value.Object([("archive", archive), .. how])));

    private static string BackUp(ContainerWorld world)
    {
        world.ByHand("POST", "/nodes/pve1/lxc", ("vmid", 500), ("hostname", "original"), ("ostemplate", Template), ("rootfs", "ct-files:1"),
            ("mp0", "ct-files:1,mp=/data,backup=1"), ("cores", 3), ("net0", "name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:09"));
        world.ByHand("POST", "/nodes/pve1/vzdump", ("vmid", 500), ("storage", "ct-files"), ("compress", "zstd"));
        return world.Volumes("ct-files").Single(volume => volume.Contains("vzdump-lxc-500", StringComparison.Ordinal));
    }
}

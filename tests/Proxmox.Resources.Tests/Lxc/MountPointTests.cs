using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Lxc.ContainerWorld;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class MountPointTests
{
    private static readonly Value Root = Object(("storage", "ct-files"), ("size", "4G"));
    private static readonly Value Data = Object(("storage", "ct-files"), ("size", "2G"), ("path", "/data"));

    private const string Volume = "ct-files:100/vm-100-disk-1.raw";

    private static Value Container(params ReadOnlySpan<(string Slot, Value Mount)> mounts) =>
        Object(("vmid", 100), ("node", "pve1"), ("os_template", Template), ("start_on_create", false),
            ("mount_points", Value.Object(mounts)));

    [Test]
    public async Task A_volume_grows_and_its_options_change_without_touching_others()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data)));
        await world.ApplyAsync(Container(("rootfs", Root.With("size", "5G")), ("mp0", Data.With("backup", true))));
        Assert.That(world.Writes, Is.EqualTo((string[])
        [
            "PUT /nodes/pve1/lxc/100/resize disk=rootfs&size=5G",
            "PUT /nodes/pve1/lxc/100/config mp0=ct-files:100/vm-100-disk-1.raw,mp=/data,backup=1,size=2G",
        ]));
        Assert.That((string?)world.Config()["rootfs"], Is.EqualTo("ct-files:100/vm-100-disk-0.raw,size=5G"));
    }

    [Test]
    public async Task A_path_may_have_blanks_inside()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data.With("path", "/data/My Files"))));
        Assert.That((string?)world.Config()["mp0"], Does.Contain("mp=/data/My Files,"));
        var outcome = await world.PlanAsync(Container(("rootfs", Root), ("mp0", Data.With("path", "/data/ "))));
        Assert.That(outcome.Errors.Single(), Does.Contain("must be an absolute path"));
    }

    [Test]
    public async Task A_root_that_is_not_mentioned_is_left_alone_and_one_that_leaves_the_configuration_stays()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data)));
        await world.ApplyAsync(Container(("mp0", Data)));
        Assert.That(world.Writes, Is.Empty);
        Assert.That((string?)world.Config()["rootfs"], Is.EqualTo("ct-files:100/vm-100-disk-0.raw,size=4G"));
    }

    [Test]
    public async Task A_volume_that_would_shrink_is_refused_at_plan([Values("rootfs", "mp0")] string slot)
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data)));
        var smaller = Container(("rootfs", Root), ("mp0", Data));
        var mounts = smaller["mount_points"];
        var outcome = await world.PlanAsync(smaller.With("mount_points", mounts.With(slot, mounts[slot].With("size", "1G"))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("cannot shrink"));
    }

    [Test]
    public async Task A_mount_point_that_leaves_the_configuration_keeps_its_volume_as_an_unused_one()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data)));
        var outcome = await world.ApplyAsync(Container(("rootfs", Root)), mayWarn: true);
        Assert.That(outcome.Warnings.Single(), Does.Contain("its volume stays").And.Contain("ct-files:100/vm-100-disk-1.raw"));
        Assert.That(world.Writes, Is.EqualTo((string[])["PUT /nodes/pve1/lxc/100/config delete=mp0"]));
        Assert.That((string?)world.Config()["unused0"], Is.EqualTo("ct-files:100/vm-100-disk-1.raw"));
        Assert.That(world.State["unused_volumes"]["unused0"].AsText(), Is.EqualTo("ct-files:100/vm-100-disk-1.raw"));
    }

    [Test]
    public async Task A_volume_is_deleted_only_where_it_says_so_and_the_plan_warns_of_it()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data.With("on_remove", "destroy")), ("mp1", Data.With("path", "/b"))));
        var outcome = await world.ApplyAsync(Container(("rootfs", Root), ("mp1", Data.With("path", "/b"))), mayWarn: true);
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("is deleted for good"));
        Assert.That(world.Volumes("ct-files"), Does.Not.Contain("ct-files:100/vm-100-disk-1.raw")
            .And.Contain("ct-files:100/vm-100-disk-2.raw"));
        Assert.That(world.Config()["unused0"], Is.Null);
    }

    [Test]
    public async Task A_volume_of_a_running_container_is_deleted_once_it_has_restarted()
    {
        await using var world = await StartAsync();
        var running = Container(("rootfs", Root), ("mp0", Data.With("on_remove", "destroy"))).With("power_state", "running")
            .With("on_restart_required", "reboot");
        await world.ApplyAsync(running);
        await world.ApplyAsync(running.With("mount_points", Object(("rootfs", Root))), mayWarn: true);
        Assert.That(world.Status(), Is.EqualTo("running"));
        Assert.That(world.Volumes("ct-files"), Does.Not.Contain("ct-files:100/vm-100-disk-1.raw"));
        Assert.That(world.Config()["unused0"], Is.Null);
    }

    [Test]
    public async Task A_volume_that_a_running_container_holds_on_to_is_deleted_by_the_first_apply_after_its_restart()
    {
        await using var world = await StartAsync();
        var running = Container(("rootfs", Root), ("mp0", Data.With("on_remove", "destroy"))).With("power_state", "running");
        await world.ApplyAsync(running);
        var without = running.With("mount_points", Object(("rootfs", Root)));
        var outcome = await world.ApplyAsync(without, mayWarn: true);
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("deleted by the first apply after the container has restarted"));
        Assert.That(world.State["volumes_to_destroy"].Items.Select(volume => volume.AsText()), Is.EqualTo((string[])[Volume]));
        Assert.That(world.Volumes("ct-files"), Does.Contain(Volume));

        world.ByHand("POST", "/nodes/pve1/lxc/100/status/reboot");
        var plan = await world.PlanAsync(without);
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Update));
        Assert.That(plan.Warnings, Has.Exactly(1).Contains($"{Volume} is deleted for good"));
        await world.ApplyAsync(without, mayWarn: true);
        Assert.That(world.Writes, Is.EqualTo((string[])["PUT /nodes/pve1/lxc/100/config delete=unused0"]));
        Assert.That(world.State["volumes_to_destroy"].Items, Is.Empty);
        Assert.That(world.Volumes("ct-files"), Does.Not.Contain(Volume));
    }

    [Test]
    public async Task A_volume_that_is_put_back_into_a_slot_is_not_deleted()
    {
        await using var world = await StartAsync();
        var running = Container(("rootfs", Root), ("mp0", Data.With("on_remove", "destroy"))).With("power_state", "running");
        await world.ApplyAsync(running);
        await world.ApplyAsync(running.With("mount_points", Object(("rootfs", Root))), mayWarn: true);
        world.ByHand("POST", "/nodes/pve1/lxc/100/status/reboot");
        await world.ApplyAsync(
            running.With("mount_points", Object(("rootfs", Root), ("mp3", Object(("volume", Volume), ("path", "/data"))))), mayWarn: true);
        Assert.That((string?)world.Config()["mp3"], Does.StartWith(Volume));
        Assert.That(world.State["volumes_to_destroy"].Items, Is.Empty);
    }

    [Test]
    public async Task A_volume_goes_to_another_slot_whole()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data.With("on_remove", "destroy"))));
        await world.ApplyAsync(Container(("rootfs", Root),
            ("mp3", Object(("volume", "ct-files:100/vm-100-disk-1.raw"), ("path", "/data")))));
        Assert.That((string?)world.Config()["mp3"], Does.StartWith("ct-files:100/vm-100-disk-1.raw,mp=/data"));
        Assert.That(world.Config()["mp0"], Is.Null);
        Assert.That(world.Config()["unused0"], Is.Null);
    }

    [Test]
    public async Task Another_storage_moves_the_volume_of_a_stopped_container_and_deletes_the_old_copy()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data)));
        await world.ApplyAsync(Container(("rootfs", Root), ("mp0", Data.With("storage", "ct-nas"))));
        Assert.That(world.Writes, Is.EqualTo((string[])["POST /nodes/pve1/lxc/100/move_volume delete=1&storage=ct-nas&volume=mp0"]));
        Assert.That((string?)world.Config()["mp0"], Does.StartWith("ct-nas:100/vm-100-disk-0.raw"));
        Assert.That(world.Volumes("ct-files"), Does.Not.Contain("ct-files:100/vm-100-disk-1.raw"));
    }

    [Test]
    public async Task A_volume_of_a_running_container_moves_only_where_it_may_be_restarted()
    {
        await using var world = await StartAsync();
        var running = Container(("rootfs", Root), ("mp0", Data)).With("power_state", "running");
        await world.ApplyAsync(running);
        var moved = running.With("mount_points", running["mount_points"].With("mp0", Data.With("storage", "ct-nas")));
        Assert.That((await world.PlanAsync(moved)).Errors, Has.Exactly(1).Contains("cannot be moved"));
        await world.ApplyAsync(moved.With("on_restart_required", "reboot"), mayWarn: true);
        Assert.That(world.Status(), Is.EqualTo("running"));
        Assert.That((string?)world.Config()["mp0"], Does.StartWith("ct-nas:"));
    }

    [Test]
    public async Task The_root_cannot_become_another_volume()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Container(("rootfs", Root)));
        var outcome = await world.PlanAsync(Container(("rootfs", Object(("volume", "ct-files:100/vm-100-disk-7.raw")))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("root of a container cannot be another volume"));
    }

    [Test]
    public async Task A_new_container_gets_no_volume_that_exists()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve1/lxc", ("vmid", 101), ("ostemplate", Template), ("rootfs", "ct-files:1"));
        var outcome = await world.PlanAsync(
            Container(("rootfs", Root), ("mp0", Object(("volume", "ct-files:101/vm-101-disk-0.raw"), ("path", "/x")))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("names a volume that exists"));
    }

    [Test]
    public async Task A_new_mount_point_says_where_it_is_and_how_large()
    {
        await using var world = await StartAsync();
        Assert.That((await world.PlanAsync(Container(("rootfs", Root), ("mp0", Object(("storage", "ct-files"), ("path", "/x")))))).Errors,
            Has.Exactly(1).Contains("mount_points[\"mp0\"].size"));
        Assert.That((await world.PlanAsync(Container(("rootfs", Root), ("mp0", Object(("size", "1G"), ("path", "/x")))))).Errors,
            Has.Exactly(1).Contains("mount_points[\"mp0\"].storage"));
        Assert.That((await world.PlanAsync(Container(("rootfs", Root), ("mp0", Object(("storage", "ct-files"), ("size", "1G")))))).Errors,
            Has.Exactly(1).Contains("needs path"));
        Assert.That((await world.PlanAsync(Container(("rootfs", Root), ("mp0", Data), ("mp1", Data)))).Errors,
            Has.Exactly(1).Contains("mp0 and mp1 of mount_points have the same path"));
    }

    [Test]
    public async Task Directories_and_devices_of_the_node_are_refused_to_a_token_at_plan_and_pass_with_roots_password()
    {
        await using var world = await StartAsync();
        var bound = Container(("rootfs", Root), ("mp0", Object(("volume", "/srv/data"), ("path", "/data"))));
        var outcome = await world.PlanAsync(bound.With("preflight", "error"));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("Only root@pam may set").And.Contains("mount_points"));
        Assert.That((await world.TryAsync(bound)).Errors, Is.Not.Empty, "PVE refuses it as well");
        Assert.That(world.State, Is.EqualTo(Value.Null));

        var provider = new Provider(Catalogs.All, new() { Environment = _ => null });
        provider.Configure(Configurations.ByLogin(world.Pve));
        var resource = Catalogs.All.Resource("container")!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, bound, ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(plan.Diagnostics, Is.Empty);
        await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, bound, plan.Managed), CancellationToken.None);
        Assert.That((string?)world.Config()["mp0"], Is.EqualTo("/srv/data,mp=/data"));
    }

    [Test]
    public async Task Protection_is_taken_off_where_the_plan_says_so_and_else_refuses_the_plan()
    {
        await using var world = await StartAsync();
        var guarded = Container(("rootfs", Root), ("mp0", Data)).With("protection", true);
        await world.ApplyAsync(guarded);
        var changed = guarded.With("mount_points", guarded["mount_points"].With("mp0", Data.With("read_only", true)));
        Assert.That((await world.PlanAsync(changed)).Errors, Has.Exactly(1).Contains("is protected").And.Contains("(mp0)"));
        var added = guarded.With("mount_points", guarded["mount_points"].With("mp1", Data.With("path", "/more")));
        Assert.That((await world.PlanAsync(added)).Errors, Has.Exactly(1).Contains("is protected").And.Contains("(mp1)"));
        await world.ApplyAsync(changed.With("protection", false));
        Assert.That((string?)world.Config()["mp0"], Does.Contain("ro=1"));
    }
}

using Proxmox.Model.Values;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Lxc.ContainerWorld;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class ContainerCloneTests
{
    private static readonly Value Clone = Object(
        ("vmid", 100), ("node", "pve1"), ("hostname", "web"), ("start_on_create", false), ("clone", Object(("vmid", 900))));

    [Test]
    public async Task A_clone_is_brought_to_the_rest_of_the_configuration()
    {
        await using var world = await WithTemplateAsync();
        await world.ApplyAsync(Clone.With("mount_points", Object(("rootfs", Object(("size", "6G"))))).With("cpu", Object(("cores", 2))));
        Assert.That((string?)world.Config()["rootfs"], Does.Contain("size=6G"));
        Assert.That((int?)world.Config()["cores"], Is.EqualTo(2));
        Assert.That((string?)world.Config()["hostname"], Is.EqualTo("web"));
        Assert.That(((string?)world.Config()["description"])!.Trim(), Is.EqualTo("the golden one"));
    }

    [Test]
    public async Task A_template_is_found_by_its_name_and_its_linked_clones_share_its_root()
    {
        await using var world = await WithTemplateAsync();
        await world.ApplyAsync(Clone.With("clone", Object(("name", "golden"), ("full", false))));
        Assert.That(world.Writes, Has.Exactly(1).Contains("/lxc/900/clone").And.Contains("full=0"));
    }

    [Test]
    public async Task A_root_smaller_than_that_of_the_source_is_refused_at_plan()
    {
        await using var world = await WithTemplateAsync();
        var outcome = await world.PlanAsync(Clone.With("mount_points", Object(("rootfs", Object(("size", "1G"))))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("cannot shrink"));
    }

    [Test]
    public async Task A_static_address_that_the_clone_would_share_with_its_source_is_warned_of()
    {
        await using var world = await WithTemplateAsync();
        world.ByHand("PUT", "/nodes/pve1/lxc/900/config", ("net0", "name=eth0,bridge=vmbr0,ip=192.0.2.9/24"));
        Assert.That((await world.PlanAsync(Clone)).Warnings, Has.Exactly(1).Contains("same address").And.Contains("192.0.2.9/24"));
        var own = Object(("net0", Object(("name", "eth0"), ("bridge", "vmbr0"), ("ipv4_address", "192.0.2.10/24"))));
        Assert.That((await world.PlanAsync(Clone.With("network_devices", own))).Warnings, Is.Empty);
    }

    [Test]
    public async Task A_VM_is_no_source_for_a_container()
    {
        await using var world = await WithTemplateAsync();
        world.ByHand("POST", "/nodes/pve1/qemu", ("vmid", 901));
        var outcome = await world.PlanAsync(Clone.With("clone", Object(("vmid", 901))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("is no container"));
    }

    [Test]
    public async Task Keys_and_password_are_refused_where_they_would_be_lost()
    {
        await using var world = await WithTemplateAsync();
        var outcome = await world.PlanAsync(Clone.With("password", "canary-password"));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("a clone or a backup brings its own"));
    }
}

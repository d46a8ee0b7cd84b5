using Proxmox.Model.Values;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// A clone is made on the node of its source and migrated: what is said for its final place does not have to be at the first one.
/// </summary>
public sealed class ClonePlaceTests
{
    private static readonly Value Clone =
        Object(("vmid", 100), ("node", "pve2"), ("start_on_create", false), ("clone", Object(("vmid", 900), ("storage", "fast"))));

    [Test]
    public async Task A_storage_that_only_the_target_node_has_gets_the_copies_with_the_migration()
    {
        await using var world = await WithStorageAsync("pve2");
        await world.ApplyAsync(Clone);
        Assert.That((string?)world.Config(node: "pve2")["scsi0"], Does.StartWith("fast:"));
        Assert.That(world.Writes, Has.Exactly(1).Contains("/clone ").And.Some.Contains("targetstorage=fast"));
        Assert.That(world.Volumes("files"), Has.None.Contains("vm-100-"), "nothing is left on the first node");
    }

    [Test]
    public async Task A_storage_that_both_nodes_have_gets_them_at_once()
    {
        await using var world = await WithStorageAsync("pve1,pve2");
        await world.ApplyAsync(Clone);
        Assert.That(world.Writes, Has.Some.Contains("/clone ").And.Some.Contains("storage=fast").And.None.Contains("targetstorage"));
        Assert.That((string?)world.Config(node: "pve2")["scsi0"], Does.StartWith("fast:"));
    }

    [Test]
    public async Task A_storage_that_the_target_node_does_not_have_is_refused_at_plan_before_anything_is_made()
    {
        await using var world = await WithStorageAsync("pve1");
        Assert.That((await world.PlanAsync(Clone)).Errors, Has.Exactly(1).Contains("Storage fast cannot be used on node pve2"));
        Assert.That((await world.PlanAsync(Clone.With("clone", Object(("vmid", 900), ("storage", "nowhere"))))).Errors,
            Has.Exactly(1).Contains("There is no storage nowhere"));
    }

    [TestCase(null)]
    [TestCase("off")]
    public async Task A_disk_that_would_have_to_shrink_is_refused_before_anything_is_made(string? preflight)
    {
        await using var world = await StartAsync();
        var config = Clone.With("clone", Object(("vmid", 900))).With("preflight", preflight is null ? Value.Null : Value.Of(preflight));
        var small = config.With("disks", Object(("scsi0", Object(("size", "3G")))));
        var plan = await world.PlanAsync(small);
        Assert.That(plan.Errors, preflight is null ? Has.Exactly(1).Contains("cannot shrink").And.Exactly(1).Contains("4G") : Is.Empty);
        Assert.That((await world.TryAsync(small)).Errors, Has.Exactly(1).Contains("can only grow"));
        Assert.That(world.Writes, Is.Empty);
        await world.ApplyAsync(config.With("disks", Object(("scsi0", Object(("size", "4G"))))));
    }

    [Test]
    public async Task Of_several_templates_of_a_name_the_one_on_the_node_is_taken()
    {
        await using var world = await SeveralAsync();
        await world.ApplyAsync(Object(("vmid", 100), ("node", "pve2"), ("start_on_create", false), ("clone", Object(("name", "golden")))));
        Assert.That(world.Writes, Has.Exactly(1).StartsWith("POST /nodes/pve2/qemu/910/clone").And.None.Contains("migrate"));
    }

    [TestCase("pve3", "golden")]
    [TestCase("pve2", "double")]
    [TestCase(null, "golden")]
    public async Task Where_the_node_does_not_tell_them_apart_the_plan_is_refused(string? node, string name)
    {
        await using var world = await SeveralAsync();
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 911), ("name", "double"));
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 912), ("name", "double"));
        var config = Object(("vmid", 100), ("node", node is null ? Value.Null : Value.Of(node)), ("clone", Object(("name", name))));
        Assert.That((await world.PlanAsync(config)).Errors, Has.Exactly(1).Contains($"Several VMs are called \"{name}\""));
    }

    private static async Task<VmWorld> WithStorageAsync(string nodes)
    {
        var world = await StartAsync();
        world.ByHand("POST", "/storage", ("storage", "fast"), ("type", "dir"), ("path", "/srv/fast"), ("content", "images"),
            ("nodes", nodes));
        return world;
    }

    private static async Task<VmWorld> SeveralAsync()
    {
        var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 910), ("name", "golden"), ("scsi0", "files:4"));
        world.ByHand("POST", "/nodes/pve2/qemu/910/template");
        return world;
    }
}

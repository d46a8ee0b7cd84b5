using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// A lock in the configuration is waited out as long as the operation may take, however PVE refuses; then the user learns what held it and
/// since when.
/// </summary>
public sealed class VmLockTests
{
    private static readonly Value Config =
        Object(("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("timeouts", Object(("update", "60s"), ("delete", "1s"))));

    [Test]
    public async Task An_update_waits_until_the_backup_has_ended()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("lock", "backup"));
        var apply = Task.Run(() => world.TryAsync(Config.With("name", "web")));
        Assert.That(() => world.Pve.Requests.All.Any(request => request.Verb == "PUT"),
            Is.True.After(20).Seconds.PollEvery(20).MilliSeconds);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("delete", "lock"), ("skiplock", 1));
        Assert.That((await apply).Errors, Is.Empty);
        Assert.That((string?)world.Config()["name"], Is.EqualTo("web"));
    }

    [Test]
    public async Task An_update_that_waited_in_vain_says_for_what_since_when_and_how_to_free_it()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("lock", "backup"));
        var outcome = await world.TryAsync(Config.With("name", "web").With("timeouts", Object(("update", "1s"))));
        Assert.That(outcome.Errors.Single(),
            Does.Contain("in time").And.Contain("VM is locked (backup)").And.Match("since [0-9:]{8} UTC").And.Contain("`qm unlock 100`"));
    }

    [Test]
    public async Task A_destroy_follows_the_same_rule()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("lock", "migrate"));
        var outcome = await world.TryAsync(Value.Null);
        Assert.That(outcome.Errors.Single(),
            Does.Contain("in time").And.Contain("VM is locked (migrate)").And.Match("since [0-9:]{8} UTC").And.Contain("`qm unlock 100`"));
    }

    [Test]
    public async Task A_snapshot_of_a_VM_that_an_earlier_one_left_locked_says_how_to_free_it()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Config);
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("lock", "snapshot"));
        await using var client = await ClientKinds.StartAsync(ClientKind.Wire, world.Pve, "vm_snapshot");
        var outcome = await client.ApplyAsync(Object(("vmid", 100), ("name", "one"), ("timeouts", Object(("create", "1s")))));
        Assert.That(outcome.Errors.Single(), Does.Contain("VM is locked (snapshot)").And.Contain("`qm unlock 100`"));
    }
}

using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>The list of the cluster has a new guest's name, state and template flag only some seconds later.</summary>
public sealed class LaggingListTests
{
    [Test]
    public async Task A_template_that_was_just_made_is_cloned_by_its_name()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 901), ("name", "fresh"), ("scsi0", "nas:1"));
        world.ByHand("POST", "/nodes/pve2/qemu/901/template");
        Assert.That((string?)world.Pve.Request("GET", "/cluster/resources", ("type", "vm"))!.Single(
            entry => (int)entry["vmid"]! == 901)["name"], Is.Null, "the list lags");
        await world.ApplyAsync(
            Object(("vmid", 100), ("start_on_create", false), ("name", "web"), ("clone", Object(("name", "fresh"), ("full", false)))));
        Assert.That(world.Writes, Has.Some.StartsWith("POST /nodes/pve2/qemu/901/clone"));
    }

    [Test]
    public async Task A_VM_is_found_by_the_name_that_it_has_now()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "before"));
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("name", "web"));
        Assert.That((await world.ImportAsync(Object(("vmid", 100)), "web")).Errors, Is.Empty);
        Assert.That(world.State["vmid"].AsLong(), Is.EqualTo(100));
        var listed = (await DataReader.ReadAsync(world.Pve, "vms", ("name", "web")))["items"].Items.Single();
        Assert.That((listed["vmid"].AsLong(), listed["status"].AsText()), Is.EqualTo((100, "stopped")));
    }

    [Test]
    public async Task A_list_without_a_node_that_is_off_tells_what_the_cluster_remembers()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 100), ("name", "web"));
        world.Pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        var items = (await DataReader.ReadAsync(world.Pve, "vms"))["items"].Items;
        Assert.That(items.Select(item => (item["vmid"].AsLong(), item["name"].AsText())),
            Is.EqualTo(new (long?, string?)[] { (100, null), (900, "golden") }));
    }

    [Test]
    public async Task A_node_that_is_off_keeps_nothing_from_being_made_on_another()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 150));
        world.Pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        await world.ApplyAsync(Object(("name", "web"), ("node", "pve1"), ("start_on_create", false), ("clone", Object(("vmid", 900)))));
        Assert.That((string?)world.Config(world.State["vmid"].AsLong()!.Value)["name"], Is.EqualTo("web"));
        Assert.That(world.Pve.Requests.All.Any(request => request.Path.Contains("/qemu/150/", StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public async Task What_is_wrong_with_the_guest_of_others_does_not_fail_a_create()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 150));
        world.Pve.Faults.On("GET", "/nodes/pve2/qemu/150/pending").Fail(595, "Connection refused");
        await world.ApplyAsync(Object(("name", "web"), ("node", "pve1"), ("start_on_create", false)));
    }

    [Test]
    public async Task A_node_that_may_not_be_asked_tells_what_the_cluster_remembers_and_a_lost_login_is_told()
    {
        await using var world = await StartAsync();
        world.Pve.Faults.On("GET", "/nodes/pve1/qemu").Fail(403, "Permission check failed").Once();
        Assert.That((await DataReader.ReadAsync(world.Pve, "vms"))["items"].Items, Has.Length.EqualTo(1));
        world.Pve.Faults.On("GET", "/nodes/pve1/qemu").Fail(401, "Authentication failed!");
        Assert.That(async () => await DataReader.ReadAsync(world.Pve, "vms"), Throws.Exception.With.Message.Contains("Check api_token"));
        Assert.That((await world.TryAsync(
            Object(("vmid", 100), ("start_on_create", false), ("clone", Object(("name", "golden"), ("full", false)))))).Errors,
            Has.Some.Contains("Check api_token"));
    }

    [TestCase(403, "Permission check failed")]
    [TestCase(500, "hostname lookup 'pve2' failed - failed to get address info")]
    [TestCase(596, "Connection timed out")]
    public async Task A_guest_in_the_making_whose_node_does_not_answer_is_not_waited_for(int status, string said)
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve2/qemu", ("vmid", 150));
        world.ByHand("PUT", "/nodes/pve2/qemu/150/config", ("lock", "create"));
        world.Pve.Faults.On("GET", "/nodes/pve2/tasks").Fail(status, said);
        await world.ApplyAsync(Object(("name", "web"), ("node", "pve1"), ("start_on_create", false)));
    }

    [Test]
    public async Task After_a_restart_that_failed_the_state_says_that_the_VM_is_stopped()
    {
        await using var world = await StartAsync();
        var config = Object(("vmid", 100), ("node", "pve1"), ("power_state", "running"), ("on_restart_required", "stop_start"),
            ("memory", Object(("size_mib", 512))));
        await world.ApplyAsync(config);
        world.Pve.Clock.Advance(Simulator.Nodes.ClusterResources.Round);
        world.Pve.Faults.OnTask("qmstart").Fail("start failed: QEMU exited with code 1").Once();
        Assert.That((await world.TryAsync(config.With("memory", Object(("size_mib", 1024))))).Errors,
            Has.Exactly(1).Contains("QEMU exited"));
        Assert.That((world.State["status"].AsText(), world.State["power_state"].AsText()), Is.EqualTo(("stopped", "stopped")));
        await world.ApplyAsync(config.With("memory", Object(("size_mib", 1024))), mayWarn: true);
        Assert.That(world.Status(), Is.EqualTo("running"));
    }
}

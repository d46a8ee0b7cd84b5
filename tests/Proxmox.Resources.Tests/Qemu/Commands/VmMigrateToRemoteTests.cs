using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

/// <summary>VMs that move to another datacenter: what is asked of PVE, what arrives, and what stays when it fails.</summary>
[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmMigrateToRemoteTests(ClientKind kind)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_VM_moves_with_its_disks_and_stays_here_stopped(bool isRunning)
    {
        await using var bench = await VmAsync(isRunning);
        var there = bench.Pve.OpenElsewhere(RemoteTarget.Address);
        var outcome = await bench.SucceedAsync(
            "vm_migrate_to_remote", RemoteTarget.Config(bench.Pve, ("target_vmid", 700), ("target_bridge", "vmbr0")));
        Assert.That(outcome["vmid_there"], Is.EqualTo("700"));
        Assert.That(bench.Writes.Last(), Is.EqualTo("POST /nodes/pve2/qemu/100/remote_migrate"));
        Assert.That((RemoteTarget.Find(there, 700)?.Status, RemoteTarget.VolumesOf(there, 700)),
            Is.EqualTo((isRunning ? "running" : "stopped", 1)));
        Assert.That((bench.Status("status"), bench.Option("lock"), RemoteTarget.VolumesOf(bench.Pve.Datacenter, 100)),
            Is.EqualTo(("stopped", "migrate", 1)));
        Assert.That(outcome.Told, Has.None.Contains(RemoteTarget.Secret));
    }

    [Test]
    public async Task A_VM_is_removed_here_when_that_is_asked_for()
    {
        await using var bench = await VmAsync(isRunning: true);
        var there = bench.Pve.OpenElsewhere(RemoteTarget.Address);
        await bench.SucceedAsync("vm_migrate_to_remote", RemoteTarget.Config(bench.Pve, ("delete_source", true)));
        var here = bench.Pve.Datacenter;
        Assert.That((RemoteTarget.Find(there, 100)?.Status, RemoteTarget.Find(here, 100), RemoteTarget.VolumesOf(here, 100)),
            Is.EqualTo(("running", (Guest?)null, 0)));
    }

    [TestCase("fingerprint", "09:54:EF:2A:6B:11:C0:3D:7F:88:5E:21:94:AA:DE:01:77:3C:B5:60:1F:42:E9:8D:0A:66:CB:13:58:F7:2E:90",
        "not verified")]
    [TestCase("host", "198.51.100.200", "No route to host")]
    [TestCase("api_token", "root@pam!test=11111111-7d24-4b86-9e0d-51c2a4b6f8d0", "401")]
    public async Task A_target_that_is_not_what_it_should_be_changes_nothing(string member, string value, string reason)
    {
        await using var bench = await VmAsync(isRunning: true);
        bench.Pve.OpenElsewhere(RemoteTarget.Address);
        var target = RemoteTarget.Of(bench.Pve);
        (string Name, Value Value)[] changed = [.. target.Where(part => part.Name != member), (member, value)];
        var outcome = await bench.RunAsync("vm_migrate_to_remote", ("target", Value.Object(changed)), ("target_storage", "local-lvm"));
        Assert.That(outcome.Errors.Single(), Does.Contain(reason).And.Not.Contain(RemoteTarget.Secret).And.Not.Contain("11111111"));
        StaysAsItWas(bench);
    }

    [TestCase("target_storage", "nowhere", "storage 'nowhere' does not exist")]
    [TestCase("target_storage", "local", "does not support vm images")]
    [TestCase("target_bridge", "vmbr9", "bridge 'vmbr9' does not exist")]
    [TestCase("target_vmid", "800", "VM 800 already exists")]
    public async Task What_the_target_lacks_is_found_before_anything_is_copied(string attribute, string value, string reason)
    {
        await using var bench = await VmAsync(isRunning: true);
        var there = bench.Pve.OpenElsewhere(RemoteTarget.Address);
        there.Locked(datacenter => datacenter.Guests[800] = new Guest { VmId = 800, Type = "qemu", Node = datacenter.LocalNode });
        var outcome = await bench.RunAsync(
            "vm_migrate_to_remote", RemoteTarget.Config(bench.Pve, (attribute, attribute == "target_vmid" ? 800 : value)));
        Assert.That(outcome.Errors.Single(), Does.Contain(reason).And.Not.Contain(RemoteTarget.Secret));
        Assert.That(there.Guests.Keys, Is.EqualTo(new[] { 800 }), "nothing of it is left there");
        StaysAsItWas(bench);
    }

    [Test]
    public async Task A_migration_that_is_given_up_on_the_way_leaves_the_guest_running_here_and_nothing_there()
    {
        await using var bench = await VmAsync(isRunning: true);
        var there = bench.Pve.OpenElsewhere(RemoteTarget.Address);
        there.Locked(datacenter => StorageConfig.Of(datacenter).Volumes.Put(
            StorageConfig.Of(datacenter).Get("local-lvm"), "vm-100-disk-7", 1 << 20, node: datacenter.LocalNode));
        bench.Pve.Datacenter.Pace.CopyGibibyte = TimeSpan.FromHours(1);
        var outcome = await bench.RunAsync("vm_migrate_to_remote", RemoteTarget.Config(bench.Pve, ("timeout", "1s")));
        Assert.That(outcome.Errors, Is.Not.Empty);
        await bench.Pve.Datacenter.Tasks.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That((RemoteTarget.Find(there, 100), RemoteTarget.VolumesOf(there, 100)), Is.EqualTo(((Guest?)null, 1)),
            "what was there before is there still");
        StaysAsItWas(bench);
    }

    [Test]
    public async Task The_token_there_needs_what_the_page_tells_and_no_more()
    {
        await using var bench = await VmAsync(isRunning: false);
        var there = bench.Pve.OpenElsewhere(RemoteTarget.Address);
        Request("POST", "/access/users", ("userid", "move@pve"));
        Request("POST", "/access/roles", ("roleid", "Move"), ("privs", "VM.Allocate,Sys.Incoming,Datastore.AllocateSpace,SDN.Use"));
        var secret = (string?)Request("POST", "/access/users/move@pve/token/to", ("privsep", 0))!["value"];
        (string, Value)[] config =
        [
            ("target", Value.Object(
                ("host", RemoteTarget.Address), ("api_token", $"move@pve!to={secret}"), ("fingerprint", bench.Pve.Fingerprint))),
            ("target_storage", "local-lvm"),
        ];
        Assert.That((await bench.RunAsync("vm_migrate_to_remote", config)).Errors.Single(),
            Does.Contain("VM.Allocate").And.Not.Contain(secret));
        foreach (var path in new[] { "/", "/vms/100", "/storage/local-lvm", "/sdn/zones/localnetwork/vmbr0" })
        {
            Request("PUT", "/access/acl", ("path", path), ("roles", "Move"), ("users", "move@pve"), ("propagate", 0));
        }

        await bench.SucceedAsync("vm_migrate_to_remote", config);

        JToken? Request(string verb, string path, params (string Name, JToken Value)[] parameters) => there.Locked(datacenter =>
            datacenter.Api(verb, path, "root@pam", parameters));
    }

    [TestCase("ha", "configured for HA")]
    [TestCase("online", "without --online")]
    public async Task What_PVE_does_not_move_is_said_and_left(string why, string reason)
    {
        await using var bench = await VmAsync(isRunning: true);
        bench.Pve.OpenElsewhere(RemoteTarget.Address);
        if (why == "ha")
        {
            bench.Manage("started");
        }

        var outcome = await bench.RunAsync(
            "vm_migrate_to_remote", why == "ha" ? RemoteTarget.Config(bench.Pve) : RemoteTarget.Config(bench.Pve, ("online", false)));
        Assert.That(outcome.Errors.Single(), Does.Contain(reason).And.Not.Contain(RemoteTarget.Secret));
        StaysAsItWas(bench);
    }

    [TestCase("api_token", "root@pam")]
    [TestCase("fingerprint", "AB:CD")]
    [TestCase("host", "not a host")]
    public async Task A_target_that_cannot_be_is_refused_before_anything_is_asked(string member, string value)
    {
        await using var bench = await VmAsync(isRunning: false);
        var target = RemoteTarget.Of(bench.Pve).Where(part => part.Name != member).Append((member, value)).ToArray();
        var outcome = await bench.RunAsync("vm_migrate_to_remote", ("target", Value.Object(target)), ("target_storage", "local-lvm"));
        Assert.That(outcome.Errors, Has.Some.Contains("target." + member).Or.Some.Contains("target.apiToken"));
        Assert.That(bench.Writes, Has.None.Contains("remote_migrate"));
    }

    private static void StaysAsItWas(VmBench bench) =>
        Assert.That((bench.Status("status"), bench.Option("lock")), Is.EqualTo(("running", (string?)null)));

    private async Task<VmBench> VmAsync(bool isRunning) =>
        await VmBench.StartAsync(kind, isRunning, ("scsi0", "local-lvm:1"), ("net0", "virtio,bridge=vmbr0"));
}

using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>Clones of a template that sets about everything, declared with next to nothing.</summary>
[TestFixture(ClientKind.Wire)]
[TestFixture(ClientKind.Pulumi)]
public sealed class VmCloneTests(ClientKind kind)
{
    private static readonly Value Bare = Object(("vmid", 100), ("node", "pve1"), ("clone", Object(("vmid", 901))));

    [Test]
    public async Task A_clone_gets_what_its_template_sets_and_nothing_warns()
    {
        await using var world = await FurnishedAsync();
        await world.ApplyAsync(Bare.With("cpu", Object(("cores", 2))));
        var state = world.State;
        Assert.Multiple(() =>
        {
            Assert.That(state["tablet"], Is.EqualTo(Value.Of(false)));
            Assert.That(state["start_at_boot"], Is.EqualTo(Value.Of(true)));
            Assert.That(state["cpu"]["cores"], Is.EqualTo(Value.Of(2)));
            Assert.That(state["cpu"]["type"], Is.EqualTo(Value.Of("x86-64-v2-AES")));
            Assert.That(state["memory"]["balloon_mib"], Is.EqualTo(Value.Of(1024)));
            Assert.That(state["network_devices"]["net0"]["firewall"], Is.EqualTo(Value.Of(true)));
            Assert.That(state["cloud_init"]["user"], Is.EqualTo(Value.Of("admin")));
            Assert.That(state["disks"]["ide2"]["cloud_init"], Is.EqualTo(Value.Of(true)));
        });
    }

    [Test]
    public async Task A_part_of_a_device_that_a_clone_mentions_leaves_the_rest_to_the_template()
    {
        await using var world = await FurnishedAsync();
        await world.ApplyAsync(Bare
            .With("memory", Object(("size_mib", 4096)))
            .With("network_devices", Object(("net0", Object(("model", "virtio"), ("vlan", 7)))))
            .With("cloud_init", Object(("user", "root")))
            .With("disks", Object(("scsi0", Object(("size", "8G"))))));
        var live = world.Config();
        Assert.Multiple(() =>
        {
            Assert.That((string?)live["net0"],
                Does.StartWith("virtio=").And.Contain("bridge=vmbr0").And.Contain("firewall=1").And.Contain("tag=7"));
            Assert.That((string?)live["balloon"], Is.EqualTo("1024"));
            Assert.That((string?)live["searchdomain"], Is.EqualTo("example.org"));
            Assert.That((string?)live["scsi0"], Does.Contain("size=8G").And.Contain("discard=on").And.Contain("iothread=1"));
            Assert.That(live["ide2"], Is.Not.Null, "the cloud-init drive stays");
        });
    }

    private async Task<VmWorld> FurnishedAsync()
    {
        var world = await StartAsync(kind);
        var settings = new (string, JToken)[]
        {
            ("vmid", 901), ("name", "furnished"), ("cores", 1), ("cpu", "x86-64-v2-AES"), ("memory", "2048"), ("balloon", 1024),
                ("scsihw", "virtio-scsi-single"),
            ("scsi0", "files:4,discard=on,iothread=1"), ("ide2", "files:cloudinit"), ("net0", "virtio,bridge=vmbr0,firewall=1"),
                ("boot", "order=scsi0;net0"),
            ("onboot", 1), ("tablet", 0), ("ostype", "l26"), ("agent", "enabled=1"), ("serial0", "socket"), ("vga", "serial0"),
                ("tags", "golden;debian"),
            ("description", "everything set"), ("ciuser", "admin"), ("nameserver", "192.0.2.53"), ("searchdomain", "example.org"),
                ("ipconfig0", "ip=dhcp"),
            ("startup", "order=3,up=10"), ("rng0", "source=/dev/urandom"),
        };
        world.ByHand("POST", "/nodes/pve1/qemu", settings);
        world.ByHand("POST", "/nodes/pve1/qemu/901/template");
        return world;
    }
}

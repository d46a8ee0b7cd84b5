using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Profiles;

namespace Proxmox.Simulator.Tests;

/// <summary>What a newcomer's simulator holds and says of itself.</summary>
public sealed class AnnouncementTests
{
    [TestCase(PveVersion.V92)]
    [TestCase(PveVersion.V84)]
    public async Task A_shell_takes_what_is_printed_as_it_is(PveVersion version)
    {
        SimulatorOptions options = new() { Profile = "stocked", Version = version };
        await using var simulator = await PveSimulator.StartAsync(options);
        var writer = new StringWriter { NewLine = "\n" };

        Announcement.WriteExports(writer, simulator, options, "/tmp/it's/ca.pem");

        Assert.That(writer.ToString(), Is.EqualTo($"""
            # A simulated PVE {version.Text()}. In the shell that is to use it:
            export PROXMOX_VE_ENDPOINT='{simulator.Endpoint}'
            export PROXMOX_VE_API_TOKEN='{simulator.ApiToken}'
            export PROXMOX_VE_CA_FILE='/tmp/it'\''s/ca.pem'
            # To log in: root@pam, password proxmox.
            #   local:backup/vzdump-qemu-100-2026_01_31-02_30_00.vma.zst
            #   local:import/debian-13-generic-amd64.qcow2
            #   local:import/debian-13-genericcloud-amd64.qcow2
            #   local:iso/debian-13.1.0-amd64-netinst.iso
            #   local:iso/virtio-win.iso
            #   local:iso/windows-11.iso
            #   local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst
            #   VM 100 billing
            #   template 9000 debian-template
            # Ctrl-C ends it, and nothing is left.

            """));
    }

    [TestCaseSource(typeof(StartProfile), nameof(StartProfile.Names))]
    public async Task Every_profile_is_announced(string profile)
    {
        SimulatorOptions options = new() { Profile = profile };
        await using var simulator = await PveSimulator.StartAsync(options);
        var writer = new StringWriter();

        Announcement.WriteExports(writer, simulator, options, caFile: null);

        Assert.That(writer.ToString(), Does.Contain($"export PROXMOX_VE_ENDPOINT='{simulator.Endpoint}'").And.Contain("Ctrl-C ends it"));
    }

    [Test]
    public async Task Without_a_file_for_the_authority_the_certificate_is_told_by_its_fingerprint()
    {
        SimulatorOptions options = new();
        await using var simulator = await PveSimulator.StartAsync(options);
        var writer = new StringWriter();

        Announcement.WriteExports(writer, simulator, options, caFile: null);

        Assert.That(writer.ToString(), Does.Contain($"export PROXMOX_VE_FINGERPRINT='{simulator.Fingerprint}'").And.Not.Contain("CA_FILE"));
    }

    [Test]
    public async Task The_VM_made_by_hand_runs_with_an_agent_and_the_template_has_a_disk_and_a_cloud_init_drive()
    {
        await using var simulator = await PveSimulator.StartAsync(new() { Profile = "stocked" });

        Assert.That((string?)simulator.Request("GET", "/nodes/pve1/qemu/100/status/current")!["status"], Is.EqualTo("running"));
        Assert.That(simulator.Request("POST", "/nodes/pve1/qemu/100/agent/ping"), Is.Not.Null);
        var template = (JObject)simulator.Request("GET", "/nodes/pve1/qemu/9000/config")!;
        Assert.That(((int)template["template"]!, (string?)template["scsi0"]), Is.EqualTo((1, "local-lvm:base-9000-disk-0,size=3G")));
        Assert.That((string?)template["ide2"], Does.StartWith("local-lvm:vm-9000-cloudinit"));
    }

    [Test]
    public async Task Many_guests_are_on_all_nodes_in_turn_and_are_not_announced_one_by_one()
    {
        SimulatorOptions options = new() { Nodes = 4, Guests = 10 };
        await using var simulator = await PveSimulator.StartAsync(options);
        var writer = new StringWriter();

        Announcement.WriteExports(writer, simulator, options, caFile: null);

        var nodes = simulator.Request("GET", "/cluster/resources", ("type", "vm"))!.Select(guest => (string)guest["node"]!);
        Assert.That(nodes.CountBy(node => node).Select(node => (node.Key, node.Value)),
            Is.EquivalentTo(new[] { ("pve1", 3), ("pve2", 3), ("pve3", 2), ("pve4", 2) }));
        Assert.That(simulator.Request("GET", "/nodes/pve2/storage/local-lvm/content")!.Select(volume => (string?)volume["volid"]),
            Is.EqualTo(new[] { "local-lvm:vm-10001-disk-0", "local-lvm:vm-10005-disk-0", "local-lvm:vm-10009-disk-0" }));
        Assert.That(writer.ToString(), Does.Not.Contain("guest-"));
    }
}

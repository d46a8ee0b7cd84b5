using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover;

/// <summary>What names other objects does so by reference, and what everybody has is left out.</summary>
internal sealed class ReferenceTests
{
    private PveSimulator _pve = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Begin()
    {
        _pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        _folder = new();
    }

    [TearDown]
    public async Task End()
    {
        _folder.Dispose();
        await _pve.DisposeAsync();
    }

    [Test]
    public async Task Permissions_name_mappings_and_groups()
    {
        _pve.Request("POST", "/cluster/mapping/usb", ("id", "u1"), ("map", new Newtonsoft.Json.Linq.JArray("id=1234:5678,node=pve1")));
        _pve.Request("POST", "/access/groups", ("groupid", "ops"));
        foreach (var path in new[] { "/mapping/usb/u1", "/access/groups/ops", "/sdn/zones/localnetwork/vmbr0" })
        {
            _pve.Request("PUT", "/access/acl", ("path", path), ("groups", "ops"), ("roles", "PVEAdmin"));
        }

        Assert.That(await ReadAsync("access.tf"), Does.Contain("\"/mapping/usb/${proxmox_mapping_usb.u1.mapping_id}\"")
            .And.Contain("\"/access/groups/${proxmox_group.ops.group_id}\"")
            .And.Contain("\"/sdn/zones/localnetwork/${proxmox_network_bridge.pve1_vmbr0.name}\""));
    }

    [Test]
    public async Task Rules_of_the_firewall_name_sets_and_aliases_where_these_are()
    {
        const string Guest = "/nodes/pve1/qemu/100";
        _pve.Request("PUT", $"{Guest}/config", ("net0", "virtio,bridge=vmbr0,firewall=1"));
        foreach (var root in new[] { "/cluster/firewall", $"{Guest}/firewall" })
        {
            _pve.Request("POST", $"{root}/ipset", ("name", "both"));
            _pve.Request("POST", $"{root}/aliases", ("name", "office"), ("cidr", "192.0.2.0/24"));
        }

        _pve.Request("POST", "/cluster/firewall/ipset", ("name", "admins"));
        foreach (var source in new[] { "+dc/both", "+guest/both", "+admins", "dc/office", "guest/office", "192.0.2.7" })
        {
            _pve.Request("POST", $"{Guest}/firewall/rules", ("type", "in"), ("action", "ACCEPT"), ("source", source));
        }

        Assert.That(await ReadAsync("firewall.tf"), Does.Contain("\"+dc/${proxmox_firewall_ipset.cluster_both.ipset_id}\"")
            .And.Contain("\"+guest/${proxmox_firewall_ipset.vm_100_both.ipset_id}\"")
            .And.Contain("\"+${proxmox_firewall_ipset.cluster_admins.ipset_id}\"")
            .And.Contain("\"dc/${proxmox_firewall_alias.cluster_office.alias_id}\"")
            .And.Contain("\"guest/${proxmox_firewall_alias.vm_100_office.alias_id}\"").And.Contain("\"192.0.2.7\""));
    }

    [Test]
    public async Task Zones_name_their_bridge_and_interfaces_what_they_are_made_of()
    {
        _pve.Request("POST", "/cluster/sdn/zones", ("zone", "office"), ("type", "vlan"), ("bridge", "vmbr0"));
        _pve.FindTask(_pve.Request("PUT", "/cluster/sdn")!.ToString())!.Ended.Wait();
        _pve.Request("PUT", "/nodes/pve1/network/eth1", ("type", "eth"), ("autostart", 1), ("comments", "left"));
        _pve.Request("POST", "/nodes/pve1/network", ("iface", "bond0"), ("type", "bond"), ("slaves", "eth1 eth2"),
            ("bond_mode", "active-backup"), ("bond-primary", "eth1"));
        _pve.Request("POST", "/nodes/pve1/network", ("iface", "vmbr9"), ("type", "bridge"), ("bridge_ports", "bond0"));

        var network = await ReadAsync("network.tf");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(_folder["sdn.tf"]), Does.Contain("= proxmox_network_bridge.pve1_vmbr0.name"));
            Assert.That(network, Does.Contain("[proxmox_network_bond.pve1_bond0.name]")
                .And.Match("slaves +=.*proxmox_network_nic.pve1_eth1.name, proxmox_network_nic.pve1_eth2.name")
                .And.Match("primary += proxmox_network_nic.pve1_eth1.name"));
        }
    }

    [Test]
    public async Task What_every_datacenter_has_is_left_out()
    {
        _pve.Request("PUT", "/storage/local", ("content", "images,iso,vztmpl,backup"));
        _pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 500), ("cpulimit", 0), ("scsi0", "local-lvm:1"), ("scsi1", "local:1,format=raw"));
        await _pve.Datacenter.Tasks.WhenIdleAsync();

        var vms = await ReadAsync("vms.tf");

        var own = vms.Split("resource ").Single(block => block.Contains("= 500\n", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.Exists(_folder["acme.tf"]), Is.False);
            Assert.That(File.ReadAllText(_folder["access.tf"]), Does.Not.Contain("proxmox_realm"));
            Assert.That(vms, Does.Not.Contain("limit"));
            Assert.That(own.Split("format").Length, Is.EqualTo(2), "on the storage that may have others");
        }
    }

    [Test]
    public async Task What_somebody_has_changed_of_it_is_taken()
    {
        _pve.Request("PUT", "/access/domains/pam", ("comment", "Our admins"));
        _pve.Request("PUT", "/cluster/acme/plugins/standalone", ("nodes", "pve1"));

        Assert.That(await ReadAsync("access.tf"), Does.Contain("proxmox_realm_pam").And.Not.Contain("proxmox_realm_pve"));
        Assert.That(File.ReadAllText(_folder["acme.tf"]), Does.Contain("standalone"));
    }

    private async Task<string> ReadAsync(string file)
    {
        var written = await Discoveries.RunAsync(_pve, _folder.Path);
        Assert.That(written.ExitCode, Is.Zero, written.Errors);
        return File.ReadAllText(_folder[file]);
    }
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Nodes;

/// <summary>The kinds of interfaces of a node, and what PVE makes of each.</summary>
public sealed class NetworkTests
{
    private const string Root = "/nodes/pve1/network";

    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void A_bond_starts_its_members_and_writes_only_what_its_mode_knows()
    {
        _api.Get("POST", Root, "iface=bond0&type=bond&slaves=eth1 eth2&bond_mode=active-backup&bond-primary=eth1"
            + "&bond_xmit_hash_policy=layer2");
        Assert.That(Changes(), Does.Contain("+iface bond0 inet manual\n+\tbond-slaves eth1 eth2\n+\tbond-miimon 100\n"
            + "+\tbond-mode active-backup\n+\tbond-primary eth1\n+\n").And.Contain("+auto eth1\n"));
        Assert.That(_api.Get("GET", Root + "/bond0")["bond_xmit_hash_policy"], Is.Null);
        Assert.That(_api.Fail("DELETE", Root + "/eth2"),
            Is.EqualTo("bond 'bond0' - wrong interface type on slave 'eth2' ('' != 'eth or bond')"));
        Assert.That(_api.Fail("PUT", Root + "/bond0", "type=bond&slaves=eth1&bond-primary=eth3"),
            Is.EqualTo("bond 'bond0' - bond-primary interface is not a slave at /usr/share/perl5/PVE/Network/Interfaces.pm line 908."));
    }

    [Test]
    public void Whether_a_bridge_knows_VLANs_is_taken_back_by_removal_alone()
    {
        _api.Get("POST", Root, "iface=vmbr1&type=bridge&bridge_vlan_aware=1&bridge_vids=2,4-6");
        Assert.That(Vids(), Is.EqualTo("2 4-6"));
        _api.Get("PUT", Root + "/vmbr1", "type=bridge&bridge_vlan_aware=0&bridge_vids=7,8");
        Assert.That((Vids(), _api.Get("GET", Root + "/vmbr1").Value<int>("bridge_vlan_aware")), Is.EqualTo(("7,8", 1)),
            "PVE writes yes whatever it is, and separates no list that an update sends");
        _api.Get("PUT", Root + "/vmbr1", "type=bridge&delete=bridge_vlan_aware");
        Assert.That(Vids(), Is.Null);

        string? Vids() => _api.Get("GET", Root + "/vmbr1").Value<string>("bridge_vids");
    }

    [Test]
    public void What_is_spoken_of_and_missing_keeps_everything_from_being_written()
    {
        _api.Get("POST", Root, "iface=vmbr9:1&type=alias&cidr=198.51.100.1/24");
        Assert.That(_api.Get("GET", Root + "/vmbr9").ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("{\"exists\":0}"));
        Assert.That(_api.Fail("POST", Root, "iface=vmbr1&type=bridge"), Is.EqualTo(
            "Can't use an undefined value as an ARRAY reference at /usr/share/perl5/PVE/Network/Interfaces.pm line 1130."));
        _api.Get("DELETE", Root);
        _api.Get("POST", Root, "iface=vmbr1&type=bridge");
    }

    [Test]
    public void An_OVS_bridge_makes_ports_of_its_cards_and_gives_them_back()
    {
        _api.Get("POST", Root, "iface=vmbr1&type=OVSBridge&autostart=1&ovs_ports=eth1&mtu=9000");
        var port = _api.Get("GET", Root + "/eth1");
        Assert.That((port.Value<string>("type"), port.Value<string>("ovs_bridge")), Is.EqualTo(("OVSPort", "vmbr1")));
        Assert.That(Changes(), Does.Contain("+iface eth1 inet manual\n+\tovs_type OVSPort\n+\tovs_bridge vmbr1\n").Or.Contain(
            " iface eth1 inet manual\n+\tovs_type OVSPort\n+\tovs_bridge vmbr1\n"));
        _api.Get("PUT", Root + "/eth1", "type=OVSPort&ovs_bridge=vmbr1&ovs_tag=7&ovs_options=vlan_mode=access");
        port = _api.Get("GET", Root + "/eth1");
        Assert.That((port.Value<string>("ovs_tag"), port.Value<string>("ovs_options")), Is.EqualTo(("7", "vlan_mode=access")));
        Assert.That(_api.Fail("DELETE", Root + "/eth1"), Is.EqualTo("OVS bridge 'vmbr1' - unable to find port 'eth1'"));
        _api.Get("DELETE", Root + "/vmbr1");
        port = _api.Get("GET", Root + "/eth1");
        Assert.That((port.Value<string>("type"), port["ovs_tag"]), Is.EqualTo(("eth", (JToken?)null)));
    }

    [Test]
    public void An_OVS_bond_and_an_internal_port_join_their_bridge_and_leave_it()
    {
        _api.Get("POST", Root, "iface=vmbr1&type=OVSBridge&autostart=1");
        Assert.That(_api.Fail("POST", Root, "iface=bond0&type=OVSBond&ovs_bonds=eth1 eth2"),
            Is.EqualTo("ovs_bridge: parameter is required"));
        Assert.That(_api.Fail("POST", Root, "iface=bond0&type=OVSBond&ovs_bonds=eth1 eth2&ovs_bridge=vmbr0"),
            Is.EqualTo("ovs_bridge: interface 'vmbr0' is no OVS bridge"));
        _api.Get("POST", Root, "iface=bond0&type=OVSBond&ovs_bonds=eth1 eth2&ovs_bridge=vmbr1&bond_mode=lacp-balance-tcp&ovs_tag=5");
        _api.Get("POST", Root, "iface=mgmt0&type=OVSIntPort&ovs_bridge=vmbr1&ovs_tag=6&cidr=198.51.100.1/24");
        Assert.That(_api.Get("GET", Root + "/vmbr1").Value<string>("ovs_ports"), Is.EqualTo("bond0 mgmt0"));
        var bond = _api.Get("GET", Root + "/bond0");
        Assert.That((bond.Value<string>("type"), bond.Value<string>("bond_mode"), bond.Value<string>("ovs_tag"), bond["ovs_options"]),
            Is.EqualTo(("OVSBond", "lacp-balance-tcp", "5", (JToken?)null)));
        Assert.That(Changes(), Does.Contain("+\tovs_options tag=5 lacp=active bond_mode=balance-tcp\n"));
        Assert.That(_api.Get("GET", Root + "/mgmt0").Value<string>("ovs_tag"), Is.EqualTo("6"));
        _api.Get("DELETE", Root + "/mgmt0");
        _api.Get("DELETE", Root + "/bond0");
        Assert.That(_api.Get("GET", Root + "/vmbr1")["ovs_ports"], Is.Null);
    }

    [Test]
    public void Open_vSwitch_has_to_be_installed()
    {
        _api.Datacenter.FindNode("pve1")!.HasOpenVSwitch = false;
        Assert.That(_api.Fail("POST", Root, "iface=vmbr1&type=OVSBridge"),
            Is.EqualTo("Open VSwitch is not installed (need package 'openvswitch-switch')"));
    }

    [Test]
    public void Nothing_has_more_room_than_what_it_is_on()
    {
        Assert.That(_api.Fail("POST", Root, "iface=vmbr0.5&type=vlan&mtu=9000"),
            Is.EqualTo("interface 'vmbr0' - mtu 1500 is lower than 'vmbr0.5' - mtu 9000"));
        _api.Get("PUT", Root + "/eth1", "type=eth&mtu=9000");
        _api.Get("POST", Root, "iface=vmbr1&type=bridge&bridge_ports=eth1&mtu=9000");
        Assert.That(_api.Fail("PUT", Root + "/eth1", "type=eth&mtu=1500"),
            Is.EqualTo("interface 'eth1' - mtu 1500 is lower than 'vmbr1' - mtu 9000"));
    }

    [Test]
    public void A_port_of_a_bridge_has_no_address_of_its_own() =>
        Assert.That(_api.Fail("PUT", Root + "/eth0", "type=eth&cidr=198.51.100.1/24"),
            Is.EqualTo("iface eth0 - ip address can't be set on interface if bridged in vmbr0"));

    [Test]
    public void What_PVE_does_not_understand_stays()
    {
        _api.Datacenter.File("local/pve1/etc/network/interfaces").Write("""
            auto lo
            iface lo inet loopback

            mapping eth9
                script /x
            auto vmbr0
            iface vmbr0 inet static
                address 192.0.2.2
                netmask 255.255.255.0
                bridge-ports none
                post-up echo hi

            source /etc/network/interfaces.d/*

            """);
        var bridge = _api.Get("GET", Root + "/vmbr0");
        Assert.That((bridge.Value<string>("cidr"), bridge["options"]![0]!.ToString()), Is.EqualTo(("192.0.2.2/24", "post-up echo hi")));
        _api.Get("POST", Root, "iface=vmbr1&type=bridge");
        Assert.That(Changes(), Does.Contain("+\taddress 192.0.2.2/24\n").And.Contain("+\tpost-up echo hi\n").And.Not.Contain("-source"));
        Assert.That(_api.Get("GET", Root + "/vmbr0").Value<string>("cidr"), Is.EqualTo("192.0.2.2/24"));
    }

    private string? Changes() => _api.Call("GET", Root).Changes;
}

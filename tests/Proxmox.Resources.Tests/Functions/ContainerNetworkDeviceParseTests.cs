using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class ContainerNetworkDeviceParseTests
{
    [Test]
    public void The_options_have_the_names_of_the_attributes() => Assert.That(
        Calling.Known(Calling.Call("container_network_device_parse",
            "name=eth0,bridge=vmbr0,gw=192.0.2.1,hwaddr=BC:24:11:00:00:01,ip=192.0.2.10/24,ip6=auto,tag=5,type=veth")),
        Is.EqualTo(Value.Object(
            ("name", "eth0"), ("bridge", "vmbr0"), ("ipv4_gateway", "192.0.2.1"), ("mac_address", "BC:24:11:00:00:01"),
            ("ipv4_address", "192.0.2.10/24"), ("ipv6_address", "auto"), ("vlan", 5), ("firewall", false), ("link_down", false))));

    [TestCase("name=eth0,hwaddr=BC:24:11:00:00:01,bridge=vmbr0,ip=dhcp")]
    public void What_is_taken_apart_can_be_put_together_again(string options) => Assert.That(
        Calling.Call("container_network_device_build", Calling.Call("container_network_device_parse", options)).AsText(),
        Is.EqualTo(options));

    [TestCase("name=eth0,ip=192.0.2.10", "In options, ipv4_address must be")]
    [TestCase("eth0", "options must be options such as PVE writes them, but 'eth0' has no key")]
    public void What_PVE_would_not_understand_is_refused(string options, string problem) =>
        Assert.That(Calling.Refuse("container_network_device_parse", options), Does.StartWith("options: " + problem));
}

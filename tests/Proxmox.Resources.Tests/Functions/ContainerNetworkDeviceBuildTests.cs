using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class ContainerNetworkDeviceBuildTests
{
    [Test]
    public void The_attributes_have_the_names_of_the_options() => Assert.That(
        Calling.Call("container_network_device_build", Value.Object(
            ("name", "eth0"), ("bridge", "vmbr0"), ("ipv4_address", "192.0.2.10/24"), ("ipv4_gateway", "192.0.2.1"))).AsText(),
        Is.EqualTo("name=eth0,bridge=vmbr0,ip=192.0.2.10/24,gw=192.0.2.1"));

    [Test]
    public void A_missing_name_is_told() => Assert.That(
        Calling.Refuse("container_network_device_build", Value.Object(("bridge", "vmbr0"))), Does.EndWith("device.name is missing."));
}

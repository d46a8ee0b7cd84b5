using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class VmNetworkDeviceBuildTests
{
    [Test]
    public void The_attributes_have_the_names_of_the_options() => Assert.That(
        Calling.Call("vm_network_device_build", Value.Object(
            ("model", "virtio"), ("mac_address", "bc-24-11-00-00-01"), ("bridge", "vmbr0"), ("vlan", 5), ("firewall", true),
            ("trunks", Value.List("20-30", "10")), ("link_down", false))).AsText(),
        Is.EqualTo("virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=5,trunks=10;20-30,firewall=1"));

    [Test]
    public void Numbers_may_be_texts_as_they_may_in_a_configuration() => Assert.That(
        Calling.Call("vm_network_device_build", Value.Object(("model", "virtio"), ("vlan", "5"), ("firewall", "true"))).AsText(),
        Is.EqualTo("virtio,tag=5,firewall=1"));

    [TestCase("vlam", "5", "device: device has no attribute vlam. Did you mean vlan?")]
    [TestCase("vlan", "five", "device.vlan: device.vlan must be a number, but is \"five\".")]
    [TestCase("vlan", "5000", "device.vlan: device.vlan must be between 1 and 4094, but is 5000.")]
    public void A_wrong_attribute_is_named(string name, string value, string problem) =>
        Assert.That(Calling.Refuse("vm_network_device_build", Value.Object(("model", "virtio"), (name, value))), Is.EqualTo(problem));

    [Test]
    public void A_missing_attribute_is_named() => Assert.That(
        Calling.Refuse("vm_network_device_build", Value.Object(("bridge", "vmbr0"))),
        Is.EqualTo("device.model: device.model is missing."));
}

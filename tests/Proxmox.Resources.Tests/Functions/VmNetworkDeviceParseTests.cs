using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class VmNetworkDeviceParseTests
{
    [Test]
    public void The_options_have_the_names_of_the_attributes()
    {
        var told = Calling.Call(
            "vm_network_device_parse", "virtio=bc:24:11:00:00:01,bridge=vmbr0,tag=5,firewall=1,trunks=10;20-30,rate=12.5,queues=4,mtu=1");

        Assert.That(Calling.Known(told), Is.EqualTo(Value.Object(
            ("model", "virtio"), ("mac_address", "bc:24:11:00:00:01"), ("bridge", "vmbr0"), ("vlan", 5), ("firewall", true),
            ("link_down", false), ("trunks", Value.Set("10", "20-30")), ("rate_limit_mib", Value.Of(Number.Parse("12.5"))),
            ("queues", 4), ("mtu", 1))));
    }

    [TestCase("virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=5")]
    [TestCase("e1000=BC:24:11:00:00:01,bridge=vmbr1,firewall=1,link_down=1")]
    [TestCase("virtio,bridge=vmbr0,rate=0.5")]
    public void What_is_taken_apart_can_be_put_together_again(string options) => Assert.That(
        Calling.Call("vm_network_device_build", Calling.Call("vm_network_device_parse", options)).AsText(), Is.EqualTo(options));

    [TestCase("virtio=BC:24:11:00:00:01,brigde=vmbr0",
        "options has the option brigde, for which there is no attribute. Did you mean bridge?")]
    [TestCase("virtio=BC:24:11:00:00:01,tag=five", "tag in options must be a number, but is \"five\".")]
    [TestCase("virtio=BC:24:11:00:00:01,firewall=maybe", "firewall in options must be 0 or 1, but is \"maybe\".")]
    [TestCase("virtio=BC:24:11:00:00:01,tag=5000", "In options, vlan must be between 1 and 4094, but is 5000.")]
    [TestCase("bridge=vmbr0", "In options, model must be set, but has no value.")]
    [TestCase("virtio,bridge", "options must be options such as PVE writes them, but the key 'model' comes twice.")]
    public void What_PVE_would_not_understand_is_refused(string options, string problem) =>
        Assert.That(Calling.Refuse("vm_network_device_parse", options), Is.EqualTo("options: " + problem));
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Nodes;

/// <summary>What a node keeps of itself, and what can be made of its disks.</summary>
public sealed class NodeConfigTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void The_config_keeps_what_is_not_mentioned()
    {
        Assert.That(_api.Get("GET", "/nodes/pve1/config"), Is.Empty);
        _api.Get("PUT", "/nodes/pve1/config", "description=n1%0An2&ballooning-target=70");
        _api.Get("PUT", "/nodes/pve1/config", "location=latitude%3D48.2,longitude%3D16.3");
        var config = _api.Get("GET", "/nodes/pve1/config");
        Assert.That(((string?)config["description"], (string?)config["ballooning-target"], config["digest"] is not null),
            Is.EqualTo(("n1\nn2\n", "70", true)));
        Assert.That(_api.Get("GET", "/nodes/pve2/config"), Is.Empty);
        _api.Get("PUT", "/nodes/pve1/config", "delete=description,ballooning-target,location,nosuch");
        Assert.That(_api.Get("GET", "/nodes/pve1/config"), Is.Empty);
    }

    [Test]
    public void Name_servers_are_replaced_as_a_whole()
    {
        _api.Get("PUT", "/nodes/pve1/dns", "search=example.test&dns1=192.0.2.53&dns2=192.0.2.54");
        _api.Get("PUT", "/nodes/pve1/dns", "search=other.test");
        Assert.That(_api.Get("GET", "/nodes/pve1/dns").Children<JProperty>().Select(property => property.Name), Is.EqualTo(["search"]));
    }

    [Test]
    public void Hosts_are_changed_by_who_has_seen_them()
    {
        var hosts = _api.Get("GET", "/nodes/pve1/hosts");
        Assert.That(_api.Fail("POST", "/nodes/pve1/hosts", $"data=x&digest={new string('0', 40)}"), Does.StartWith("detected modified"));
        _api.Get("POST", "/nodes/pve1/hosts", $"data=127.0.0.1 localhost%0A&digest={hosts["digest"]}");
        Assert.That((string?)_api.Get("GET", "/nodes/pve1/hosts")["data"], Is.EqualTo("127.0.0.1 localhost\n"));
    }

    [Test]
    public void Nothing_is_made_of_a_disk_that_is_none()
    {
        Assert.That(_api.Fail("POST", "/nodes/pve1/disks/lvm", "name=vg1&device=/dev/nosuch"), Is.EqualTo("not a valid block device"));
        _api.Storage.Host.BlockDevices.Add("/dev/vda");
        Assert.That(_api.Fail("POST", "/nodes/pve1/disks/directory", "name=dd&device=/dev/vda&filesystem=ext4"),
            Is.EqualTo("'/dev/vda' is not a valid local disk"));
        var task = _api.Datacenter.Tasks.Find((string)_api.Get("DELETE", "/nodes/pve1/disks/lvm/nosuch")!)!;
        _api.Wait();
        Assert.That(task.ExitStatus, Is.EqualTo("no such volume group 'nosuch'"));
    }
}

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>Cloud-init drives.</summary>
public sealed class CloudInitTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(
            100, "name=web&ide2=local-lvm:cloudinit&ciuser=me&net0=virtio=BC:24:11:00:00:01,bridge=vmbr0&ipconfig0=ip%3D192.0.2.7/25,gw%3D192.0.2.1,ip6%3Dauto");
    }

    [Test]
    public void The_drive_belongs_to_the_VM()
    {
        Assert.That(_api.Option(100, "ide2"), Is.EqualTo("local-lvm:vm-100-cloudinit,media=cdrom"));
        _api.Run("DELETE", "/100");
        Assert.That(_api.Volumes("local-lvm"), Is.Empty);
    }

    [Test]
    public void The_texts_follow_the_config()
    {
        Assert.That(_api.Vm("GET", "100/cloudinit/dump", "type=user").ToString(),
            Does.Contain("hostname: web\n").And.Contain("user: me\n"));
        Assert.That(_api.Vm("GET", "100/cloudinit/dump", "type=network").ToString(), Is.EqualTo("""
            version: 1
            config:
                - type: physical
                  name: eth0
                  mac_address: 'bc:24:11:00:00:01'
                  subnets:
                  - type: static
                    address: '192.0.2.7'
                    netmask: '255.255.255.128'
                    gateway: '192.0.2.1'
                  - type: ipv6_slaac
                - type: nameserver

            """.ReplaceLineEndings("\n")));
        var before = _api.Vm("GET", "100/cloudinit/dump", "type=meta").ToString();
        _api.Set(100, "ciuser=you");
        Assert.That(_api.Vm("GET", "100/cloudinit/dump", "type=meta").ToString(), Is.Not.EqualTo(before));
    }

    [Test]
    public void What_the_drive_of_a_running_VM_does_not_say_yet_is_pending()
    {
        _api.PowerOn(100);
        _api.Set(100, "ciuser=you&searchdomain=example.com");
        var pending = _api.Vm("GET", "100/cloudinit").ToDictionary(entry => entry.Value<string>("key")!, entry =>
            (Old: entry.Value<string>("value"), New: entry.Value<string>("pending")));
        Assert.That(pending["ciuser"], Is.EqualTo(("me", "you")));
        Assert.That(pending["searchdomain"], Is.EqualTo(((string?)null, "example.com")));
        _api.Vm("PUT", "100/cloudinit");
        Assert.That(_api.Vm("GET", "100/cloudinit").Any(entry => entry["pending"] is not null), Is.False);
    }

    [Test]
    public void A_start_writes_the_drive()
    {
        Assert.That(_api.Run("POST", "/100/status/start").Log, Does.Contain("generating cloud-init ISO"));
    }

    [Test]
    public void A_file_of_ones_own_has_to_be_there()
    {
        _api.Set(100, "cicustom=user%3Dfiles:snippets/user.yaml");
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Is.EqualTo("volume 'files:snippets/user.yaml' does not exist"));
        _api.Storage.Volumes.Put(_api.Storage.Get("files"), "snippets/user.yaml", 100);
        _api.PowerOn(100);
    }

    [Test]
    public void Windows_gets_another_format()
    {
        _api.Set(100, "ostype=win11");
        Assert.That(_api.Vm("GET", "100/cloudinit/dump", "type=network").ToString(),
            Does.StartWith("auto lo\n").And.Contain("netmask 255.255.255.128\n"));
    }
}

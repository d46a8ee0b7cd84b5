namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class RestoreTests
{
    private LxcApi _api = null!;
    private string _backup = null!;

    [SetUp]
    public void Back_one_up()
    {
        _api = new();
        _api.Get("POST", "/storage", "storage=dumps&type=dir&path=/srv/dumps&content=backup");
        _api.Create(200, "hostname=web&memory=99&description=about&rootfs=files:1&mp0=files:2,mp=/data,backup=1&mp1=files:1,mp=/cache"
            + "&net0=name=eth0,bridge=vmbr0");
        _api.Container("POST", "200/firewall/rules", "action=ACCEPT&type=in&enable=1");
        _api.Get("POST", "/nodes/pve1/vzdump", "vmid=200&storage=dumps");
        _api.Wait();
        _backup = _api.Storage.Volumes.On("dumps", "pve1").Single().Id;
    }

    [Test]
    public void A_container_comes_back_as_it_was_on_the_storage_that_is_named()
    {
        var (exit, log) = Restore(201, "storage=local-lvm");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log[0], Is.EqualTo($"recovering backed-up configuration from '{_backup}'"));
            Assert.That(log, Does.Contain($"restoring '{_backup}' now..").And.Contain("merging backed-up and given configuration.."));
            Assert.That(_api.Option(201, "rootfs"), Is.EqualTo("local-lvm:vm-201-disk-0,size=1G"));
            Assert.That(_api.Option(201, "mp0"), Is.EqualTo("local-lvm:vm-201-disk-1,mp=/data,backup=1,size=2G"));
            Assert.That(_api.Option(201, "mp1"), Is.EqualTo("local-lvm:vm-201-disk-2,mp=/cache,size=1G"));
            foreach (var option in new[] { "hostname", "memory", "description", "net0", "ostype", "unprivileged" })
            {
                Assert.That(_api.Option(201, option), Is.EqualTo(_api.Option(200, option)), option);
            }

            Assert.That(_api.Container("GET", "201/firewall/rules").Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public void What_is_ordered_comes_before_what_was_saved()
    {
        Assert.That(Restore(201, "hostname=other&memory=128&rootfs=files:3&unprivileged=0&unique=1").Exit, Is.EqualTo("OK"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(201, "hostname"), Is.EqualTo("other"));
            Assert.That(_api.Option(201, "memory"), Is.EqualTo("128"));
            Assert.That(_api.Option(201, "rootfs"), Is.EqualTo("files:201/vm-201-disk-0.raw,size=3G"));
            Assert.That(_api.Option(201, "mp0"), Is.Null);
            Assert.That(_api.Option(201, "unprivileged"), Is.Null);
            Assert.That(_api.Option(201, "net0"), Is.Not.EqualTo(_api.Option(200, "net0")).And.StartsWith("name=eth0,bridge=vmbr0"));
        });
    }

    [Test]
    public void Over_itself_it_loses_what_it_had()
    {
        Assert.That(_api.ContainerFails("POST", "", $"vmid=200&ostemplate={_backup}&restore=1"),
            Is.EqualTo("CT 200 already exists on node 'pve1'"));
        _api.Set(200, "hostname=changed&mp5=local-lvm:1,mp=/five");
        Assert.That(Restore(200, "force=1&storage=files").Exit, Is.EqualTo("OK"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "hostname"), Is.EqualTo("web"));
            Assert.That(_api.Option(200, "rootfs"), Is.EqualTo("files:200/vm-200-disk-3.raw,size=1G"));
            Assert.That(_api.Option(200, "mp5"), Is.Null);
            Assert.That(_api.Volumes("local-lvm"), Is.Empty);
            Assert.That(_api.Volumes("files"), Has.Length.EqualTo(3));
        });
    }

    [Test]
    public void A_backup_that_is_missing_leaves_the_container_as_it_is()
    {
        var before = _api.Option(200, "rootfs");
        _backup = "dumps:backup/vzdump-lxc-200-2020_01_01-00_00_00.tar";
        Assert.That(Restore(200, "force=1&storage=files").Exit,
            Is.EqualTo($"unable to restore CT 200 - volume '{_backup}' does not exist"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "rootfs"), Is.EqualTo(before));
            Assert.That(_api.Option(200, "lock"), Is.Null);
        });
    }

    [Test]
    public void Too_small_a_root_fails_and_leaves_nothing()
    {
        Assert.That(Restore(200, "force=1&rootfs=files:0.001").Exit,
            Does.Match("^unable to restore CT 200 - command '.*tar xpf.*' failed"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.ContainerFails("GET", "200/config"), Does.EndWith("does not exist"));
            Assert.That(_api.Volumes("files"), Is.Empty);
        });
    }

    [Test]
    public void A_template_becomes_one_again()
    {
        _api.Container("POST", "200/template");
        _api.Get("POST", "/nodes/pve1/vzdump", "vmid=200&storage=dumps");
        _api.Wait();
        _backup = _api.Storage.Volumes.On("dumps", "pve1").Select(volume => volume.Id).Order(StringComparer.Ordinal).Last();
        Assert.That(Restore(201, "storage=local-lvm").Exit, Is.EqualTo("OK"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(201, "template"), Is.EqualTo("1"));
            Assert.That(_api.Option(201, "rootfs"), Is.EqualTo("local-lvm:base-201-disk-0,size=1G"));
        });
    }

    private (string Exit, IReadOnlyList<string> Log) Restore(int vmId, string form) =>
        _api.Run("POST", "", $"vmid={vmId}&ostemplate={_backup}&restore=1&{form}");
}

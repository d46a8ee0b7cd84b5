namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class CreationTests
{
    private const string New = "ostemplate=" + LxcApi.Template;

    private LxcApi _api = null!;

    [SetUp]
    public void Start() => _api = new();

    [Test]
    public void A_container_comes_from_a_template_with_defaults_of_its_own()
    {
        var (exit, log) = _api.Run("POST", "", $"vmid=200&{New}&storage=files");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Does.Contain("Creating filesystem with 1048576 4k blocks and 262144 inodes"));
            Assert.That(log, Does.Contain("\t32768, 98304, 163840, 229376, 294912, 819200, 884736"));
            Assert.That(_api.Config(200).Properties().Where(property => property.Name != "digest")
                .ToDictionary(property => property.Name, property => property.Value.ToString()), Is.EqualTo(new Dictionary<string, string>
                {
                    ["arch"] = "amd64",
                    ["hostname"] = "CT200",
                    ["memory"] = "512",
                    ["ostype"] = "debian",
                    ["rootfs"] = "files:200/vm-200-disk-0.raw,size=4G",
                    ["swap"] = "512",
                    ["unprivileged"] = "1",
                }));
        });
    }

    [Test]
    public void On_8_a_container_is_privileged_unless_asked_otherwise()
    {
        var api = new LxcApi(PveVersion.V84);
        api.Create(200);
        Assert.That(api.Option(200, "unprivileged"), Is.Null);
    }

    [Test]
    public void A_missing_template_fails_in_the_task_and_leaves_nothing()
    {
        var (exit, _) = _api.Run("POST", "", "vmid=200&ostemplate=local:vztmpl/none.tar.gz&rootfs=files:1");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("unable to create CT 200 - volume 'local:vztmpl/none.tar.gz' does not exist"));
            Assert.That(_api.Volumes("files"), Is.Empty);
            Assert.That(_api.ContainerFails("GET", "200/config"),
                Is.EqualTo("Configuration file 'nodes/pve1/lxc/200.conf' does not exist"));
        });
    }

    [Test]
    public void Volumes_are_what_their_storage_makes_of_containers()
    {
        _api.Create(200, "rootfs=local-lvm:1&mp0=tank:2,mp=/data,backup=1&mp1=btr:1,mp=/srv&mp2=files:0,mp=/dir");
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "rootfs"), Is.EqualTo("local-lvm:vm-200-disk-0,size=1G"));
            Assert.That(_api.Option(200, "mp0"), Is.EqualTo("tank:subvol-200-disk-0,mp=/data,backup=1,size=2G"));
            Assert.That(_api.Option(200, "mp1"), Is.EqualTo("btr:200/vm-200-disk-0.raw,mp=/srv,size=1G"));
            Assert.That(_api.Option(200, "mp2"), Is.EqualTo("files:200/subvol-200-disk-0.subvol,mp=/dir,size=0T"));
        });
    }

    [Test]
    public void Network_devices_get_an_address_and_their_type()
    {
        _api.Create(200, "net0=" + Uri.EscapeDataString("name=eth0,bridge=vmbr0,ip=dhcp"));
        Assert.That(_api.Option(200, "net0"), Does.Match("^name=eth0,bridge=vmbr0,hwaddr=BC:24:11(:[0-9A-F]{2}){3},ip=dhcp,type=veth$"));
    }

    [Test]
    public void A_root_file_system_that_is_too_small_for_the_template_leaves_nothing()
    {
        var (exit, _) = _api.Run("POST", "", $"vmid=200&{New}&rootfs=files:0.1");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Does.Match("^unable to create CT 200 - command 'lxc-usernsexec .* --zstd .*' failed: exit code 2$"));
            Assert.That(_api.Volumes("files"), Is.Empty);
        });
    }

    [TestCase("vmid=200&ostemplate=local:vztmpl/x.tar.gz&mp0=files:1,mp=/a", "mount points configured, but 'rootfs' not set - aborting")]
    [TestCase("vmid=200&" + New + "&rootfs=none:1", "storage 'none' does not exist")]
    [TestCase("vmid=200&" + New + "&storage=local", "storage: storage 'local' does not support container directories")]
    [TestCase("vmid=200&" + New + "&storage=files&dev0=/dev/none", "Device /dev/none does not exist")]
    [TestCase("vmid=200&" + New + "&storage=files&hookscript=files:snippets/none.sh", "script 'files:snippets/none.sh' does not exist")]
    [TestCase("vmid=200&" + New + "&ssh-public-keys=x", "SSH public key validation error")]
    [TestCase("vmid=200&" + New + "&pool=none", "Permission check failed (pool 'none' does not exist)")]
    [TestCase("vmid=200&" + New + "&unique=1", "restore: missing property required by 'unique'")]
    [TestCase("vmid=200&ostemplate=files:iso/debian.iso", "unable to use volume files:iso/debian.iso - content type needs to be 'vztmpl'")]
    public void What_makes_no_sense_is_refused_at_once(string form, string message) =>
        Assert.That(_api.Fail("POST", "/nodes/pve1/lxc", form), Is.EqualTo(message));

    [Test]
    public void An_id_that_either_kind_of_guest_has_is_taken()
    {
        _api.Create(200);
        Assert.That(_api.Fail("POST", "/nodes/pve2/lxc", $"vmid=200&{New}"), Is.EqualTo("CT 200 already exists on node 'pve1'"));
        Assert.That(_api.Fail("POST", "/nodes/pve2/qemu", "vmid=200"),
            Is.EqualTo("unable to create VM 200 - CT 200 already exists on node 'pve1'"));
    }

    [Test]
    public void A_container_is_put_into_its_pool_and_started()
    {
        _api.Get("POST", "/pools", "poolid=web");
        _api.Create(200, "pool=web&start=1&hostname=www");
        Assert.Multiple(() =>
        {
            Assert.That(_api.Get("GET", "/pools", "poolid=web").SelectToken("[0].members[0].id")!.ToString(), Is.EqualTo("lxc/200"));
            Assert.That(_api.Container("GET", "200/status/current").Value<string>("status"), Is.EqualTo("running"));
        });
    }

    [Test]
    public void Root_alone_may_mount_directories_and_pass_devices()
    {
        _api.Become("/", "Datastore.AllocateSpace,VM.Allocate,VM.Config.Disk,VM.Config.Options,Sys.Modify");
        string Refused(string form) => _api.Fail("POST", "/nodes/pve1/lxc", $"vmid=200&{New}&rootfs=files:1&{form}");
        Assert.Multiple(() =>
        {
            Assert.That(Refused("mp0=/srv,mp=/srv"),
                Is.EqualTo("Permission check failed (mount point type bind is only allowed for root@pam)"));
            Assert.That(Refused("dev0=/dev/fuse"), Does.Contain("configuring device passthrough is only allowed for root@pam"));
            Assert.That(Refused("features=fuse%3D1"), Does.Contain("(except nesting) is only allowed for root@pam"));
            Assert.That(Refused("features=nesting%3D1&unprivileged=0"),
                Does.Contain("for privileged container is only allowed for root@pam"));
            Assert.That(Refused("memory=64"), Is.EqualTo("Permission check failed (/vms/200, VM.Config.Memory)"));
        });
    }

    [Test]
    public void A_privileged_container_needs_the_right_to_change_the_node()
    {
        _api.Become("/", "Datastore.AllocateSpace,VM.Allocate,VM.Config.Disk");
        Assert.That(_api.Fail("POST", "/nodes/pve1/lxc", $"vmid=200&{New}&rootfs=files:1&unprivileged=0"),
            Is.EqualTo("Permission check failed (/, Sys.Modify)"));
    }
}

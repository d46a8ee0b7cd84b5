using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>VMs on their way to other nodes, by hand or by HA.</summary>
public sealed class MigrationTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=nas:1&memory=512");
        _api.Create(101, "scsi0=files:1,format=qcow2");
    }

    [Test]
    public void A_VM_on_shared_storage_moves_as_it_is()
    {
        _api.PowerOn(100);
        var (exit, log) = _api.Run("POST", "/100/migrate", "target=pve2&online=1");
        Assert.That(exit, Is.EqualTo("OK"), string.Join('\n', log));
        Assert.That(_api.Get("GET", "/nodes/pve2/qemu/100/status/current").Value<string>("status"), Is.EqualTo("running"));
        Assert.That(_api.VmFails("GET", "100/config"), Is.EqualTo("Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist"));
        Assert.That(_api.Get("GET", "/cluster/resources", "type=vm")[0]!.Value<string>("node"), Is.EqualTo("pve2"));
    }

    [Test]
    public void Local_disks_move_with_a_VM_that_is_off()
    {
        Assert.That(_api.Run("POST", "/101/migrate", "target=pve3").Exit, Is.EqualTo("OK"));
        Assert.That((_api.Volumes("files"), _api.Volumes("files", "pve3")),
            Is.EqualTo((Array.Empty<string>(), new[] { "101/vm-101-disk-0.qcow2" })));
        Assert.That(_api.Option(101, "scsi0", node: "pve3"), Is.EqualTo("files:101/vm-101-disk-0.qcow2,size=1G"));
    }

    [Test]
    public void Local_disks_of_a_running_VM_move_only_when_asked_for()
    {
        _api.PowerOn(101);
        Assert.That(_api.VmFails("POST", "101/migrate", "target=pve2"), Is.EqualTo("can't migrate running VM without --online"));
        var (exit, log) = _api.Run("POST", "/101/migrate", "target=pve2&online=1");
        Assert.That(exit, Is.EqualTo("migration aborted"));
        Assert.That(string.Join('\n', log), Does.Contain("can't live migrate attached local disks without with-local-disks option"));
        Assert.That(_api.Config(101).ContainsKey("lock"), Is.False);
        Assert.That(_api.Run("POST", "/101/migrate", "target=pve2&online=1&with-local-disks=1&targetstorage=local-lvm").Exit,
            Is.EqualTo("OK"));
        Assert.That(_api.Option(101, "scsi0", node: "pve2"), Is.EqualTo("local-lvm:vm-101-disk-0,size=1G"));
    }

    [Test]
    public void A_VM_with_a_device_of_its_node_stays()
    {
        _api.Set(100, "serial0=/dev/ttyS0");
        Assert.That(_api.Vm("GET", "100/migrate")["local_resources"]!.Select(name => name.ToString()), Is.EqualTo(["serial0"]));
        var (exit, log) = _api.Run("POST", "/100/migrate", "target=pve2");
        Assert.That((exit, string.Join('\n', log)), Is.EqualTo(("migration aborted", string.Join('\n', log))));
        Assert.That(string.Join('\n', log), Does.Contain("can't migrate VM which uses local devices: serial0"));
    }

    [Test]
    public void A_mapped_device_goes_where_the_mapping_has_one()
    {
        Assert.That(_api.VmFails("PUT", "100/config", "hostpci0=mapping%3Dgpu&virtiofs0=dirid%3Dnone&serial0=x"),
            Does.StartWith("serial0: "));
        _api.Get("POST", "/cluster/mapping/pci", "id=gpu&map=node%3Dpve1,path%3D0000:01:00.0,id%3D10de:1234");
        _api.Set(100, "hostpci0=mapping%3Dgpu");
        var conditions = _api.Vm("GET", "100/migrate");
        Assert.That(conditions["mapped-resources"]!.Select(name => name.ToString()), Is.EqualTo(["hostpci0"]));
        Assert.That(conditions["not_allowed_nodes"]!["pve2"]!["unavailable-resources"]!.Select(name => name.ToString()),
            Is.EqualTo(["hostpci0"]));
        _api.Get("PUT", "/cluster/mapping/pci/gpu", "map=node%3Dpve2,path%3D0000:01:00.0,id%3D10de:1234");
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Is.EqualTo("PCI device mapping not found for 'gpu'"));
        Assert.That(_api.Run("POST", "/100/migrate", "target=pve2").Exit, Is.EqualTo("OK"));
        _api.PowerOn(100, "pve2");
    }

    [Test]
    public void A_storage_that_the_target_lacks_is_named()
    {
        _api.Get("POST", "/storage", "storage=only1&type=dir&path=/srv/one&content=images&nodes=pve1");
        _api.Set(100, "scsi1=only1:1");
        var conditions = _api.Vm("GET", "100/migrate");
        Assert.That(conditions["allowed_nodes"], Is.Empty);
        Assert.That(conditions["not_allowed_nodes"]!["pve2"]!["unavailable_storages"]!.Select(name => name.ToString()),
            Is.EqualTo(["only1"]));
        Assert.That(_api.VmFails("POST", "100/migrate", "target=pve2"), Is.EqualTo("storage 'only1' is not available on node 'pve2'"));
    }

    [Test]
    public void A_VM_is_locked_on_its_way()
    {
        _api.Datacenter.Pace.CopyGibibyte = TimeSpan.FromHours(1);
        var task = _api.Start("POST", "/101/migrate", "target=pve2");
        Assert.That(() => _api.Option(101, "lock"), Is.EqualTo("migrate").After(2000, 5));
        Assert.That(_api.VmFails("PUT", "101/config", "name=x"), Is.EqualTo("VM is locked (migrate)"));
        _api.Get("DELETE", $"/nodes/pve1/tasks/{task.Upid}");
        Assert.That((task.ExitStatus, _api.Option(101, "lock")), Is.EqualTo(("migration aborted", (string?)null)));
        Assert.That(_api.Volumes("files", "pve2"), Is.Empty);
    }

    [Test]
    public void HA_does_what_it_is_asked_for_in_tasks_of_its_own()
    {
        var manager = HighAvailability.Of(_api.Datacenter);
        _api.Datacenter.Locked(_ => manager.Add(100, "stopped"));
        var (exit, log) = _api.Run("POST", "/100/status/start");
        Assert.That((exit, log[0]), Is.EqualTo(("OK", "Requesting HA start for VM 100")));
        Assert.That(() => _api.Vm("GET", "100/status/current").Value<string>("status"), Is.EqualTo("running").After(3000, 10));
        Assert.That(_api.Vm("GET", "100/status/current")["ha"]!.Value<string>("state"), Is.EqualTo("started"));
        _api.Run("POST", "/100/migrate", "target=pve2&online=1");
        Assert.That(() => _api.Datacenter.Locked(state => state.Guests[100].Node), Is.EqualTo("pve2").After(3000, 10));
        Assert.That(_api.Datacenter.Tasks.All.Select(task => (task.Upid.Type, task.Upid.User)), Does.Contain(("qmigrate", "root@pam")));
    }

    [Test]
    public void HA_can_take_a_VM_to_another_node_by_itself()
    {
        var manager = HighAvailability.Of(_api.Datacenter);
        _api.PowerOn(100);
        _api.Datacenter.Locked(_ =>
        {
            manager.Add(100);
            manager.Recover(100, "pve3");
        });
        Assert.That(() => _api.Get("GET", "/nodes/pve3/qemu/100/status/current").Value<string>("status"),
            Is.EqualTo("running").After(3000, 10));
    }
}

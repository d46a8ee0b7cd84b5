using Proxmox.Simulator.Tests.Lxc;

namespace Proxmox.Simulator.Tests.Backup;

/// <summary>Backups of containers.</summary>
public sealed class ContainerBackupTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new LxcApi();
        _api.Get("POST", "/storage", "storage=dumps&type=dir&path=/srv/dumps&content=backup");
        _api.Create(100, "hostname=web&rootfs=files:1&mp0=files:1,mp=/data,backup=1&mp1=files:1,mp=/cache");
    }

    [Test]
    public void What_is_taken_along_is_said()
    {
        var log = Dump("");
        Assert.That(log, Does.Contain("INFO: CT Name: web").And.Contain("INFO: including mount point mp0 ('/data') in backup")
            .And.Contain("INFO: excluding volume mount point mp1 ('/cache') from backup (disabled)")
            .And.Contain("INFO: Backup job finished successfully"));
        var backup = _api.Storage.Volumes.On("dumps", "pve1").Single();
        Assert.Multiple(() =>
        {
            Assert.That(backup.Name, Does.StartWith("backup/vzdump-lxc-100-").And.EndWith(".tar"));
            Assert.That(backup.Backup!.Disks.Select(disk => disk.Slot), Is.EqualTo(["rootfs", "mp0"]));
            Assert.That((string?)_api.Get("GET", "/nodes/pve1/vzdump/extractconfig", $"volume={backup.Id}"),
                Does.Contain("\nhostname: web\n").And.Not.Contain("lock"));
        });
    }

    [Test]
    public void A_running_container_without_snapshots_is_suspended()
    {
        _api.PowerOn(100);
        var log = Dump("&mode=snapshot");
        Assert.That(log, Does.Contain("INFO: mode failure - some volumes do not support snapshots")
            .And.Contain("INFO: trying 'suspend' mode instead").And.Contain("INFO: backup mode: suspend"));
    }

    [Test]
    public void A_program_that_a_node_lacks_is_missed()
    {
        _api.Storage.Host.MissingPrograms.Add("lzop");
        Assert.That(Dump("&compress=lzo"), Does.Contain("INFO: /bin/bash: line 1: lzop: command not found"));
        Assert.That(_api.Storage.Volumes.On("dumps", "pve1"), Is.Empty);
    }

    private IReadOnlyList<string> Dump(string form)
    {
        var task = _api.Datacenter.Tasks.Find((string)_api.Get("POST", "/nodes/pve1/vzdump", "vmid=100&storage=dumps" + form)!)!;
        _api.Wait();
        return task.Log;
    }
}

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>Locks of VMs and storages.</summary>
public sealed class LockTests
{
    private const string LockFile = "/var/lock/qemu-server/lock-100.conf";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=files:1");
    }

    [Test]
    public void A_worker_waits_for_another_one_on_the_same_VM()
    {
        _api.Datacenter.Pace.Start = TimeSpan.FromMilliseconds(300);
        var start = _api.Start("POST", "/100/status/start");
        Held();
        var (exit, log) = _api.Run("POST", "/100/status/stop");
        Assert.That(start.ExitStatus, Is.EqualTo("OK"));
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That(log, Is.EqualTo(["trying to acquire lock...", " OK", "TASK OK"]));
    }

    [Test]
    public void A_request_gives_up_after_ten_seconds()
    {
        _api.Datacenter.Pace.Start = TimeSpan.FromHours(1);
        _api.Start("POST", "/100/status/start");
        Held();
        using var later = new Timer(_ => _api.Datacenter.Clock.Advance(TimeSpan.FromSeconds(11)), null, 100, Timeout.Infinite);
        Assert.That(_api.VmFails("PUT", "100/config", "name=x"), Is.EqualTo($"can't lock file '{LockFile}' - got timeout"));
    }

    [Test]
    public void A_request_goes_on_when_the_lock_is_free()
    {
        _api.Datacenter.Pace.Start = TimeSpan.FromMilliseconds(200);
        _api.Start("POST", "/100/status/start");
        Held();
        _api.Set(100, "name=patient");
        Assert.That(_api.Option(100, "name"), Is.EqualTo("patient"));
    }

    [Test]
    public void A_lock_can_be_made_to_fail()
    {
        _api.Faults.OnLock(LockFile).Once();
        Assert.That(_api.VmFails("PUT", "100/config", "name=x"), Is.EqualTo($"can't lock file '{LockFile}' - got timeout"));
        _api.Set(100, "name=x");
    }

    [Test]
    public void Others_go_on_while_one_VM_is_locked()
    {
        _api.Create(101);
        _api.Datacenter.Pace.Start = TimeSpan.FromHours(1);
        _api.Start("POST", "/100/status/start");
        Held();
        _api.Set(101, "name=free");
        Assert.That(_api.Option(101, "name"), Is.EqualTo("free"));
    }

    [Test]
    public void A_shared_storage_is_locked_for_the_whole_cluster()
    {
        _api.Datacenter.Pace.Allocate = TimeSpan.FromSeconds(8);
        var first = _api.Start("POST", "", "vmid=110&scsi0=nas:1");
        Assert.That(() => _api.Datacenter.Locked(state => state.Locks.IsHeld("cluster:storage-nas")), Is.True.After(10_000, 5));
        var second = _api.Start("POST", "", "vmid=111&scsi0=nas:1", node: "pve2");
        Assert.That(() => _api.Datacenter.Locked(_ => second.Log.ToList()), Does.Contain("trying to acquire cfs lock 'storage-nas' ...")
            .After(10_000, 5));
        _api.Datacenter.Pace.Allocate = TimeSpan.Zero;
        _api.Datacenter.Clock.Advance(TimeSpan.FromSeconds(8));
        _api.Wait();
        Assert.That((first.ExitStatus, second.ExitStatus), Is.EqualTo(("OK", "OK")));
    }

    [Test]
    public void A_worker_that_is_stopped_gives_its_locks_back()
    {
        _api.Datacenter.Pace.Start = TimeSpan.FromHours(1);
        var task = _api.Start("POST", "/100/status/start");
        Held();
        _api.Get("DELETE", $"/nodes/pve1/tasks/{task.Upid}");
        Assert.That(task.ExitStatus, Is.EqualTo("received interrupt"));
        _api.Set(100, "name=x");
    }

    private void Held() => Assert.That(
        () => _api.Datacenter.Locked(state => state.Locks.IsHeld("pve1:" + LockFile)), Is.True.After(2000, 2));
}

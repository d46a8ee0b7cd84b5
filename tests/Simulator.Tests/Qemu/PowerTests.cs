using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Qemu;

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>VMs that are started and stopped.</summary>
public sealed class PowerTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "memory=512&scsi0=files:1,format=qcow2&net0=virtio,bridge=vmbr0");
    }

    private string Status => _api.Vm("GET", "100/status/current").Value<string>("qmpstatus")!;

    [Test]
    public void A_VM_starts_once()
    {
        _api.PowerOn(100);
        Assert.That(Status, Is.EqualTo("running"));
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Is.EqualTo("VM 100 already running"));
        _api.Datacenter.Clock.Advance(ClusterResources.Round);
        Assert.That(_api.Get("GET", "/cluster/resources", "type=vm")[0]!.Value<string>("status"), Is.EqualTo("running"));
    }

    [Test]
    public void An_image_that_is_no_whole_blocks_cannot_be_opened()
    {
        _api.Create(101, "scsi0=files:0.01&boot=order%3Dscsi0");
        Assert.That(_api.Option(101, "scsi0"), Does.EndWith("size=10486K"));
        Hypervisor.Of(_api.Datacenter).RequestAlignment = 4096;
        var (exit, log) = _api.Run("POST", "/101/status/start");
        Assert.That(exit, Is.EqualTo("start failed: QEMU exited with code 1"));
        Assert.That(log, Has.Some.Contains("id=scsi0,device_id=drive-scsi0,bootindex=100,write-cache=on: Cannot get 'write' permission"));
    }

    [Test]
    public void A_guest_that_obeys_shuts_down()
    {
        _api.PowerOn(100);
        Assert.That(_api.Run("POST", "/100/status/shutdown").Exit, Is.EqualTo("OK"));
        Assert.That(Status, Is.EqualTo("stopped"));
    }

    [Test]
    public void A_guest_that_does_not_obey_runs_on_until_it_is_forced()
    {
        _api.Systems[100].ObeysShutdown = false;
        _api.PowerOn(100);
        var task = _api.Start("POST", "/100/status/shutdown", "timeout=30");
        AdvanceUntilEnd(task);
        Assert.That(task.ExitStatus, Is.EqualTo("VM quit/powerdown failed - got timeout"));
        Assert.That(Status, Is.EqualTo("running"));
        task = _api.Start("POST", "/100/status/shutdown", "timeout=30&forceStop=1");
        AdvanceUntilEnd(task);
        Assert.That(task.ExitStatus, Is.EqualTo("OK"));
        Assert.That(task.Log, Does.Contain("VM still running - terminating now with SIGTERM"));
    }

    [Test]
    public void A_stop_can_overrule_a_shutdown()
    {
        _api.Systems[100].ObeysShutdown = false;
        _api.PowerOn(100);
        var shutdown = _api.Start("POST", "/100/status/shutdown", "timeout=1000");
        Assert.That(() => _api.Datacenter.Locked(state => state.Locks.IsHeld("pve1:/var/lock/qemu-server/lock-100.conf")),
            Is.True.After(2000, 5));
        var (exit, log) = _api.Run("POST", "/100/status/stop", "overrule-shutdown=1");
        Assert.That((exit, log[0]), Is.EqualTo(("OK", $"overruled qmshutdown tasks: {shutdown.Upid}")));
        Assert.That(shutdown.ExitStatus, Is.EqualTo("received interrupt"));
        Assert.That(Status, Is.EqualTo("stopped"));
    }

    [Test]
    public void A_paused_VM_goes_on_where_it_was()
    {
        _api.PowerOn(100);
        _api.Run("POST", "/100/status/suspend");
        Assert.That(Status, Is.EqualTo("paused"));
        Assert.That(_api.VmFails("POST", "100/status/shutdown"), Is.EqualTo("VM is paused - cannot shutdown"));
        Assert.That(_api.VmFails("POST", "100/status/reboot"), Is.EqualTo("VM is paused - cannot shutdown"));
        _api.Run("POST", "/100/status/resume");
        Assert.That(Status, Is.EqualTo("running"));
    }

    [Test]
    public void A_hibernated_VM_is_locked_until_it_is_resumed()
    {
        _api.PowerOn(100);
        Assert.That(_api.Run("POST", "/100/status/suspend", "todisk=1").Exit, Is.EqualTo("OK"));
        var config = _api.Config(100);
        Assert.That((config.Value<string>("lock"), Status), Is.EqualTo(("suspended", "stopped")));
        Assert.That(config.Value<string>("vmstate"), Does.Match(@"^files:100/vm-100-state-suspend-\d{4}-\d\d-\d\d\.raw$"));
        Assert.That(_api.VmFails("PUT", "100/config", "name=x"), Is.EqualTo("VM is locked (suspended)"));
        Assert.That(_api.Run("POST", "/100/status/resume").Log,
            Is.EqualTo(["Resuming suspended VM", "Resumed VM, removing state", "TASK OK"]));
        Assert.That(_api.Config(100).ContainsKey("lock"), Is.False);
        Assert.That(_api.Volumes("files"), Is.EqualTo(["100/vm-100-disk-0.qcow2"]));
    }

    [Test]
    public void A_reboot_puts_in_force_what_waits()
    {
        _api.PowerOn(100);
        _api.Set(100, "memory=1024");
        Assert.That(_api.Run("POST", "/100/status/reboot").Exit, Is.EqualTo("OK"));
        Assert.That((Status, _api.Option(100, "memory", "current=1")), Is.EqualTo(("running", "1024")));
        Assert.That(_api.Datacenter.Tasks.All[^1].Upid.User, Is.EqualTo("root@pam"));
    }

    [Test]
    public void A_reboot_of_a_guest_that_does_not_obey_fails_and_leaves_it_running()
    {
        _api.Systems[100].ObeysShutdown = false;
        _api.PowerOn(100);
        var task = _api.Start("POST", "/100/status/reboot", "timeout=30");
        AdvanceUntilEnd(task);
        Assert.That((task.ExitStatus, Status), Is.EqualTo(("VM quit/powerdown failed - got timeout", "running")));
    }

    [Test]
    public void What_a_stopped_VM_cannot_do_is_refused_at_once()
    {
        foreach (var action in (string[])["suspend", "resume", "reset", "reboot"])
        {
            Assert.That(_api.VmFails("POST", $"100/status/{action}"), Is.EqualTo("VM 100 not running"), action);
        }

        Assert.That(_api.Run("POST", "/100/status/stop").Exit, Is.EqualTo("OK"));
    }

    [Test]
    public void A_VM_does_not_start_without_what_its_config_names()
    {
        _api.Set(100, "net1=virtio,bridge=vmbr9");
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Is.EqualTo("start failed: QEMU exited with code 1"));
        _api.Set(100, "delete=net1");
        _api.Storage.Volumes.Remove("files:100/vm-100-disk-0.qcow2");
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Is.EqualTo("volume 'files:100/vm-100-disk-0.qcow2' does not exist"));
    }

    [Test]
    public void A_VM_that_is_to_be_virtualised_needs_a_node_that_can()
    {
        Simulator.Qemu.Hypervisor.Of(_api.Datacenter).HasKvm = false;
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Does.StartWith("KVM virtualisation configured, but not available."));
        _api.Set(100, "kvm=0");
        _api.PowerOn(100);
    }

    [Test]
    public void Old_certificates_are_warned_of_until_they_are_renewed()
    {
        _api.Create(101, "bios=ovmf&efidisk0=files:1,efitype=4m,pre-enrolled-keys=1");
        _api.Set(101, "efidisk0=files:101/vm-101-disk-0.raw,efitype=4m,pre-enrolled-keys=1");
        Assert.That(_api.Run("POST", "/101/status/start").Exit, Is.EqualTo("WARNINGS: 1"));
        _api.Run("POST", "/101/status/stop");
        _api.Set(101, "efidisk0=files:101/vm-101-disk-0.raw,efitype=4m,pre-enrolled-keys=1,ms-cert=2023");
        Assert.That(_api.Option(101, "efidisk0"), Does.Contain("ms-cert=2023k"));
        _api.PowerOn(101);
    }

    [Test]
    public void Root_alone_may_pass_over_locks()
    {
        _api.User = "root@pam!test";
        Assert.That(_api.VmFails("POST", "100/status/start", "skiplock=1"), Is.EqualTo("skiplock: Only root may use this option."));
        Assert.That(_api.VmFails("PUT", "100/config", "lock=backup"), Is.EqualTo("only root can set 'lock' config"));
        _api.User = "root@pam";
        _api.Set(100, "lock=backup");
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Is.EqualTo("VM is locked (backup)"));
        Assert.That(_api.Run("POST", "/100/status/start", "skiplock=1").Exit, Is.EqualTo("OK"));
    }

    private void AdvanceUntilEnd(Simulator.Tasks.SimulatedTask task)
    {
        for (var i = 0; i < 200 && task.Running; i++)
        {
            _api.Datacenter.Clock.Advance(TimeSpan.FromSeconds(5));
            Thread.Sleep(5);
        }
    }
}

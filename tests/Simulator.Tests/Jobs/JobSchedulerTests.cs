using Proxmox.Simulator.Jobs;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Jobs;

/// <summary>Jobs that run by themselves.</summary>
public sealed class JobSchedulerTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 29, 23, 30, 0, TimeSpan.Zero);

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Datacenter.Clock.Set(Evening);
        _api.Create(100, "scsi0=files:1");
        _api.Create(101, "scsi0=files:1", "pve2");
        _api.Get("POST", "/cluster/backup", "id=nightly&all=1&schedule=0:00&storage=local&mode=snapshot");
        Pass(TimeSpan.Zero);
    }

    private int Archives(string node) => _api.Get("GET", $"/nodes/{node}/storage/local/content", "content=backup").Count();

    private void Pass(TimeSpan time)
    {
        _api.Datacenter.Clock.Advance(time);
        _api.Datacenter.Locked(datacenter => JobScheduler.Of(datacenter).RunDue());
        _api.Wait();
    }

    [Test]
    public void A_backup_job_leaves_archives_on_each_node_when_its_time_has_come()
    {
        Pass(TimeSpan.FromMinutes(20));
        Assert.That(Archives("pve1"), Is.Zero);
        Pass(TimeSpan.FromMinutes(20));
        Assert.That((Archives("pve1"), Archives("pve2")), Is.EqualTo((1, 1)));
        Pass(TimeSpan.FromMinutes(1));
        Assert.That(Archives("pve1"), Is.EqualTo(1));
        Pass(TimeSpan.FromDays(1));
        Assert.That(Archives("pve1"), Is.EqualTo(2));
    }

    [Test]
    public void A_job_that_is_not_enabled_does_not_run()
    {
        _api.Get("PUT", "/cluster/backup/nightly", "enabled=0");
        Pass(TimeSpan.FromDays(1));
        Assert.That(Archives("pve1"), Is.Zero);
    }

    [Test]
    public void A_job_of_one_node_runs_there_only()
    {
        _api.Get("PUT", "/cluster/backup/nightly", "node=pve2");
        Pass(TimeSpan.FromDays(1));
        Assert.That((Archives("pve1"), Archives("pve2")), Is.EqualTo((0, 1)));
    }
}

using Proxmox.Simulator.Replication;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Replication;

/// <summary><c>/cluster/replication</c> and how the jobs fare.</summary>
public sealed class ReplicationTests
{
    private const string Jobs = "/cluster/replication";
    private const string Status = "/nodes/pve1/replication";
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=tank:1");
        _api.Get("POST", Jobs, "id=100-0&type=local&target=pve2&rate=10&comment=c");
    }

    private ReplicationJobs Replications => ReplicationJobs.Of(_api.Datacenter);

    [Test]
    public void A_job_tells_its_guest_and_its_source()
    {
        var job = _api.Get("GET", Jobs + "/100-0");
        Assert.That(((int?)job["guest"], (int?)job["jobnum"], (string?)job["source"], (string?)job["id"]),
            Is.EqualTo(((int?)100, (int?)0, "pve1", "100-0")));
    }

    [Test]
    public void A_job_that_is_due_runs()
    {
        _api.Datacenter.Locked(_ => Replications.RunDue());
        var state = _api.Get("GET", Status + "/100-0/status");
        Assert.That(((long?)state["last_sync"] > 0, (int?)state["fail_count"]), Is.EqualTo((true, (int?)0)));
        Assert.That((string?)_api.Get("GET", Status + "/100-0/log").Last!["t"], Does.EndWith("100-0: end replication job"));
        Assert.That((long?)state["next_sync"] % 900, Is.Zero);
    }

    [Test]
    public void A_job_whose_target_is_off_tells_why_it_failed()
    {
        _api.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        _api.Datacenter.Locked(_ => Replications.RunDue());
        var state = _api.Get("GET", Status + "/100-0/status");
        Assert.That((int?)state["fail_count"], Is.EqualTo(1));
        Assert.That((string?)state["error"], Does.Contain("exit code 255"));
        _api.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = true);
        _api.Get("POST", Status + "/100-0/schedule_now");
        _api.Datacenter.Locked(_ => Replications.RunDue());
        Assert.That((int?)_api.Get("GET", Status + "/100-0/status")["fail_count"], Is.Zero);
    }

    [Test]
    public void A_removed_job_is_marked_until_it_has_been_cleaned_up()
    {
        _api.Get("DELETE", Jobs + "/100-0");
        Assert.That((string?)_api.Get("GET", Jobs + "/100-0")["remove_job"], Is.EqualTo("full"));
        _api.Datacenter.Locked(_ => Replications.RunDue());
        Assert.That(_api.Call("GET", Jobs + "/100-0").Message, Is.EqualTo("no such replication job '100-0'\n"));
    }

    [Test]
    public void A_job_that_is_disabled_has_no_status_of_its_own()
    {
        _api.Get("PUT", Jobs + "/100-0", "disable=1");
        Assert.That(_api.Call("GET", Status + "/100-0/status").Message, Is.EqualTo("no such replication job '100-0'\n"));
        Assert.That(_api.Get("GET", Status).Single()["disable"], Is.Not.Null);
    }

    [Test]
    public void A_guest_that_moves_to_the_target_turns_its_job_round()
    {
        _api.Run("POST", "/100/migrate", "target=pve2");
        var job = _api.Get("GET", Jobs + "/100-0");
        Assert.That(((string?)job["source"], (string?)job["target"]), Is.EqualTo(("pve2", "pve1")));
    }

    [Test]
    public void A_guest_goes_with_its_jobs_or_not_at_all()
    {
        Assert.That(_api.Call("DELETE", "/nodes/pve1/qemu/100").Message,
            Is.EqualTo("There is a replication job '100-0' for guest '100' - Please remove that first.\n"));
        _api.Run("DELETE", "/100", "purge=1");
        Assert.That(_api.Get("GET", Jobs), Is.Empty);
    }

    [Test]
    public void By_force_a_job_goes_at_once()
    {
        _api.Get("DELETE", Jobs + "/100-0", "force=1");
        Assert.That(_api.Get("GET", Jobs), Is.Empty);
    }

    [TestCase("id=100-0&target=pve3", "replication job '100-0' already exists")]
    [TestCase("id=100-1&target=pve2", "replication job for guest '100' to target 'pve2' already exists")]
    [TestCase("id=100-1&target=pve1", "Source and target must not be identical")]
    [TestCase("id=100-1&target=nosuch", "Target 'nosuch' does not exist.")]
    [TestCase("id=999-0&target=pve2", "Guest '999' does not exist.")]
    [TestCase("id=101-0&target=pve2", "missing replicate feature on volume 'files:101/vm-101-disk-0.raw'")]
    [TestCase("id=102-0&target=pve2", "No replicatable volumes found")]
    public void A_job_that_could_not_run_is_refused(string form, string message)
    {
        _api.Create(101, "scsi0=files:1");
        _api.Create(102, "scsi0=nas:1");
        Assert.That(_api.Call("POST", Jobs, form + "&type=local").Message, Is.EqualTo(message + "\n"));
    }

    [Test]
    public void What_is_fixed_stays()
    {
        Assert.That(_api.Call("PUT", Jobs + "/100-0", "delete=target").Message, Is.EqualTo("unable to delete required option 'target'\n"));
        _api.Get("PUT", Jobs + "/100-0", "schedule=*/30&delete=rate");
        var job = _api.Get("GET", Jobs + "/100-0");
        Assert.That(((string?)job["schedule"], job["rate"]), Is.EqualTo(("*/30", (object?)null)));
    }
}

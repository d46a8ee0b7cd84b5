using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Backup;

/// <summary><c>/cluster/backup</c>: jobs that back guests up.</summary>
public sealed class BackupJobTests
{
    private const string Jobs = "/cluster/backup";
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "name=web&scsi0=files:1&scsi1=files:1,backup=0");
        _api.Create(101);
    }

    [Test]
    public void A_job_reads_back_as_objects_and_numbers()
    {
        _api.Get("POST", Jobs,
            "id=ja&all=1&exclude=101&schedule=daily&prune-backups=keep-last%3D2&fleecing=enabled%3D1,storage%3Dlocal&ionice=6");
        var job = (JObject)_api.Get("GET", Jobs + "/ja");
        Assert.Multiple(() =>
        {
            Assert.That(job["prune-backups"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"keep-last":"2"}"""));
            Assert.That(job["fleecing"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"enabled":1,"storage":"local"}"""));
            Assert.That((job["ionice"]!.Type, (int?)job["enabled"], (string?)job["type"]),
                Is.EqualTo((JTokenType.Integer, (int?)1, "vzdump")));
            Assert.That(job.ContainsKey("next-run"), Is.False);
            Assert.That((long?)_api.Get("GET", Jobs).Single()["next-run"], Is.GreaterThan(_api.Datacenter.Clock.UnixSeconds));
        });
    }

    [Test]
    public void One_way_to_choose_guests_takes_the_place_of_another()
    {
        _api.Get("POST", Jobs, "id=ja&all=1&exclude=101&schedule=daily");
        _api.Get("PUT", Jobs + "/ja", "vmid=101");
        var job = (JObject)_api.Get("GET", Jobs + "/ja");
        Assert.That((job.ContainsKey("all"), job.ContainsKey("exclude"), (string?)job["vmid"]), Is.EqualTo((false, false, "101")));
        Assert.That(_api.Fail("PUT", Jobs + "/ja", "delete=vmid"), Is.EqualTo("400 Parameter verification failed."));
    }

    [TestCase("POST", "", "id=ja&vmid=100&starttime=03:00&schedule=daily", "starttime: 'starttime' and 'schedule' cannot both be set")]
    [TestCase("POST", "", "id=ja&vmid=100", "schedule: neither 'starttime' nor 'schedule' were set")]
    [TestCase("POST", "", "id=ja&vmid=100&all=1&schedule=daily", "400 Parameter verification failed.")]
    [TestCase("POST", "", "id=ja&pool=nosuch&schedule=daily", "Permission check failed (pool 'nosuch' does not exist)")]
    [TestCase("GET", "/ja", "", "id: No such job 'ja'")]
    [TestCase("DELETE", "/ja", "", "400 Parameter verification failed.")]
    public void What_makes_no_sense_is_refused(string verb, string path, string form, string message) =>
        Assert.That(_api.Fail(verb, Jobs + path, form), Is.EqualTo(message));

    [Test]
    public void A_start_time_becomes_a_schedule()
    {
        _api.Get("POST", Jobs, "id=ja&vmid=100&starttime=03:15&dow=sat,sun");
        Assert.That((string?)_api.Get("GET", Jobs + "/ja")["schedule"], Is.EqualTo("sat,sun 03:15"));
    }

    [Test]
    public void A_job_tells_what_it_takes_along_and_all_jobs_what_they_leave_out()
    {
        _api.Get("POST", Jobs, "id=ja&vmid=100,999&schedule=daily");
        var guests = (JArray)_api.Get("GET", Jobs + "/ja/included_volumes")["children"]!;
        Assert.Multiple(() =>
        {
            Assert.That(guests[0]["children"]!.Select(disk => ((string?)disk["id"], (int?)disk["included"], (string?)disk["reason"])),
                Is.EqualTo(new[] { ("100:scsi0", (int?)1, "backup=yes"), ("100:scsi1", (int?)0, "backup=no") }));
            Assert.That((string?)guests[1]["type"], Is.EqualTo("unknown"));
            Assert.That((int?)_api.Get("GET", "/cluster/backup-info/not-backed-up").Single()["vmid"], Is.EqualTo(101));
        });
    }

    [TestCase("daily", "2026-03-05 00:00")]
    [TestCase("*/15", "2026-03-04 10:45")]
    [TestCase("*:0/30", "2026-03-04 11:00")]
    [TestCase("mon..fri 02:30", "2026-03-05 02:30")]
    [TestCase("sat 2:15,45", "2026-03-07 02:15")]
    [TestCase("*-*-1 12:00", "2026-04-01 12:00")]
    [TestCase("monthly", "2026-04-01 00:00")]
    public void The_next_run_follows_from_the_schedule(string schedule, string next)
    {
        _api.Datacenter.Clock.Set(new DateTimeOffset(2026, 3, 4, 10, 30, 0, TimeSpan.Zero));
        _api.Get("POST", Jobs, $"id=ja&vmid=100&schedule={schedule}");
        var run = DateTimeOffset.FromUnixTimeSeconds((long)_api.Get("GET", Jobs).Single()["next-run"]!);
        Assert.That(run.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Is.EqualTo(next));
    }
}

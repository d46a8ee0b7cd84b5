using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Access;

/// <summary><c>/cluster/jobs</c>: when realms are synchronised, and when schedules come true.</summary>
public sealed class RealmSyncJobTests
{
    private const string Jobs = "/cluster/jobs/realm-sync";
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", "/access/domains", "realm=corp&type=ldap&server1=192.0.2.9&base_dn=dc%3Dx&user_attr=uid");
        _api.Get("POST", Jobs + "/rs1", "realm=corp&schedule=daily&scope=users&enabled=0");
    }

    [Test]
    public void A_job_tells_when_it_runs_next_in_the_list_only()
    {
        _api.Get("POST", "/cluster/backup", "id=backup1&all=1&schedule=daily");
        var listed = _api.Get("GET", Jobs).Single();
        Assert.That(((string?)listed["id"], (long?)listed["next-run"] > _api.Datacenter.Clock.UnixSeconds), Is.EqualTo(("rs1", true)));
        var job = _api.Get("GET", Jobs + "/rs1");
        Assert.That((job["next-run"], job["id"], (int?)job["enabled"]), Is.EqualTo(((object?)null, (object?)null, (int?)0)));
    }

    [Test]
    public void A_job_is_changed_and_removed()
    {
        _api.Get("PUT", Jobs + "/rs1", "schedule=hourly&delete=enabled");
        var job = _api.Get("GET", Jobs + "/rs1");
        Assert.That(((string?)job["schedule"], job["enabled"]), Is.EqualTo(("hourly", (object?)null)));
        _api.Get("DELETE", Jobs + "/rs1");
        Assert.That(_api.Call("GET", Jobs + "/rs1").Errors!["id"], Is.EqualTo("No such job 'rs1'"));
    }

    [TestCase("POST", "/rs1", "realm=corp&schedule=daily&scope=users", "Job 'rs1' already exists\n")]
    [TestCase("POST", "/rs2", "realm=pve&schedule=daily&scope=users",
        "400 Parameter verification failed.\nrealm: Only LDAP/AD realms can be synced.\n")]
    [TestCase("PUT", "/nosuch", "schedule=daily", "no such realm-sync job\n")]
    [TestCase("DELETE", "/nosuch", "", "400 Parameter verification failed.\nid: No such job 'nosuch'\n")]
    public void What_cannot_be_done_is_told(string verb, string path, string form, string message) =>
        Assert.That(_api.Call(verb, Jobs + path, form).Message, Is.EqualTo(message));

    [Test]
    public void A_schedule_tells_its_next_moments()
    {
        var moments = _api.Get("GET", "/cluster/jobs/schedule-analyze", "schedule=mon..fri%2002:30&starttime=1795910400&iterations=2");
        Assert.That(moments.Select(moment => (string?)moment["utc"]), Is.EqualTo(["Mon Nov 30 02:30:00 2026", "Tue Dec  1 02:30:00 2026"]));
    }
}

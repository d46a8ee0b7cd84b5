namespace Proxmox.Simulator.Tests.Faults;

/// <summary>What goes wrong on request.</summary>
public sealed class FaultTests
{
    private Client _client = null!;

    [SetUp]
    public async Task StartAsync() => _client = await Client.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _client.DisposeAsync();

    [Test]
    public async Task A_fault_applies_as_often_as_told_and_is_in_the_log()
    {
        _client.Simulator.Faults.On("GET", "/version").Fail(502, "Bad Gateway").Times(2);
        var answers = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add((await _client.GetAsync("/version")).Status);
        }

        Assert.That(answers, Is.EqualTo([502, 502, 200]));
        Assert.That(_client.Simulator.Requests.All.Select(record => record.Status), Is.EqualTo([502, 502, 200]));
    }

    [Test]
    public async Task The_first_requests_can_be_let_through()
    {
        _client.Simulator.Faults.On("*", "/access/*").Fail(500, "no").After(1).Once();
        Assert.That((await _client.GetAsync("/access/groups")).Status, Is.EqualTo(200));
        Assert.That((await _client.GetAsync("/access/roles")).Reason, Is.EqualTo("no"));
        Assert.That((await _client.GetAsync("/version")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_connection_dropped_before_handling_does_nothing()
    {
        _client.Simulator.Faults.On("POST", "/pools").Drop().Once();
        Assert.That(async () => await _client.PostAsync("/pools", ("poolid", "p")), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await _client.GetAsync("/pools")).Data, Is.Empty);
    }

    [Test]
    public async Task A_connection_dropped_after_handling_has_done_it()
    {
        _client.Simulator.Faults.On("POST", "/pools").DropAfterHandling().Once();
        Assert.That(async () => await _client.PostAsync("/pools", ("poolid", "p")), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await _client.GetAsync("/pools")).Data, Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_fault_of_the_proxy_has_no_body()
    {
        _client.Simulator.Faults.On("GET", "/nodes/pve1/*").Fail(596, "Connection timed out");
        var result = await _client.GetAsync("/nodes/pve1/status");
        Assert.That((result.Status, result.Reason, result.Text), Is.EqualTo((596, "Connection timed out", "")));
    }

    [Test]
    public async Task A_locked_guest_is_reported_in_PVEs_words()
    {
        _client.Simulator.Faults.On("*", "/nodes/*/qemu/100/*").FailOnLock(100).Once();
        var result = await _client.GetAsync("/nodes/pve1/qemu/100/config");
        Assert.That((result.Status, result.Reason), Is.EqualTo(
            (500, "can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout")));
    }

    [Test]
    public async Task A_create_that_finds_no_worker_leaves_the_VMID_reserved()
    {
        _client.Simulator.Faults.OnTask("qmcreate", "100").NoWorker().Once();
        var refused = await _client.PostAsync("/nodes/pve1/qemu", ("vmid", "100"), ("name", "web"));
        Assert.That((refused.Status, refused.Reason), Is.EqualTo((500, "got no worker upid - start worker failed")));
        var config = (await _client.GetAsync("/nodes/pve1/qemu/100/config")).Data!;
        Assert.That(config.Children<Newtonsoft.Json.Linq.JProperty>().Select(option => option.Name).Order(),
            Is.EqualTo(["digest", "lock"]));
        Assert.That((string?)config["lock"], Is.EqualTo("create"));
        Assert.That((await _client.PostAsync("/nodes/pve1/qemu", ("vmid", "100"))).Reason, Does.Contain("already exists"));
    }

    [Test]
    public async Task Latency_passes_in_simulated_time()
    {
        _client.Simulator.Faults.On("GET", "/version").Delay(TimeSpan.FromMinutes(10)).Once();
        var request = _client.GetAsync("/version");
        for (var i = 0; i < 200 && !request.IsCompleted; i++)
        {
            _client.Simulator.Clock.Advance(TimeSpan.FromMinutes(5));
            await Task.WhenAny(request, Task.Delay(10));
        }
        Assert.That((await request).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_log_knows_who_asked_for_what()
    {
        await _client.PostAsync("/pools", ("poolid", "p"));
        var record = _client.Simulator.Requests.All[^1];
        Assert.That((record.Verb, record.Path, record.AuthId, record.Status), Is.EqualTo(("POST", "/pools", "root@pam!test", 200)));
        Assert.That(record.Parameters["poolid"].ToString(), Is.EqualTo("p"));
    }
}

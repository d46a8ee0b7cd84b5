using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Tests.Tasks;

/// <summary>Workers, their logs and their end.</summary>
public sealed class TaskTests
{
    private Client _client = null!;

    [SetUp]
    public async Task StartAsync() => _client = await Client.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _client.DisposeAsync();

    [Test]
    public void A_UPID_reads_back_as_it_was_written()
    {
        const string text = "UPID:pve1:00007815:000691B6:6B022A2F:qmstart:100:root@pam!test:";
        Assert.That(Upid.TryParse(text)?.ToString(), Is.EqualTo(text));
        Assert.That(Upid.TryParse("UPID:pve1:x"), Is.Null);
    }

    [TestCase("root@pam!test")]
    [TestCase("alice@pve!ci.cd-1")]
    public void A_UPID_names_the_token_that_a_worker_runs_for(string user)
    {
        var upid = Upid.TryParse($"UPID:pve1:00007815:000691B6:6B022A2F:qmstart:100:{user}:");
        Assert.That(upid?.User, Is.EqualTo(user));
        var entry = TaskEntry.Describe(upid!);
        Assert.That((entry.Value<string>("user"), entry.Value<string>("tokenid")), Is.EqualTo((user.Split('!')[0], user.Split('!')[1])));
    }

    [Test]
    public async Task A_worker_runs_until_its_simulated_time_is_over()
    {
        var upid = Fork(async worker =>
        {
            worker.Print("half way");
            await worker.Delay(TimeSpan.FromHours(1));
        });
        Assert.That((await StatusAsync(upid)).Status, Is.EqualTo("running"));
        Assert.That(() => LogAsync(upid).Result, Is.EqualTo("half way").After(2000, 10));
        _client.Simulator.Clock.Advance(TimeSpan.FromHours(2));
        await _client.Simulator.Datacenter.Tasks.WhenIdleAsync();
        Assert.That(await StatusAsync(upid), Is.EqualTo(("stopped", "OK")));
        Assert.That(await LogAsync(upid), Is.EqualTo("half way|TASK OK"));
    }

    [Test]
    public async Task A_warning_is_counted_and_is_no_error()
    {
        var upid = Fork(worker =>
        {
            worker.Warn("odd");
            return Task.CompletedTask;
        });
        await _client.Simulator.Datacenter.Tasks.WhenIdleAsync();
        Assert.That(await StatusAsync(upid), Is.EqualTo(("stopped", "WARNINGS: 1")));
        Assert.That(await LogAsync(upid), Is.EqualTo("WARN: odd|TASK WARNINGS: 1"));
    }

    [Test]
    public async Task An_error_becomes_the_exit_status()
    {
        var upid = Fork(_ => throw PveError.Die("VM is locked (backup)"));
        await _client.Simulator.Datacenter.Tasks.WhenIdleAsync();
        Assert.That(await StatusAsync(upid), Is.EqualTo(("stopped", "VM is locked (backup)")));
    }

    [Test]
    public async Task A_stopped_worker_was_interrupted()
    {
        var upid = Fork(worker => worker.Delay(TimeSpan.FromDays(1)));
        await _client.DeleteAsync($"/nodes/pve1/tasks/{upid}");
        await _client.Simulator.Datacenter.Tasks.WhenIdleAsync();
        Assert.That(await StatusAsync(upid), Is.EqualTo(("stopped", "received interrupt")));
    }

    [Test]
    public async Task A_fault_ends_a_worker_after_a_while()
    {
        _client.Simulator.Faults.OnTask("qmstart", "100").FailAfter(TimeSpan.FromSeconds(30), "got timeout").Once();
        var done = false;
        var upid = Fork(_ =>
        {
            done = true;
            return Task.CompletedTask;
        });
        Assert.That((await StatusAsync(upid)).Status, Is.EqualTo("running"));
        // The worker may not have begun to wait yet, so the time goes on until it has ended.
        for (var i = 0; i < 100 && (await StatusAsync(upid)).Status == "running"; i++)
        {
            _client.Simulator.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(await StatusAsync(upid), Is.EqualTo(("stopped", "got timeout")));
        Assert.That(done, Is.False);
    }

    [Test]
    public async Task A_user_sees_only_their_own_workers()
    {
        Fork(_ => Task.CompletedTask);
        await _client.Simulator.Datacenter.Tasks.WhenIdleAsync();
        _client.Simulator.Request("POST", "/access/users", ("userid", "eve@pve"), ("password", "Secret123"));
        Assert.That((await _client.GetAsync("/nodes/pve1/tasks")).Data, Is.Not.Empty);
        await _client.LoginAsync("eve@pve", "Secret123");
        Assert.That((await _client.GetAsync("/nodes/pve1/tasks")).Data, Is.Empty);
    }

    private string Fork(Func<TaskWorker, Task> work) =>
        _client.Simulator.Datacenter.Locked(datacenter => datacenter.Tasks.Fork("pve1", "qmstart", "100", "root@pam", work));

    private async Task<(string? Status, string? Exit)> StatusAsync(string upid)
    {
        var data = (await _client.GetAsync($"/nodes/pve1/tasks/{upid}/status")).Data!;
        return (data.Value<string>("status"), data.Value<string>("exitstatus"));
    }

    private async Task<string> LogAsync(string upid) =>
        string.Join('|', (await _client.GetAsync($"/nodes/pve1/tasks/{upid}/log")).Data!.Select(line => line.Value<string>("t")));
}

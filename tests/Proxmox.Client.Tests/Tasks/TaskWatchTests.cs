namespace Proxmox.Client.Tests;

public class TaskWatchTests
{
    private static readonly Upid Task1 = Upid.Parse("UPID:pve1:00007ACB:0006AE2A:6B022A78:qmstart:100:root@pam!test:");
    private static readonly string Running = """{"status":"running"}""";

    [Test]
    public async Task A_task_that_ended_well_is_an_outcome()
    {
        using var bench = new Bench();
        bench.Wire.Always(Task(Running, Running, Stopped("OK")));
        var outcome = await bench.Pve.WaitAsync(Task1);
        Assert.That((outcome.ExitStatus, outcome.HasWarnings, outcome.Warnings), Is.EqualTo(("OK", false, Array.Empty<string>())));
        Assert.That(bench.Wire.Sent[0].Path,
            Is.EqualTo("/nodes/pve1/tasks/UPID%3Apve1%3A00007ACB%3A0006AE2A%3A6B022A78%3Aqmstart%3A100%3Aroot%40pam%21test%3A/status"));
    }

    [Test]
    public async Task The_pauses_grow()
    {
        using var bench = new Bench();
        bench.Wire.Always(Task([.. Enumerable.Repeat(Running, 8), Stopped("OK")]));
        await bench.Pve.WaitAsync(Task1);
        Assert.That(bench.Time.Pauses.Select(pause => pause.TotalSeconds), Is.EqualTo(new[] { 0.1, 0.1, 0.2, 0.4, 0.8, 1.6, 2, 2, 2 }));
    }

    [Test]
    public async Task A_task_that_is_done_by_the_first_look_costs_one_request()
    {
        using var bench = new Bench();
        bench.Wire.Always(Task(Stopped("OK")));
        await bench.Pve.WaitAsync(Task1, new Direct(_ => Assert.Fail("there is nothing to tell of so short a wait")));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
        Assert.That(bench.Time.Pauses, Is.EqualTo(new[] { TimeSpan.FromSeconds(0.1) }));
    }

    [Test]
    public async Task What_a_type_of_task_took_before_is_waited_for_with_one_request()
    {
        using var bench = new Bench();
        for (var task = 0; task < 6; task++)
        {
            var begun = bench.Time.GetUtcNow();
            bench.Wire.Always(_ => Wire.Data(bench.Time.GetUtcNow() - begun < TimeSpan.FromSeconds(0.7) ? Running : Stopped("OK")));
            await bench.Pve.WaitAsync(Task1);
        }

        var before = bench.Wire.Sent.Count;
        await bench.Pve.WaitAsync(Task1);
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(before + 1));
        Assert.That(bench.Time.Pauses[^1].TotalSeconds, Is.InRange(0.7, 0.8));
    }

    [Test]
    public async Task A_short_wait_reads_no_log()
    {
        using var bench = new Bench();
        bench.Wire.Always(Task([.. Enumerable.Repeat(Running, 5), Stopped("OK")]));
        await bench.Pve.WaitAsync(Task1, new Direct(_ => Assert.Fail("there is nothing to tell of so short a wait")));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(6));
        Assert.That(bench.Wire.Sent.Select(sent => sent.Path), Has.All.EndsWith("/status"));
    }

    [Test]
    public async Task Warnings_are_a_success_that_shows_them()
    {
        using var bench = new Bench();
        bench.Wire.Always(Task([Stopped("WARNINGS: 1")], ["WARN: no physical CD-ROM available, ignoring", "TASK WARNINGS: 1"]));
        var outcome = await bench.Pve.WaitAsync(Task1);
        Assert.That((outcome.ExitStatus, outcome.HasWarnings), Is.EqualTo(("WARNINGS: 1", true)));
        Assert.That(outcome.Warnings, Is.EqualTo(new[] { "no physical CD-ROM available, ignoring" }));
    }

    [Test]
    public async Task A_failure_carries_the_end_of_the_log()
    {
        using var bench = new Bench();
        var lines = Enumerable.Range(1, 700).Select(number => $"line {number}").Append("TASK ERROR: disk 'scsi9' does not exist").ToArray();
        bench.Wire.Always(Task([Stopped("disk 'scsi9' does not exist")], lines));
        var fault = await Expect.FaultAsync(() => bench.Pve.WaitAsync(Task1));
        Assert.That((fault.Kind, fault.Task, fault.ProvesAbsence), Is.EqualTo((FaultKind.TaskFailed, Task1, false)));
        Assert.That(fault.Said, Is.EqualTo("task qmstart on node pve1 failed: disk 'scsi9' does not exist"));
        Assert.That(fault.TaskLog, Has.Count.EqualTo(20));
        Assert.That((fault.TaskLog[0], fault.TaskLog[^1]), Is.EqualTo(("line 682", "TASK ERROR: disk 'scsi9' does not exist")));
    }

    [Test]
    public async Task A_task_that_ended_on_a_lock_says_so()
    {
        using var bench = new Bench();
        bench.Wire.Always(Task([Stopped("can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout")], []));
        var fault = await Expect.FaultAsync(() => bench.Pve.WaitAsync(Task1));
        Assert.That((fault.Kind, fault.Task), Is.EqualTo((FaultKind.Locked, Task1)));
    }

    [TestCase("""{"status":"stopped"}""")]
    [TestCase("""{"status":"stopped","exitstatus":"unexpected status"}""")]
    public async Task A_task_without_an_exit_status_has_failed(string status)
    {
        using var bench = new Bench();
        bench.Wire.Always(Task([status], ["no content"]));
        var fault = await Expect.FaultAsync(() => bench.Pve.WaitAsync(Task1));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.TaskFailed));
        Assert.That(fault.Said, Does.Contain("its process was stopped or died"));
        Assert.That(fault.TaskLog, Is.Empty);
    }

    [Test]
    public async Task Progress_shows_the_newest_line_and_its_percentage()
    {
        using var bench = new Bench();
        var log = new List<string> { "no content" };
        var states = new Queue<string>([.. Enumerable.Repeat(Running, 8), Stopped("OK")]);
        bench.Wire.Always(sent =>
        {
            if (sent.Path.EndsWith("/status", StringComparison.Ordinal))
            {
                return Wire.Data(states.Dequeue());
            }

            var answer = Log(sent, log);
            if (log is ["no content"])
            {
                log.Clear();
            }

            log.Add(log.Count == 0 ? "drive-scsi0: transferred 1.0 GiB of 4.0 GiB (25.50%) in 3s" : "half done, 110% sure");
            return answer;
        });
        var reports = new List<TaskProgress>();
        await bench.Pve.WaitAsync(Task1, new Direct(reports.Add));
        Assert.That(reports.Select(report => (report.LastLine, report.Percent)), Is.EqualTo(new (string?, double?)[]
        {
            (null, null),
            ("drive-scsi0: transferred 1.0 GiB of 4.0 GiB (25.50%) in 3s", 25.5),
            ("half done, 110% sure", 25.5),
        }));
        Assert.That(reports[0].Elapsed, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(bench.Wire.Sent[^2].PathAndQuery, Does.EndWith("/log?start=1&limit=500"));
    }

    [Test]
    public async Task A_log_that_cannot_be_read_does_not_end_the_wait()
    {
        using var bench = new Bench();
        var states = Task([.. Enumerable.Repeat(Running, 6), Stopped("OK")]);
        bench.Wire.Always(
            sent => sent.Path.EndsWith("/log", StringComparison.Ordinal) ? Wire.Refusal(500, "an entirely new sentence") : states(sent));
        var reports = new List<TaskProgress>();
        await bench.Pve.WaitAsync(Task1, new Direct(reports.Add));
        Assert.That(reports, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_task_that_is_not_listed_yet_is_waited_for()
    {
        using var bench = new Bench();
        bench.Wire.Then(NoSuchTask()).Then(NoSuchTask()).Always(Task(Stopped("OK")));
        Assert.That((await bench.Pve.WaitAsync(Task1)).ExitStatus, Is.EqualTo("OK"));
    }

    [Test]
    public async Task A_task_that_is_unknown_is_a_fault()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => NoSuchTask());
        var fault = await Expect.FaultAsync(() => bench.Pve.WaitAsync(Task1));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.NotFound));
    }

    [Test]
    public async Task A_restart_of_the_endpoint_is_survived()
    {
        using var bench = new Bench();
        var task = Task(Running, Stopped("OK"));
        bench.Wire.Then(task);
        for (var i = 0; i < 40; i++)
        {
            bench.Wire.Then(Wire.Obstacle(HttpRequestError.ConnectionError));
        }

        bench.Wire.Always(task);
        Assert.That((await bench.Pve.WaitAsync(Task1)).ExitStatus, Is.EqualTo("OK"));
    }

    [Test]
    public async Task Patience_has_an_end()
    {
        using var bench = new Bench();
        bench.Wire.Then(Task(Running)).Always(_ => throw Wire.Obstacle(HttpRequestError.ConnectionError));
        var begun = bench.Time.GetUtcNow();
        var fault = await Expect.FaultAsync(() => bench.Pve.WaitAsync(Task1));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Unreachable));
        Assert.That(bench.Time.GetUtcNow() - begun, Is.InRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9)));
    }

    [Test]
    public async Task A_lost_privilege_ends_the_wait_at_once()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => Wire.Refusal(403, "Permission check failed (/nodes/pve1, Sys.Audit)"));
        var fault = await Expect.FaultAsync(() => bench.Pve.WaitAsync(Task1));
        Assert.That((fault.Kind, fault.Privilege), Is.EqualTo((FaultKind.Permission, "Sys.Audit")));
    }

    [Test]
    public void Cancellation_stops_the_task()
    {
        // The limit of the stop itself must not count as a pause.
        using var bench = new Bench(time: new(TimeSpan.FromSeconds(10)));
        using var cancel = new CancellationTokenSource();
        bench.Wire.Always(sent =>
        {
            if (sent.Method == "GET")
            {
                cancel.Cancel();
            }

            return Wire.Data(sent.Method == "GET" ? Running : "null");
        });
        Assert.That(() => bench.Pve.WaitAsync(Task1, null, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>().With.Message.Contains("asked to stop it"));
        Assert.That(bench.Wire.Sent[^1].ToString(), Does.StartWith("DELETE /nodes/pve1/tasks/UPID"));
        Assert.That(bench.Log.Text, Does.Contain("Info the task was stopped"));
    }

    [Test]
    public void A_task_that_cannot_be_stopped_is_logged()
    {
        using var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Wire.Always(sent =>
        {
            if (sent.Method == "GET")
            {
                cancel.Cancel();
            }

            return sent.Method == "GET" ? Wire.Data(Running) : Wire.Refusal(403, "Permission check failed (/nodes/pve1, Sys.Modify)");
        });
        Assert.That(() => bench.Pve.WaitAsync(Task1, null, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(bench.Log.Text, Does.Contain("Warn the task could not be stopped and may still run"));
    }

    private static string Stopped(string exitStatus) =>
        PveData.Object(("status", PveData.Of("stopped")), ("exitstatus", PveData.Of(exitStatus))).ToString();

    private static HttpResponseMessage NoSuchTask() =>
        Wire.Answer(400, "Parameter verification failed.", """{"data":null,"message":"Parameter verification failed.\n","errors":{"upid":"no such task"}}""");

    private static Func<Sent, HttpResponseMessage> Task(params string[] states) => Task(states, []);

    private static Func<Sent, HttpResponseMessage> Task(string[] states, string[] log)
    {
        var rest = new Queue<string>(states);
        return sent => sent.Path.EndsWith("/log", StringComparison.Ordinal)
            ? Log(sent, log)
            : Wire.Data(rest.Count > 1 ? rest.Dequeue() : rest.Peek());
    }

    private static HttpResponseMessage Log(Sent sent, IReadOnlyList<string> log)
    {
        var start = int.Parse(sent.PathAndQuery.Split("start=")[1].Split('&')[0]);
        var lines = log.Skip(start).Take(500)
            .Select((text, at) => PveData.Object(("n", PveData.Of(start + at + 1)), ("t", PveData.Of(text))));
        return Wire.Data(PveData.Array(lines).ToString());
    }

    private sealed class Direct(Action<TaskProgress> report) : IProgress<TaskProgress>
    {
        public void Report(TaskProgress value) => report(value);
    }
}

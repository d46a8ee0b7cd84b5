using System.Runtime.CompilerServices;
using Proxmox.Simulator.Fidelity;

namespace Proxmox.Simulator.Tests.Fidelity;

/// <summary>The simulator answers as the real API did.</summary>
public sealed class FidelityTests
{
    [Test]
    public async Task The_recordings_of_the_repository_are_answered_as_recorded()
    {
        var report = new Report(await Replay.RunAsync(Recording.ReadAll(Beside("recordings.jsonl"))));
        report.Write(TestContext.Out);
        Assert.That(report.Counted, Is.GreaterThan(500));
        Assert.That(report.Misses.Select(miss => $"{miss.Recording.Sequence}: {miss.Difference}"), Is.Empty);
    }

    [TestCase("traces.jsonl", "http", "access/", "pools", "storage", "nodes/storage", "qemu/", "tasks")]
    [TestCase("traces.jsonl", "cluster/backup", "cluster/replication",
        "cluster/options", "cluster/metrics", "cluster/acme", "cluster/notifications")]
    [TestCase("traces-more.jsonl", "lxc/", "nodes/storage", "cluster/options", "cluster/backup", "cluster/notifications", "access/")]
    [TestCase("traces-cluster.jsonl", "", "setup", "cluster/config", "cluster/ha",
        "guests/clone-target", "cluster/bulk-action", "replication", "parallel-writes")]
    public async Task The_recorded_exchanges_of_an_area_are_answered_as_recorded(string file, params string[] areas)
    {
        var traces = Path.GetFullPath(Beside("../../../../shared/pve/" + file));
        if (!File.Exists(traces))
        {
            Assert.Ignore($"{traces} is not here");
        }

        var outcomes = await Replay.RunAsync(Recording.ReadAll(traces));
        var report = new Report(outcomes);
        report.Write(TestContext.Out, misses: false);
        new Report(outcomes.Where(outcome => Array.Exists(areas, area =>
            outcome.Recording.Area.StartsWith(area, StringComparison.Ordinal)))).Write(TestContext.Out);
        foreach (var area in areas)
        {
            Assert.That(report.Share(area), Is.GreaterThanOrEqualTo(0.95), area);
        }
    }

    [Test]
    public async Task A_wrong_answer_is_reported_with_its_difference()
    {
        var recording = Recording.Parse("""{"seq":1,"area":"x","auth":"root@pam!test (token)","method":"GET","path":"/access/groups/g","params":null,"encoding":"query","status":200,"reason":"OK","body":{"data":{"members":[]}}}""");
        var report = new Report(await Replay.RunAsync([recording]));
        Assert.That(report.Matched, Is.Zero);
        Assert.That(report.Misses.Single().Difference, Does.Contain("expected 200 OK got 500 group 'g' does not exist"));
    }

    [Test]
    public async Task A_number_is_not_a_string()
    {
        var recording = Recording.Parse("""{"seq":1,"area":"x","auth":"root@pam!test (token)","method":"GET","path":"/cluster/nextid","params":null,"encoding":"query","status":200,"reason":"OK","body":{"data":100}}""");
        var report = new Report(await Replay.RunAsync([recording]));
        Assert.That(report.Misses.Single().Difference, Is.EqualTo("body.data: expected 100 got \"100\""));
    }

    [Test]
    public async Task Only_counted_lines_are_reported()
    {
        var outcomes = await Replay.RunAsync([.. Recording.ReadAll(Beside("recordings.jsonl")).Take(3)]);
        Assert.That(new Report(outcomes, new HashSet<int> { outcomes[0].Recording.Sequence }).Counted, Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_recorded_host_lacked_does_not_count()
    {
        var recording = Recording.Parse("""{"seq":9001,"area":"x","auth":"root@pam!accept (token)","method":"GET","path":"/access/groups/g","params":null,"encoding":"query","status":200,"reason":"OK","body":{"data":{}},"note":"start [environment: no groups]"}""");
        Assert.Multiple(() =>
        {
            Assert.That(recording.IsGolden, Is.False);
            Assert.That(Recording.Parse(recording.ToCompactLine()).IsGolden, Is.False);
        });
        Assert.That(new Report(await Replay.RunAsync([recording])).Counted, Is.Zero);
    }

    [Test]
    public async Task A_recorded_upload_is_sent_again()
    {
        const string Upload = """{"seq":9001,"area":"x","auth":"root@pam!accept (token)","method":"POST","path":"/nodes/pve1/storage/local/upload","params":{"content":"iso","(file)":"a.txt, 1000 bytes, field filename"},"encoding":"raw","status":400,"reason":"Parameter verification failed.","body":{"data":null,"errors":{"filename":"wrong file extension"},"message":"Parameter verification failed.\n"}}""";
        var outcomes = await Replay.RunAsync([Recording.Parse(Recording.Parse(Upload).ToCompactLine())]);
        Assert.That(outcomes.Single().Difference, Is.Null);
    }

    private static string Beside(string file, [CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, file);
}

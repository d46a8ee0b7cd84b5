namespace Proxmox.Client.Tests;

public class LoadReaderTests
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(0.02);

    private LoadReader _reader = null!;

    [SetUp]
    public void Begin() => _reader = new(new());

    [TestCase(429, "", nameof(LoadSignKind.Refusal))]
    [TestCase(502, "", nameof(LoadSignKind.Refusal))]
    [TestCase(503, "", nameof(LoadSignKind.Refusal))]
    [TestCase(504, "", nameof(LoadSignKind.Refusal))]
    [TestCase(500, "got no worker upid - start worker failed", nameof(LoadSignKind.Refusal))]
    [TestCase(500, "storage 'x' does not exist", nameof(LoadSignKind.InTime))]
    [TestCase(500, "dataset is busy", nameof(LoadSignKind.InTime))]
    [TestCase(595, "Connection refused", nameof(LoadSignKind.None))]
    [TestCase(596, "Connection timed out", nameof(LoadSignKind.Slow))]
    [TestCase(599, "Too many redirections", nameof(LoadSignKind.Slow))]
    [TestCase(200, "", nameof(LoadSignKind.InTime))]
    public void What_is_answered_tells_of_the_load(int status, string said, string expected) =>
        Assert.That(Read("/x", Usual, status, said).Kind.ToString(), Is.EqualTo(expected));

    [Test]
    public void A_limiters_wish_is_passed_on()
    {
        var rest = TimeSpan.FromSeconds(7);
        var answer = new Answer { Status = 429, Reason = "Too Many Requests", Json = null, Body = "", RetryAfter = rest };
        var sign = _reader.Read(new(HttpMethod.Get, "/x", null), Exchange.Answered(answer), Usual);
        Assert.That((sign.Said, sign.Rest), Is.EqualTo(("Too Many Requests", rest)));
    }

    [TestCase(0.9, nameof(LoadSignKind.InTime))]
    [TestCase(1.1, nameof(LoadSignKind.Slow))]
    public void An_answer_is_slow_that_takes_far_longer_than_before(double seconds, string expected)
    {
        Read("/nodes/a/qemu/100/config", Usual);
        Assert.That(Read("/nodes/b/qemu/101/config", TimeSpan.FromSeconds(seconds)).Kind.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void What_always_takes_long_is_not_slow()
    {
        Read("/nodes/a/qemu/100/config", Usual);
        Assert.That(Read("/nodes/a/storage/nfs/content", TimeSpan.FromSeconds(10)).Kind, Is.EqualTo(LoadSignKind.None));
        Assert.That(Read("/nodes/a/storage/nfs/content", TimeSpan.FromSeconds(12)).Kind, Is.EqualTo(LoadSignKind.InTime));
        Assert.That(Read("/nodes/a/qemu/100/config", TimeSpan.FromSeconds(10), method: "PUT").Kind, Is.EqualTo(LoadSignKind.None));
    }

    [Test]
    public void A_way_that_stays_long_is_no_load()
    {
        Read("/nodes/a/qemu/100/config", TimeSpan.FromSeconds(0.3));
        var slow = 0;
        while (Read("/nodes/a/qemu/100/config", TimeSpan.FromSeconds(2)).Kind == LoadSignKind.Slow)
        {
            slow++;
        }

        Assert.That(slow, Is.InRange(20, 100));
    }

    [Test]
    public void Kinds_beyond_number_are_not_kept()
    {
        for (var user = 0; user < 1000; user++)
        {
            Read($"/access/users/u{user}", Usual);
        }

        Assert.That(Read("/access/users/u0", TimeSpan.FromSeconds(5)).Kind, Is.EqualTo(LoadSignKind.Slow));
        Assert.That(Read("/access/users/u999", TimeSpan.FromSeconds(5)).Kind, Is.EqualTo(LoadSignKind.None));
    }

    private LoadSign Read(string path, TimeSpan elapsed, int status = 200, string said = "", string method = "GET") => _reader.Read(
        new(new(method), path, null), Exchange.Answered(new() { Status = status, Reason = said, Json = null, Body = "" }), elapsed);
}

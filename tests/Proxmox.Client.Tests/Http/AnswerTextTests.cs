using System.Net;
using System.Text;

namespace Proxmox.Client.Tests;

public class AnswerTextTests
{
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(100_000)]
    public async Task An_answer_may_come_in_any_pieces(int piece)
    {
        var text = string.Concat(Enumerable.Repeat("aä€😀", 3000));
        using var bench = new Bench();
        bench.Wire.Then(_ => Streamed(200, $$$"""{"data":{"a":"{{{text}}}","b":[1,2]}}""", piece));
        var data = await bench.Pve.GetAsync("/x");
        Assert.That(data["a"].AsText(), Is.EqualTo(text));
        Assert.That(data["b"].Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_long_text_that_is_no_JSON_is_kept_in_part()
    {
        using var bench = new Bench();
        bench.Wire.Then(_ => Streamed(500, "no space left: " + new string('x', 100_000), 1000));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That(fault.Said, Does.StartWith("no space left: xxx").And.Length.EqualTo(4096));
    }

    [Test]
    public async Task JSON_that_is_broken_is_quoted()
    {
        using var bench = new Bench();
        bench.Wire.Then(_ => Streamed(200, """{"data":{"a":1,}<html>""", 100));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That((fault.Kind, fault.Said), Is.EqualTo(
            (FaultKind.Unknown, """the answer is not PVE's: '{"data":{"a":1,}<html>'. Is this the address of a PVE node?""")));
    }

    [Test]
    public async Task A_connection_that_breaks_in_the_middle_of_an_answer_is_an_obstacle()
    {
        using var bench = new Bench();
        bench.Wire.Then(_ => Streamed(200, """{"data":[1,""", 5, new HttpIOException(HttpRequestError.ResponseEnded))).Then(Wire.Data("7"));
        Assert.That((await bench.Pve.GetAsync("/x")).AsLong(), Is.EqualTo(7));
        bench.Wire.Then(_ => Streamed(200, """{"data":[1,""", 5, new HttpIOException(HttpRequestError.ResponseEnded)));
        Assert.That((await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"))).MayHaveBeenApplied, Is.True);
    }

    [Test]
    public async Task An_answer_whose_end_does_not_come_is_a_timeout()
    {
        using var bench = new Bench(Bench.WithToken() with { RequestTimeout = TimeSpan.FromSeconds(60) });
        bench.Wire.Then(_ => Streamed(200, """{"data":[1,""", 5, atEnd: () => bench.Time.Advance(TimeSpan.FromSeconds(61))));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Timeout, true)));
    }

    private static HttpResponseMessage Streamed(int status, string text, int piece, Exception? end = null, Action? atEnd = null) =>
        new((HttpStatusCode)status) { Content = new StreamContent(new Dripping(Encoding.UTF8.GetBytes(text), piece, end, atEnd)) };

    /// <summary>Gives a few bytes at a time, and at the end an error or nothing more for ever.</summary>
    private sealed class Dripping(byte[] bytes, int piece, Exception? end, Action? atEnd) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (Position < Length)
            {
                return await base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
            }

            if (atEnd is not null)
            {
                atEnd();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return end is null ? 0 : throw end;
        }
    }
}

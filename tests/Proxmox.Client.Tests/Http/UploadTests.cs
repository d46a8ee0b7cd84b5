using System.Text;
using System.Text.RegularExpressions;

namespace Proxmox.Client.Tests;

/// <summary>Files are sent piece by piece.</summary>
public class UploadTests
{
    private const string Path = "/nodes/pve1/storage/local/upload";

    [Test]
    public async Task The_file_comes_last_in_the_field_that_PVE_wants_with_the_names_in_quotes()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("\"UPID\""));
        var answer = await bench.Pve.UploadAsync(Path, new Form().Add("content", "iso").Add("checksum", "ü"), File("hello"));
        var sent = bench.Wire.Sent.Single();
        var boundary = Regex.Match(sent.Headers["Content-Type"], "^multipart/form-data; boundary=(----[0-9a-z]+)$").Groups[1].Value;
        Assert.That(answer.AsText(), Is.EqualTo("UPID"));
        Assert.That(sent.Body, Is.EqualTo(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\niso\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"checksum\"\r\n\r\nü\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"filename\"; filename=\"a.iso\"\r\n"
            + $"Content-Type: application/octet-stream\r\n\r\nhello\r\n--{boundary}--\r\n"));
    }

    [Test]
    public async Task The_file_is_opened_anew_for_another_attempt()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Obstacle(HttpRequestError.ConnectionError)).Then(Wire.Data("1"));
        var opened = 0;
        await bench.Pve.UploadAsync(Path, [], new("a.iso", 5, () =>
        {
            opened++;
            return new MemoryStream("hello"u8.ToArray());
        }));
        Assert.That(opened, Is.EqualTo(2));
        Assert.That(bench.Wire.Sent.All(sent => sent.Body.Contains("hello", StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public async Task What_has_left_is_not_sent_again()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Obstacle(HttpRequestError.ResponseEnded));
        var fault = await Expect.FaultAsync(() => bench.Pve.UploadAsync(Path, [], File("hello")));
        Assert.That((fault.MayHaveBeenApplied, bench.Wire.Sent.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task A_file_that_shrinks_while_it_is_sent_is_an_error_of_its_own()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("1"));
        var fault = await Expect.FaultAsync(() =>
            bench.Pve.UploadAsync(Path, [], new("a.iso", 10, () => new MemoryStream("hello"u8.ToArray()))));
        Assert.That((fault.Kind, fault.Said), Is.EqualTo((FaultKind.Invalid, "the file a.iso has become shorter while it was sent")));
    }

    [Test]
    public async Task Progress_is_told_to_the_last_byte()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("1"));
        var told = new List<long>();
        await bench.Pve.UploadAsync(
            Path, [], new("a.iso", 300_000, () => new MemoryStream(new byte[300_000]), new Ear(told)));
        Assert.That(told, Is.EqualTo(new long[] { 131_072, 262_144, 300_000 }));
    }

    [Test]
    public async Task An_upload_that_moves_may_take_longer_than_a_request_and_one_that_stands_still_may_not()
    {
        // Much of it may wait in the buffers of the system.
        const int Length = 128 << 20, Piece = 1 << 20;
        var limit = TimeSpan.FromSeconds(2);
        var isMoving = true;
        using var server = new LoopbackServer(async (stream, cancel) =>
        {
            await stream.ReadExactlyAsync(new byte[200], cancel);
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancel);
            var buffer = new byte[Piece];
            for (var left = (long)Length; left > 0;)
            {
                left -= await stream.ReadAtLeastAsync(buffer, (int)Math.Min(left, buffer.Length), throwOnEndOfStream: false, cancel);
                await Task.Delay(isMoving ? limit / 80 : limit * 20, cancel);
            }

            await LoopbackServer.AnswerAsync(stream, cancel);
        });
        await using var pve = new PveClient(
            Bench.WithToken($"http://127.0.0.1:{server.Port}") with { RequestTimeout = limit }, null, TimeProvider.System);
        Assert.That((await pve.UploadAsync(Path, [], Zeros())).AsLong(), Is.EqualTo(7));
        isMoving = false;
        var fault = await Expect.FaultAsync(() => pve.UploadAsync(Path, [], Zeros()));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Timeout, true)));

        static FileUpload Zeros() => new("a.iso", Length, () => new MemoryStream(new byte[Length]));
    }

    private static FileUpload File(string text) => new("a.iso", text.Length, () => new MemoryStream(Encoding.ASCII.GetBytes(text)));

    private sealed class Ear(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Proxmox.Model.Fields;

namespace Proxmox.Model.Tests.Fields;

internal sealed class DurationTests
{
    [TestCase("0", 0)]
    [TestCase("45s", 45_000)]
    [TestCase("1h30m", 5_400_000)]
    [TestCase("1.5h", 5_400_000)]
    [TestCase("500ms", 500)]
    [TestCase("1m0.5s", 60_500)]
    [TestCase("2000us", 2)]
    [TestCase("2000µs", 2)]
    [TestCase("2000000ns", 2)]
    public void Go_notation_is_read(string text, long milliseconds) =>
        Assert.That(Durations.Parse(text), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    [TestCase("")]
    [TestCase("5")]
    [TestCase("h")]
    [TestCase("-1h")]
    [TestCase("1h 30m")]
    [TestCase("1d")]
    [TestCase("1h30")]
    [TestCase("1..5s")]
    [TestCase("1e3s")]
    [TestCase("1000000001h")]
    public void Anything_else_is_refused(string text) => Assert.That(Durations.Parse(text), Is.Null);

    [Test]
    public void Parts_add_up() => Prop.ForAll<byte, byte, byte>((hours, minutes, seconds) =>
        Durations.Parse($"{hours}h{minutes}m{seconds}s") == new TimeSpan(hours, minutes, seconds)).QuickCheckThrowOnFailure();

    [TestCase(0, "0s")]
    [TestCase(90, "1m30s")]
    [TestCase(600, "10m")]
    [TestCase(360_000, "100h")]
    public void A_span_is_written_without_parts_that_say_nothing(int seconds, string text) =>
        Assert.That(Durations.Write(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));

    [Test]
    public void What_is_written_reads_the_same() => Prop.ForAll<ushort>(seconds =>
        Durations.Parse(Durations.Write(TimeSpan.FromSeconds(seconds))) == TimeSpan.FromSeconds(seconds)).QuickCheckThrowOnFailure();
}

using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Tests.Framing;

internal sealed class GrpcTimeoutTests
{
    [TestCase("1H", 3600.0)]
    [TestCase("2M", 120.0)]
    [TestCase("3S", 3.0)]
    [TestCase("4m", 0.004)]
    [TestCase("5u", 0.000005)]
    [TestCase("600n", 0.0000006)]
    [TestCase("00000001S", 1.0)]
    [TestCase("0S", 0.0)]
    public void Every_unit_is_read(string value, double seconds)
    {
        Assert.That(GrpcTimeout.TryParse(value, out TimeSpan timeout), Is.True);
        Assert.That(timeout.TotalSeconds, Is.EqualTo(seconds).Within(1e-12));
    }

    [Test]
    public void A_part_of_a_tick_is_rounded_up()
    {
        Assert.That(GrpcTimeout.TryParse("1n", out TimeSpan timeout), Is.True);
        Assert.That(timeout.Ticks, Is.EqualTo(1));
    }

    [Test]
    public void More_hours_than_a_span_holds_are_the_longest_span()
    {
        Assert.That(GrpcTimeout.TryParse("99999999H", out TimeSpan hours), Is.True);
        Assert.That(hours, Is.EqualTo(TimeSpan.FromHours(99_999_999)));
    }

    [TestCase("")]
    [TestCase("5")]
    [TestCase("S")]
    [TestCase("5s")]
    [TestCase("5h")]
    [TestCase("-5S")]
    [TestCase("+5S")]
    [TestCase("1.5S")]
    [TestCase(" 5S")]
    [TestCase("5 S")]
    [TestCase("123456789S")]
    public void What_is_malformed_is_refused(string value) => Assert.That(GrpcTimeout.TryParse(value, out _), Is.False);

    [TestCase(0L, "1n")]
    [TestCase(-1L, "1n")]
    [TestCase(1L, "100n")]
    [TestCase(999_999L, "99999900n")]
    [TestCase(1_000_000L, "100000u")]
    [TestCase(10_000_000L, "1000000u")]
    [TestCase(999_999_990L, "99999999u")]
    [TestCase(1_000_000_000L, "100000m")]
    [TestCase(1_000_000_001L, "100001m")]
    [TestCase(10_000_000L * 100_000, "100000S")]
    [TestCase(10_000_000L * 60 * 60 * 24 * 365 * 100, "52560000M")]
    [TestCase(long.MaxValue, "99999999H")]
    public void The_finest_unit_that_fits_is_written_and_never_shortens(long ticks, string value) =>
        Assert.That(GrpcTimeout.Format(TimeSpan.FromTicks(ticks)), Is.EqualTo(value));

    [Test]
    public void What_is_written_is_read_as_the_same_or_a_little_more(
        [Values(1L, 7L, 1_234_567L, 98_765_432_101L, 3_155_760_000_000_007L)] long ticks)
    {
        Assert.That(GrpcTimeout.TryParse(GrpcTimeout.Format(TimeSpan.FromTicks(ticks)), out TimeSpan read), Is.True);
        Assert.That(read.Ticks, Is.InRange(ticks, ticks + (ticks / 1000) + 1));
    }
}

using System.Globalization;

namespace Proxmox.Grpc.Framing;

/// <summary>The <c>grpc-timeout</c> header: at most eight digits and a unit, one of H, M, S, m, u and n.</summary>
internal static class GrpcTimeout
{
    private const long LargestAmount = 99_999_999;

    /// <summary>Span to header value, in the finest unit that fits and never shorter than the span; what has passed is 1 ns.</summary>
    /// <param name="timeout">The span.</param>
    public static string Format(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero) return "1n";
        long ticks = timeout.Ticks;
        if (ticks <= LargestAmount / TimeSpan.NanosecondsPerTick) return Text(ticks * TimeSpan.NanosecondsPerTick, 'n');
        if (Amount(ticks, TimeSpan.TicksPerMicrosecond) is <= LargestAmount and var microseconds) return Text(microseconds, 'u');
        if (Amount(ticks, TimeSpan.TicksPerMillisecond) is <= LargestAmount and var milliseconds) return Text(milliseconds, 'm');
        if (Amount(ticks, TimeSpan.TicksPerSecond) is <= LargestAmount and var seconds) return Text(seconds, 'S');
        if (Amount(ticks, TimeSpan.TicksPerMinute) is <= LargestAmount and var minutes) return Text(minutes, 'M');
        return Text(Math.Min(Amount(ticks, TimeSpan.TicksPerHour), LargestAmount), 'H');
    }

    /// <summary>Header value to span, rounded up to a tick (100 ns); spans beyond <see cref="TimeSpan.MaxValue"/> become that.</summary>
    /// <param name="value">The header's value.</param>
    /// <param name="timeout">The span.</param>
    /// <returns>False when the value is malformed.</returns>
    public static bool TryParse(string value, out TimeSpan timeout)
    {
        timeout = TimeSpan.Zero;
        if (value.Length is < 2 or > 9
            || !long.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long amount))
            return false;

        Int128? ticks = value[^1] switch
        {
            'H' => (Int128)amount * TimeSpan.TicksPerHour,
            'M' => (Int128)amount * TimeSpan.TicksPerMinute,
            'S' => (Int128)amount * TimeSpan.TicksPerSecond,
            'm' => (Int128)amount * TimeSpan.TicksPerMillisecond,
            'u' => (Int128)amount * TimeSpan.TicksPerMicrosecond,
            'n' => Amount(amount, TimeSpan.NanosecondsPerTick),
            _ => null,
        };
        if (ticks is null) return false;
        timeout = TimeSpan.FromTicks((long)Int128.Min(ticks.Value, TimeSpan.MaxValue.Ticks));
        return true;
    }

    private static long Amount(long ticks, long unit) => (ticks / unit) + (ticks % unit == 0 ? 0 : 1);

    private static string Text(long amount, char unit) => amount.ToString(CultureInfo.InvariantCulture) + unit;
}

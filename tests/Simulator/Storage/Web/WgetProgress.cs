using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Proxmox.Simulator.Storage.Web;

/// <summary>The progress of a download: a dot for each mebibyte, 32 of them a line.</summary>
internal sealed class WgetProgress
{
    private const int Dot = 1 << 20;
    private const int DotsInLine = 32;
    private const int DotsInGroup = 8;
    private const long Line = (long)Dot * DotsInLine;

    private readonly long? _total;
    private readonly Action<string> _print;
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _lines;

    /// <param name="total">Bytes; null when nobody knows.</param>
    public WgetProgress(long? total, Action<string> print)
    {
        _total = total;
        _print = print;
    }

    /// <summary>Writes the lines that are complete.</summary>
    public void Report(long received)
    {
        while (received >= (_lines + 1) * Line && received != _total)
        {
            Write((_lines + 1) * Line, " " + Speed(received));
        }
    }

    /// <summary>Writes the last line.</summary>
    public void End(long received) =>
        Write(received, string.Create(CultureInfo.InvariantCulture, $" {Speed(received)}={Seconds():0.###}s"));

    /// <summary>The speed as the closing line has it: <c>38.4 M</c>.</summary>
    public string Rate(long received) => Speed(received).Insert(Speed(received).Length - 1, " ");

    /// <summary>A number of bytes with one letter: three digits, or one and a decimal.</summary>
    public static string Short(long bytes)
    {
        var value = (double)bytes;
        foreach (var unit in "KMGT")
        {
            value /= 1024;
            if (value < 1024 || unit == 'T')
            {
                return string.Create(CultureInfo.InvariantCulture, $"{(value < 10 ? Math.Round(value, 1) : Math.Round(value))}{unit}");
            }
        }

        return "";
    }

    private double Seconds() => Stopwatch.GetElapsedTime(_began).TotalSeconds;

    private string Speed(long received) => Short((long)Math.Max(1024, received / Math.Max(Seconds(), 0.001)));

    private void Write(long upTo, string end)
    {
        var dots = (int)((upTo - (_lines * Line)) / Dot);
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{_lines * Line >> 10,6}K");
        for (var i = 0; i < DotsInLine; i++)
        {
            line.Append(i % DotsInGroup == 0 ? " " : "").Append(i < dots ? '.' : ' ');
        }

        var share = _total is > 0 and var total ? $"{upTo * 100 / total,3}%" : "";
        _print(line.Append(CultureInfo.InvariantCulture, $" {share}{end}").ToString());
        _lines++;
    }
}

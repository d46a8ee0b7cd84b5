using System.Globalization;
using System.Text;

namespace Proxmox.Bench;

/// <summary>Lines over the number of guests, a panel for each command and figure, as SVG.</summary>
/// <param name="builds">A line for each.</param>
/// <param name="points">What was measured.</param>
internal sealed class Plot(IReadOnlyList<Build> builds, IReadOnlyList<ScalePoint> points)
{
    private const int Width = 240;
    private const int Height = 150;
    private const int Left = 52;
    private const int Top = 44;
    private const int Gap = 62;

    private static readonly string[] Colors = ["#888888", "#1f6feb", "#d1242f", "#1a7f37"];

    private readonly StringBuilder _svg = new();

    /// <summary>The drawing.</summary>
    public string Draw()
    {
        var commands = points.Select(point => point.Command).Distinct(StringComparer.Ordinal).ToList();
        var width = Left + (ScalePoint.Metrics.Count * (Width + Gap));
        var height = Top + (commands.Count * (Height + Gap));
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"11\">");
        Add($"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        for (var build = 0; build < builds.Count; build++)
        {
            var x = Left + (build * 120);
            Add($"<line x1=\"{x}\" y1=\"14\" x2=\"{x + 24}\" y2=\"14\" stroke=\"{Color(build)}\" stroke-width=\"2\"/>");
            Add($"<text x=\"{x + 30}\" y=\"18\">{Escape(builds[build].Name)}</text>");
        }

        for (var row = 0; row < commands.Count; row++)
        {
            for (var column = 0; column < ScalePoint.Metrics.Count; column++)
            {
                Panel(commands[row], ScalePoint.Metrics[column], Left + (column * (Width + Gap)), Top + (row * (Height + Gap)));
            }
        }

        Add($"</svg>");
        return _svg.ToString();
    }

    private void Panel(string command, string metric, int left, int top)
    {
        var shown = points.Where(point => point.Command == command).OrderBy(point => point.Guests).ToList();
        var most = Ceiling(shown.Max(point => builds.Max(build => point.Costs[build, metric])));
        var (first, last) = (Math.Log(shown[0].Guests), Math.Log(shown[^1].Guests));
        double X(int guests) => left + (last > first ? (Math.Log(guests) - first) / (last - first) * Width : Width / 2.0);
        double Y(double figure) => top + Height - (figure / most * Height);

        Add($"<text x=\"{left}\" y=\"{top - 8}\" font-weight=\"bold\">{Escape(command)}: {Escape(metric)}</text>");
        foreach (var line in (double[])[0, most / 2, most])
        {
            Add($"<line x1=\"{left}\" y1=\"{Y(line):0.#}\" x2=\"{left + Width}\" y2=\"{Y(line):0.#}\" stroke=\"#dddddd\"/>");
            Add($"<text x=\"{left - 6}\" y=\"{Y(line) + 4:0.#}\" text-anchor=\"end\">{line:0.##}</text>");
        }

        foreach (var point in shown)
        {
            Add($"<text x=\"{X(point.Guests):0.#}\" y=\"{top + Height + 16}\" text-anchor=\"middle\">{point.Guests}</text>");
        }

        for (var build = 0; build < builds.Count; build++)
        {
            var places = shown.Select(point => FormattableString.Invariant(
                $"{X(point.Guests):0.#},{Y(point.Costs[builds[build], metric]):0.#}"));
            Add($"<polyline points=\"{string.Join(' ', places)}\" fill=\"none\" stroke=\"{Color(build)}\" stroke-width=\"2\"/>");
        }
    }

    // The next number with one digit other than zero, or twice that many halves.
    private static double Ceiling(double figure)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(figure)));
        return Math.Ceiling(figure / power * 2) / 2 * power;
    }

    private static string Color(int build) => Colors[build % Colors.Length];

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private void Add(FormattableString line) => _svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

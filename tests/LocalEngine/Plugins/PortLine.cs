using System.Globalization;
using System.Text;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>The first line of a plugin: the port that it listens on, and nothing else.</summary>
public static class PortLine
{
    // What .NET writes to a terminal to show progress.
    private static readonly string[] Noise = ["\u001b]9;4;3;\u001b\\", "\u001b]9;4;0;\u001b\\"];

    /// <summary>Reads byte by byte up to the end of the line, so that what follows is left for whoever logs it.</summary>
    /// <exception cref="PluginException">The stream ended, or the line is no port.</exception>
    public static async Task<int> ReadAsync(Stream output, string plugin, CancellationToken cancellationToken)
    {
        List<byte> line = [];
        var next = new byte[1];
        while (await output.ReadAsync(next, cancellationToken) == 1)
        {
            if (next[0] == '\n')
            {
                return Parse(Encoding.UTF8.GetString([.. line]), plugin);
            }

            line.Add(next[0]);
        }

        var said = line.Count == 0 ? "wrote no port to stdout" : $"stopped after \"{Encoding.UTF8.GetString([.. line])}\" on stdout";
        throw new PluginException(ResourceStatus.Ok, $"{plugin} could not be started: it {said}");
    }

    /// <summary>The port on a line.</summary>
    /// <exception cref="PluginException">There is none.</exception>
    public static int Parse(string line, string plugin)
    {
        foreach (var noise in Noise)
        {
            line = line.Replace(noise, "", StringComparison.Ordinal);
        }

        return int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new PluginException(ResourceStatus.Ok, $"{plugin} wrote an invalid port to stdout: {line.Trim()}");
    }
}

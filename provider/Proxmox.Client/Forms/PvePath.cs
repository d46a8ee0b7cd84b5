using System.Text;

namespace Proxmox.Client;

/// <summary>Paths below <c>/api2/json</c>.</summary>
public static class PvePath
{
    /// <summary>
    /// Joins segments to a path with a leading slash and percent-encodes each of them, a slash inside a segment included.
    /// Note that PVE decodes before it looks up the method: an encoded slash works only where the path itself allows one.
    /// </summary>
    /// <exception cref="PveFault">A segment is empty, <c>.</c> or <c>..</c>: it would address something else, so that nothing has that
    /// name.</exception>
    public static string Join(params ReadOnlySpan<string> segments)
    {
        var path = new StringBuilder();
        foreach (var segment in segments)
        {
            if (segment is null or "" or "." or "..")
            {
                throw new PveFault(FaultKind.Invalid, $"nothing can be called \"{segment}\"");
            }

            path.Append('/').Append(Uri.EscapeDataString(segment));
        }

        return path.Length == 0 ? "/" : path.ToString();
    }
}

using Proxmox.Model.Values;

namespace Proxmox.Engine.Credentials;

/// <summary>
/// The text of a file of profiles: lines <c>[name]</c>, and below each of them lines <c>setting = value</c>. A line that begins with
/// <c>#</c> or <c>;</c> is a comment; a value goes to the end of its line, and may stand in double quotes.
/// </summary>
internal static class ProfileText
{
    /// <summary>Reads one profile.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="settings">The names of the settings that there are.</param>
    /// <returns>The settings with their lines; null when there is no such profile.</returns>
    /// <exception cref="FormatException">A line is not understood. The message names the line, and quotes no value.</exception>
    public static IReadOnlyDictionary<string, Entry>? Read(string text, string profile, IReadOnlyCollection<string> settings)
    {
        Dictionary<string, Entry>? found = null;
        string? section = null;
        var begun = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (raw, number) in text.Split('\n').Select((line, index) => (line, index + 1)))
        {
            var line = raw.Trim(' ', '\t', '\r', '\uFEFF');
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = line[^1] == ']' ? line[1..^1].Trim() : "";
                if (section.Length == 0)
                {
                    throw new FormatException($"line {number} is no name of a profile. Write it as [name]");
                }

                if (!begun.TryAdd(section, number))
                {
                    throw new FormatException($"line {number} begins the profile {section} again, which line {begun[section]} has begun. "
                        + "Keep one");
                }

                found = section == profile ? new(StringComparer.Ordinal) : found;
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : line[..equals].Trim();
            if (section is null)
            {
                throw new FormatException($"line {number} stands before the first profile. Begin with a line such as [default]");
            }

            // What is wrong in a profile that nobody has asked for is of no concern here.
            if (section != profile)
            {
                continue;
            }

            if (name.Length == 0)
            {
                throw new FormatException($"line {number} is neither a comment, nor [profile], nor setting = value");
            }

            if (!settings.Contains(name))
            {
                // What is no setting may be part of a secret that was broken over lines, and is not quoted.
                throw new FormatException($"line {number} sets what is no setting of a profile. "
                    + (NearestName.Of(name, settings) is { } near ? $"Did you mean {near}"
                        : $"The settings are {string.Join(", ", settings)}"));
            }

            if (!found!.TryAdd(name, new(Unquoted(line[(equals + 1)..].Trim()), number)))
            {
                throw new FormatException($"line {number} sets {name} again, which line {found[name].Line} has set. Keep one");
            }
        }

        return found;
    }

    private static string Unquoted(string value) => value is ['"', .. var inner, '"'] ? inner : value;

    /// <summary>A setting of a profile.</summary>
    /// <param name="Value">Its value, which may be a secret.</param>
    /// <param name="Line">The line that it stands in, counted from 1.</param>
    internal sealed record Entry(string Value, int Line);
}

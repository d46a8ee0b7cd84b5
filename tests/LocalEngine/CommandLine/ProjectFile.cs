using Proxmox.LocalEngine.Plugins;

namespace Proxmox.LocalEngine.CommandLine;

/// <summary>What is needed of <c>Pulumi.yaml</c>: the project's name, and where its providers are. Each is on a line of its own.</summary>
public static class ProjectFile
{
    private const string FileName = "Pulumi.yaml";

    /// <summary>The name of the project in a folder; without a project file the folder's.</summary>
    public static string NameIn(string folder)
    {
        var name = Lines(folder).Where(line => line.Indent == 0).Select(line => Value(line.Text, "name"))
            .FirstOrDefault(value => value is not null) ?? "";
        return name.Length > 0 ? name : Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar));
    }

    /// <summary>The providers that the project names below <c>plugins</c>, each with the folder that its executable is in.</summary>
    /// <exception cref="FormatException">One has no name or no executable there.</exception>
    public static IEnumerable<PluginSource> PluginsIn(string folder)
    {
        List<Dictionary<string, string>> providers = [];
        var section = "";
        foreach ((var indent, var text) in Lines(folder))
        {
            var entry = text.StartsWith("- ", StringComparison.Ordinal) ? text[2..].TrimStart() : text;
            if (indent == 0 && entry == text)
            {
                section = text == "plugins:" ? "plugins" : "";
            }
            else if (section.Length > 0 && entry.EndsWith(':'))
            {
                section = entry;
            }

            if (section != "providers:" || entry == section)
            {
                continue;
            }

            if (entry != text || providers.Count == 0)
            {
                providers.Add([]);
            }

            foreach (var key in (string[])["name", "path"])
            {
                if (Value(entry, key) is { } value)
                {
                    providers[^1][key] = value;
                }
            }
        }

        return providers.Select(
            provider => PluginOf(folder, provider.GetValueOrDefault("name", ""), provider.GetValueOrDefault("path", "")));
    }

    /// <summary>A setting's name with its namespace, the project's where none is written.</summary>
    public static string Qualified(string key, string project) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    private static ExecutablePlugin PluginOf(string folder, string name, string path)
    {
        var executable = Path.GetFullPath(Path.Combine(folder, path, $"pulumi-resource-{name}"));
        return name.Length > 0 && path.Length > 0 && File.Exists(executable)
            ? new(name, executable)
            : throw new FormatException($"{FileName}: a provider below plugins needs a name and, as its path, the folder of its "
                + $"executable; there is no {executable}.");
    }

    private static IEnumerable<(int Indent, string Text)> Lines(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            yield break;
        }

        foreach (var line in File.ReadLines(path))
        {
            var text = line.Split(" #")[0].Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                yield return (line.Length - line.TrimStart().Length, text);
            }
        }
    }

    /// <summary>What stands behind a key; null where the line has another.</summary>
    private static string? Value(string text, string key) =>
        text.StartsWith(key + ":", StringComparison.Ordinal) ? text[(key.Length + 1)..].Trim().Trim('"', '\'') : null;
}

using System.Collections.Immutable;
using System.Globalization;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;

namespace Proxmox.LocalEngine.CommandLine;

/// <summary>A command line that was understood.</summary>
public sealed record Arguments
{
    private const string PluginPrefix = "pulumi-resource-";

    /// <summary>The command and what it is about, such as <c>import TYPE NAME ID</c>.</summary>
    public ImmutableArray<string> Words { get; private init; } = [];

    /// <summary>What declares the resources; null when not said.</summary>
    public IProgram? Program { get; private init; }

    /// <summary>The stack and its parts.</summary>
    public StackSettings Settings { get; private init; } = new();

    /// <summary>How the command is to be done.</summary>
    public DeploymentOptions Options { get; private init; } = new();

    /// <summary>Whether to say only what would be done.</summary>
    public bool PreviewOnly { get; private init; }

    /// <summary>Whether any change is a failure.</summary>
    public bool ExpectNoChanges { get; private init; }

    /// <summary>Whether to write one JSON object instead of text.</summary>
    public bool Json { get; private init; }

    /// <summary>Whether to show what is only for whoever looks for a fault.</summary>
    public bool Debug { get; private init; }

    /// <summary>Whether a setting that is recorded is secret.</summary>
    public bool Secret { get; private init; }

    /// <summary>Whether an imported resource may be deleted at once.</summary>
    public bool Unprotected { get; private init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Arguments Parse(IReadOnlyList<string> line, Func<string, string?> environment)
    {
        Arguments parsed = new();
        string folder = Environment.CurrentDirectory;
        List<PluginSource> plugins = [.. PluginSource.ParseAttached(environment("PULUMI_DEBUG_PROVIDERS") ?? "")];
        StackSettings settings = parsed.Settings with { Passphrase = environment("PULUMI_CONFIG_PASSPHRASE") ?? "" };
        string? project = null;
        List<(string Text, bool Secret)> config = [];
        for (int i = 0; i < line.Count; i++)
        {
            string word = line[i];
            string Value() => ++i < line.Count ? line[i] : throw new FormatException($"{word} needs a value.");
            switch (word)
            {
                case "--": parsed = parsed with { Program = ProgramOf(line.Skip(i + 1).ToArray()) }; i = line.Count; break;
                case "--stack" or "-s": settings = settings with { Stack = Value() }; break;
                case "--project": project = Value(); break;
                case "--project-folder" or "-C": folder = Path.GetFullPath(Value()); break;
                case "--state": settings = settings with { StateFile = Path.GetFullPath(Value()) }; break;
                case "--provider": plugins.Add(PluginOf(Value())); break;
                case "--attach": plugins.AddRange(PluginSource.ParseAttached(Value())); break;
                case "--config" or "-c": config.Add((Value(), false)); break;
                case "--secret-config": config.Add((Value(), true)); break;
                case "--parallel" or "-p": parsed = parsed with { Options = parsed.Options with { Parallel = Number(Value()) } }; break;
                case "--refresh" or "-r": parsed = parsed with { Options = parsed.Options with { Refresh = true } }; break;
                case "--clear-pending-creates": parsed = parsed with { Options = parsed.Options with { ClearPendingCreates = true } }; break;
                case "--preview-only": parsed = parsed with { PreviewOnly = true }; break;
                case "--expect-no-changes": parsed = parsed with { ExpectNoChanges = true }; break;
                case "--json" or "-j": parsed = parsed with { Json = true }; break;
                case "--debug" or "-d": parsed = parsed with { Debug = true }; break;
                case "--secret": parsed = parsed with { Secret = true }; break;
                case "--protect=false": parsed = parsed with { Unprotected = true }; break;
                case "--yes" or "-y" or "--skip-preview" or "-f" or "--non-interactive": break;
                case ['-', _, ..]: throw new FormatException($"{word} is not an option.");
                default: parsed = parsed with { Words = parsed.Words.Add(word) }; break;
            }
        }

        settings = settings with
        {
            WorkingDirectory = folder,
            Project = project ?? ProjectFile.NameIn(folder),
            Plugins = [.. plugins],
            StateFile = settings.StateFile ?? Path.Combine(folder, ".local-engine", settings.Stack + ".json"),
        };
        return parsed with { Settings = config.Aggregate(settings, (before, setting) => With(before, setting.Text, setting.Secret)) };
    }

    private static ExecutableProgram ProgramOf(string[] words) => words switch
    {
        [var path, .. var rest] => new(Full(path), [.. rest]),
        _ => throw new FormatException("After -- comes the program."),
    };

    // A name without a folder is looked for on the path.
    private static string Full(string path) => path.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetFullPath(path) : path;

    private static ExecutablePlugin PluginOf(string text)
    {
        if (text.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } path]) return new(name, Path.GetFullPath(path));
        string file = Path.GetFileNameWithoutExtension(text);
        return file.StartsWith(PluginPrefix, StringComparison.Ordinal) && file.Length > PluginPrefix.Length
            ? new(file[PluginPrefix.Length..], Path.GetFullPath(text))
            : throw new FormatException($"\"{text}\" does not say which package it provides: write NAME=EXECUTABLE.");
    }

    private static StackSettings With(StackSettings settings, string text, bool secret) =>
        text.Split('=', 2) is [{ Length: > 0 } key, var value]
            ? settings with { Config = settings.Config.SetItem(ProjectFile.Qualified(key, settings.Project), new(value, secret)) }
            : throw new FormatException($"\"{text}\" is no setting: write KEY=VALUE.");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new FormatException($"\"{text}\" is not a number of operations.");
}

using System.CommandLine;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Plugins;

namespace Proxmox.LocalEngine.CommandLine;

/// <summary>The options of every command, before or behind its name.</summary>
internal sealed class SharedOptions
{
    private const string PluginPrefix = "pulumi-resource-";

    private readonly Option<string> _stack =
        new("--stack", "-s") { HelpName = "NAME", Description = "The stack", DefaultValueFactory = _ => "dev" };
    private readonly Option<string> _folder = new("--project-folder", "-C")
    {
        HelpName = "DIR",
        Description = "The folder of the program and of Pulumi.yaml; this one when not given"
    };
    private readonly Option<string> _project =
        new("--project") { HelpName = "NAME", Description = "The project; the name in Pulumi.yaml when not given" };
    private readonly Option<string> _state = new("--state")
    {
        HelpName = "FILE",
        Description = "The state; DIR/.local-engine/STACK.json when not given. PULUMI_CONFIG_PASSPHRASE hides the secrets in it"
    };
    private readonly Option<PluginSource[]> _providers = Many("--provider", [], PluginOf, "[NAME=]EXE", "A provider's executable");
    private readonly Option<PluginSource[]> _attached =
        Many("--attach", [], PluginSource.ParseAttached, "NAME:PORT", "A provider that runs already, as PULUMI_DEBUG_PROVIDERS");
    private readonly Option<Setting[]> _config = Many("--config", ["-c"], SettingOf, "KEY=VALUE", "A setting for this command");
    private readonly Option<Setting[]> _secretConfig =
        Many("--secret-config", [], SettingOf, "KEY=VALUE", "A secret setting for this command");
    private readonly Option<bool> _refresh = new("--refresh", "-r") { Description = "Record what is before anything else" };
    private readonly Option<bool> _clearPendingCreates =
        new("--clear-pending-creates") { Description = "With --refresh: forget creations that were begun and never ended" };
    private readonly Option<string[]> _replace =
        new("--replace") { HelpName = "URN", Description = "Replace that resource", DefaultValueFactory = _ => [] };
    private readonly Option<bool> _previewOnly =
        new("--preview-only") { Description = "Of refresh, destroy and import: only say what would be done" };
    private readonly Option<bool> _expectNoChanges = new("--expect-no-changes") { Description = "Fail if there are any changes" };
    private readonly Option<int> _parallel =
        new("--parallel", "-p") { HelpName = "N", Description = "Operations at once", DefaultValueFactory = _ => 16 };
    private readonly Option<bool> _json = new("--json", "-j") { Description = "One JSON object instead of text" };
    private readonly Option<bool> _debug = new("--debug", "-d") { Description = "Show debug messages" };
    private readonly Option<bool> _yes =
        new("--yes", "-y", "--skip-preview", "-f", "--non-interactive") { Description = "Without effect: nobody is asked anyway" };

    public SharedOptions() => _parallel.Validators.Add(written =>
    {
        if (written.Tokens is [var number] && (!int.TryParse(number.Value, out var count) || count < 1))
        {
            written.AddError(
            $"\"{number.Value}\" is not a number of operations.");
        }
    });

    /// <summary>Lets a command and those below it have the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
        [
            _stack, _folder, _project, _state, _providers, _attached, _config, _secretConfig, _refresh, _clearPendingCreates, _replace,
                _previewOnly,
            _expectNoChanges, _parallel, _json, _debug, _yes,
        ])
        {
            option.Recursive = true;
            command.Options.Add(option);
        }
    }

    /// <summary>The stack and its parts.</summary>
    /// <exception cref="FormatException">A variable of the environment has another form.</exception>
    public StackSettings Settings(ParseResult line)
    {
        var folder = line.GetValue(_folder) is { } named ? Path.GetFullPath(named) : Environment.CurrentDirectory;
        var stack = line.GetRequiredValue(_stack);
        StackSettings settings = new()
        {
            Stack = stack,
            WorkingDirectory = folder,
            Project = line.GetValue(_project) ?? ProjectFile.NameIn(folder),
            Passphrase = Environment.GetEnvironmentVariable("PULUMI_CONFIG_PASSPHRASE") ?? "",
            Plugins =
            [
                .. PluginSource.ParseAttached(Environment.GetEnvironmentVariable("PULUMI_DEBUG_PROVIDERS") ?? ""),
                .. line.GetValue(_providers) ?? [],
                .. line.GetValue(_attached) ?? [],
                .. ProjectFile.PluginsIn(folder),
            ],
            StateFile = line.GetValue(_state) is { } file ? Path.GetFullPath(file) : Path.Combine(folder, ".local-engine", stack + ".json"),
        };
        IEnumerable<(Setting Setting, bool Secret)> config =
            [.. (line.GetValue(_config) ?? []).Select(setting => (setting, false)),
                .. (line.GetValue(_secretConfig) ?? []).Select(setting => (setting, true))];
        return config.Aggregate(settings, (before, given) =>
            before with
            {
                Config = before.Config.SetItem(
                ProjectFile.Qualified(given.Setting.Key, before.Project), new(given.Setting.Value, given.Secret))
            });
    }

    /// <summary>How the command is to be done.</summary>
    public DeploymentOptions Deployment(ParseResult line) => new()
    {
        Refresh = line.GetValue(_refresh),
        ClearPendingCreates = line.GetValue(_clearPendingCreates),
        Replace = [.. line.GetRequiredValue(_replace)],
        Parallel = line.GetValue(_parallel),
    };

    /// <summary>Whether to say only what would be done.</summary>
    public bool PreviewOnly(ParseResult line) => line.GetValue(_previewOnly);

    /// <summary>Whether any change is a failure.</summary>
    public bool ExpectNoChanges(ParseResult line) => line.GetValue(_expectNoChanges);

    /// <summary>Whether to write one JSON object instead of text.</summary>
    public bool Json(ParseResult line) => line.GetValue(_json);

    /// <summary>Whether to show what is only for whoever looks for a fault.</summary>
    public bool Debug(ParseResult line) => line.GetValue(_debug);

    private static Option<T[]> Many<T>(
        string name, string[] aliases, Func<string, IEnumerable<T>> read, string helpName, string description) => new(name, aliases)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = written =>
            {
                try
                {
                    return [.. written.Tokens.SelectMany(token => read(token.Value))];
                }
                catch (FormatException exception)
                {
                    written.AddError(exception.Message);
                    return [];
                }
            },
        };

    private static IEnumerable<PluginSource> PluginOf(string text)
    {
        if (text.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } path])
        {
            return [new ExecutablePlugin(name, Path.GetFullPath(path))];
        }

        var file = Path.GetFileNameWithoutExtension(text);
        return file.StartsWith(PluginPrefix, StringComparison.Ordinal) && file.Length > PluginPrefix.Length
            ? [new ExecutablePlugin(file[PluginPrefix.Length..], Path.GetFullPath(text))]
            : throw new FormatException($"\"{text}\" does not say which package it provides: write NAME=EXECUTABLE.");
    }

    private static IEnumerable<Setting> SettingOf(string text) => text.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? [new(key, value)]
        : throw new FormatException($"\"{text}\" is no setting: write KEY=VALUE.");

    private sealed record Setting(string Key, string Value);
}

using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Engine.Planning;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    private const string Running = "run";

    /// <inheritdoc cref="PrepareAsync"/>
    public async partial Task<DiagnosticList> PrepareAsync(Command command, Value config, CancellationToken cancel)
    {
        var diagnostics = Validate(command, config);
        if (VersionCheck.IsNeeded(command, config) && await VersionAsync(command, diagnostics, cancel) is { } version)
        {
            VersionCheck.Check(command, config, version, diagnostics);
        }

        if (command.Preflight is { } preflight && !diagnostics.HasErrors)
        {
            await AskAsync(command, "The plan does not check it against what PVE has.", diagnostics, async session =>
            {
                await preflight(session, new(Coerce.To(command.Attributes, config)), diagnostics, cancel);
                return diagnostics;
            }, cancel);
        }

        return diagnostics;
    }

    /// <inheritdoc cref="InvokeAsync"/>
    public async partial Task<CommandAnswer> InvokeAsync(
        Command command, Value config, IProgress<TaskProgress>? progress, CancellationToken cancel)
    {
        config = Coerce.To(command.Attributes, config);
        // A client may have checked only what was known by then, or have forgotten what it does not store.
        var diagnostics = Validate(command, config);
        foreach (var missing in command.Inputs.Where(field =>
            field is { Presence: Presence.Required, IsSecret: true } && config[field.Name].IsNull))
        {
            diagnostics.Error($"Missing {missing.Name}", $"{missing.Name} has no value now that {command.Name} is to be run.",
                AttributePath.Of(missing.Name));
        }

        CommandRun? run = null;
        Value? found = null;
        if (!diagnostics.HasErrors)
        {
            await RunAsync(WorkOf(command, new(config)), diagnostics, async (session, deadline) =>
            {
                if (VersionCheck.IsNeeded(command, config) && await session.VersionAsync(deadline) is { } version)
                {
                    VersionCheck.Check(command, config, version, diagnostics);
                }

                if (command.Preflight is { } preflight && !diagnostics.HasErrors)
                {
                    await preflight(session, new(config), diagnostics, deadline);
                }

                if (!diagnostics.HasErrors)
                {
                    run = new(command, session, config, diagnostics, progress);
                    found = await command.Run(run, deadline);
                }
            }, cancel);
        }

        return new(diagnostics.HasErrors || run is null ? Value.Null : Results(command, run, found), [.. run?.Notes ?? []], diagnostics);
    }

    private static Work WorkOf(Command command, Attributes config)
    {
        var subject = command.Target is { } field ? config[field] : Value.Null;
        var limit = config.Get(Command.Timeout) is { } text && Durations.Parse(text) is { } asked ? asked : command.Limit;
        return new(
            command,
            Running,
            subject.AsText() ?? (subject.IsNull ? null : subject.ToString()),
            Shortest(limit, LongestLimit),
            $" Raise {Command.Timeout.Name} when it needs longer.");
    }

    private static Value Results(Command command, CommandRun run, Value? found) => Value.Object(command.Results.Select(field =>
    {
        var value = field == Command.Changed ? Value.Of(run.IsChanged) : (found ?? Value.Null)[field.Name];
        return KeyValuePair.Create(field.Name, field.IsSecret ? value.AsSecret() : value);
    }));
}

using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    // Timers cannot run longer than some 49 days.
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(45);

    /// <summary>Runs one operation on an object under the time limit that the user or the declaration gives.</summary>
    /// <returns>True when it ran to its end without an error.</returns>
    private Task<bool> RunAsync(
        Resource resource,
        string verb,
        Value subject,
        Value config,
        DiagnosticList diagnostics,
        Func<OperationTimeouts, TimeSpan> limitOf,
        TimeSpan? asked,
        Func<Session, CancellationToken, Task> work,
        CancellationToken cancel,
        Func<string?>? left = null)
    {
        var limit = Shortest(asked ?? Limit(resource, verb, config.IsNull ? subject : config, limitOf), LongestLimit);
        var raise = asked is not null ? $" Raise the limit that was set for {verb} when it needs longer."
            : resource.Timeouts is null ? ""
            : $" Raise timeouts.{verb} when it needs longer.";
        return RunAsync(new(resource, verb, subject.IsNull ? null : Paths.ImportId(resource, subject).AsText()
            ?? subject["name"].AsText(), limit, raise)
        { Left = left }, diagnostics, work, cancel);
    }

    /// <summary>Runs work under its time limit and turns whatever ends it early into diagnostics.</summary>
    /// <returns>True when it ran to its end without an error.</returns>
    private async Task<bool> RunAsync(
        Work work, DiagnosticList diagnostics, Func<Session, CancellationToken, Task> run, CancellationToken cancel)
    {
        if (_session is not { } session)
        {
            diagnostics.Error($"Could not {work}", _whyNoSession);
            return false;
        }

        using var timeout = new CancellationTokenSource(work.Limit, session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            await LearnAsync(session, both.Token);
            await run(session, both.Token);
        }
        catch (PveFault fault)
        {
            Faults.Explain(diagnostics, work.Verb, work.Declaration, work.Name, fault);
        }
        catch (OperationCanceledException early) when (timeout.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            diagnostics.Error(
                $"Could not {work} in time",
                $"It was given up after {work.Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds.{work.Raise}"
                    + LastFault(early));
        }
        catch (OperationCanceledException early)
        {
            diagnostics.Error($"Cancelled: {work}", $"The operation was stopped as you asked. {work.Remains}; run it again to continue."
                + LastFault(early));
        }

        // Whatever else goes wrong must not lose what is known of the object. Its message may quote a value, so only its kind is told.
        catch (Exception unexpected)
        {
            _options.Log.Write(PveLogLevel.Error, "An operation failed unexpectedly.",
                new PveLogField("exception", unexpected.GetType().FullName), new PveLogField("stack", unexpected.StackTrace));
            diagnostics.Error(
                $"Could not {work}",
                $"The provider failed unexpectedly ({unexpected.GetType().Name}). This is a fault of the provider: please report it with "
                    + "the log, which shows where it happened.");
        }

        return !diagnostics.HasErrors;
    }

    // The first request meets the same fault, and tells it in its own way; what makes none needs no credentials.
    private static async Task LearnAsync(Session session, CancellationToken cancel)
    {
        try
        {
            await session.LearnAsync(cancel);
        }
        catch (PveFault)
        {
        }
    }

    // What the operation was waiting to try again says why it took so long.
    private static string LastFault(OperationCanceledException early) =>
        (early as WaitEndedException)?.Reason ?? "";

    private static TimeSpan Limit(Resource resource, string verb, Value value, Func<OperationTimeouts, TimeSpan> limitOf) =>
        (resource.Timeouts is not null && value[OperationTimeouts.Attribute.Name][verb].AsText() is { } text
            ? Model.Fields.Durations.Parse(text) : null)
        ?? limitOf(resource.Timeouts ?? OperationTimeouts.Standard);

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>What is done to which object, for messages.</summary>
    /// <param name="Declaration">The kind of object.</param>
    /// <param name="Verb">What is done: <c>create</c>.</param>
    /// <param name="Name">The object's name; null when it has none yet.</param>
    /// <param name="Limit">How long it may take.</param>
    /// <param name="Raise">How to allow longer, as a sentence with a space before it; empty when there is no way.</param>
    private sealed record Work(Declaration Declaration, string Verb, string? Name, TimeSpan Limit, string Raise = "")
    {
        // What the operation itself knows of what it leaves behind.
        public Func<string?>? Left { get; init; }

        // Nothing is recorded of a command.
        public string Remains => Left?.Invoke()
            ?? (Declaration is Command or Ephemeral ? "What had been done by then is not undone"
                : "What had been done by then is recorded");

        public override string ToString() => $"{Verb} {Declaration.Name}" + (Name is null ? "" : $" \"{Name}\"");
    }
}

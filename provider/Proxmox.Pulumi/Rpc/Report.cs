using Grpc.Core;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>Says to the user what the engine has to say about one resource or function, in Pulumi's names and without secrets.</summary>
/// <param name="declaration">What it is about.</param>
/// <param name="log">Where warnings go.</param>
/// <param name="urn">The resource; empty for none.</param>
/// <param name="secrets">What no message may show.</param>
internal sealed class Report(Declaration declaration, EngineLog log, string urn, SecretTexts secrets)
{
    private readonly Lazy<PulumiNames> _wording = new(() => new(declaration));

    /// <summary>Shows the warnings and waits until they are delivered.</summary>
    public Task WarnAsync(IEnumerable<Diagnostic> diagnostics)
    {
        var warnings = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning).ToList();
        foreach (var warning in warnings)
        {
            log.Post(LogSeverity.Warning, Text(warning), urn);
        }

        return warnings.Count == 0 ? Task.CompletedTask : log.FlushAsync();
    }

    /// <summary>Shows what is no cause for concern and waits until it is delivered.</summary>
    public Task TellAsync(IReadOnlyCollection<string> notes)
    {
        foreach (var note in notes)
        {
            log.Post(LogSeverity.Info, Said(note), urn);
        }

        return notes.Count == 0 ? Task.CompletedTask : log.FlushAsync();
    }

    /// <summary>The errors, each as a title with its explanation below.</summary>
    public IReadOnlyList<string> Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(Text)];

    /// <summary>The errors as failures of properties.</summary>
    public IEnumerable<CheckFailure> Failures(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Error)
        .Select(error => new CheckFailure
        {
            Property = PropertyPaths.Of(error.Path),
            Reason = error.Path is { IsRoot: false }
            ? Said(error.Detail) : Text(error)
        });

    /// <summary>
    /// The problems of properties, and the errors that were found besides: what is refused already need not be refused in other words.
    /// </summary>
    public IEnumerable<CheckFailure> Failures(IReadOnlyCollection<Problem> problems, IEnumerable<Diagnostic> diagnostics)
    {
        var refused = problems.Select(problem => problem.Path).ToHashSet(StringComparer.Ordinal);
        return problems
            .Select(problem => new CheckFailure { Property = problem.Path, Reason = problem.Text })
            .Concat(Failures(diagnostics).Where(failure => failure.Property.Length == 0 || !refused.Contains(failure.Property)));
    }

    /// <summary>
    /// The same as failures of a check. The engine prints the value of the property that such a failure names, secret or not, and finds it
    /// only at the top: so a property is named only when it is one that the object has, and holds nothing secret. Else the reason says
    /// where.
    /// </summary>
    /// <param name="problems">The problems of properties.</param>
    /// <param name="diagnostics">The errors that were found besides.</param>
    /// <param name="properties">The fields that are properties.</param>
    /// <param name="inputs">What is checked, with every secret field marked.</param>
    public IEnumerable<CheckFailure> Failures(
        IReadOnlyCollection<Problem> problems, IEnumerable<Diagnostic> diagnostics, IEnumerable<Field> properties, PropertyMap inputs)
    {
        var printable = properties.Select(PropertyNames.Of).Where(name => inputs[name] is not { HoldsSecret: true })
            .ToHashSet(StringComparer.Ordinal);
        return Failures(problems, diagnostics).Select(failure => failure.Property.Length == 0 || printable.Contains(failure.Property)
            ? failure
            : new()
            {
                Reason = failure.Reason.Contains(failure.Property, StringComparison.Ordinal)
                ? failure.Reason : $"{failure.Property}: {failure.Reason}"
            });
    }

    /// <summary>The errors as the end of the call: nothing was changed, and the engine need not wonder.</summary>
    public RpcException Failed(IEnumerable<Diagnostic> diagnostics, CancellationToken cancel) => new(new(
        cancel.IsCancellationRequested ? StatusCode.Cancelled : StatusCode.FailedPrecondition,
        string.Join("\n\n", Errors(diagnostics))));

    /// <summary>
    /// The errors as the end of a create of which nobody can tell whether it was carried out: the engine notes that, and warns next time.
    /// </summary>
    public RpcException UnknownOutcome(IEnumerable<Diagnostic> diagnostics) =>
        new(new(StatusCode.Unknown, string.Join("\n\n", Errors(diagnostics))));

    /// <summary>A text in Pulumi's names and without secrets.</summary>
    public string Said(string text) => secrets.Hide(_wording.Value.In(text));

    private string Text(Diagnostic diagnostic) => Said($"{diagnostic.Summary}\n{diagnostic.Detail}");
}

using Pulumirpc;

namespace Proxmox.EngineReplay;

/// <summary>Holds what the local engine sent in a step against what the real one sent.</summary>
/// <param name="scenario">Where the step belongs: what its resources depend on is said when they are registered, which may be steps
/// before.</param>
/// <param name="step">What was recorded.</param>
/// <param name="sent">What was sent.</param>
/// <param name="identifiers">What is drawn anew in each run.</param>
internal sealed class Verdict(Scenario scenario, RecordedStep step, IReadOnlyCollection<SentCall> sent, Identifiers identifiers)
{
    private readonly ILookup<string, string> _needs = scenario.Steps.SelectMany(one => one.ToEngine).SelectMany(Needs)
        .ToLookup(need => need.Urn, need => need.Needed, StringComparer.Ordinal);

    /// <summary>How many calls there are on either side.</summary>
    public int All => Expected.Count() + Unasked.Count();

    /// <summary>Each call that is not as it was, with what is wrong with it.</summary>
    public IEnumerable<(string Call, IReadOnlyList<string> Problems)> Bad() =>
    [
        .. Expected.OrderBy(call => call.Begun).Select(
            call => (Name(call.Method, call.Subject), (IReadOnlyList<string>)[.. Problems(call)])).Where(call => call.Item2.Count > 0),
        .. Unasked.Select(
            call => (Name(call.Method, RecordedCall.SubjectOf(call.Request)), (IReadOnlyList<string>)["the real engine did not send it"])),
    ];

    private IEnumerable<RecordedCall> Expected => step.ToProvider.Except(Exceptions.SchemaLoader(step));

    private IEnumerable<SentCall> Unasked => sent.Where(call => call.Recorded is null);

    private IEnumerable<string> Problems(RecordedCall call)
    {
        if (Sent(call) is not { } ours)
        {
            return ["it is not sent"];
        }

        var tooEarly = Expected.Where(
            other => other.IsBefore(call) && MustPrecede(other, call) && Sent(other) is { } before && !(before.Ended < ours.Begun));
        return
        [
            .. new Differences(identifiers).Between(call.Request, ours.Request),
            .. tooEarly.Select(other => $"it is sent before {Name(other.Method, other.Subject)} has ended"),
        ];
    }

    private SentCall? Sent(RecordedCall call) => sent.FirstOrDefault(ours => ours.Recorded == call);

    // Resources that do not need each other are dealt with side by side, and which came first was chance.
    private bool MustPrecede(RecordedCall first, RecordedCall second) =>
        first.Subject.Length == 0 || second.Subject.Length == 0 || first.Subject == second.Subject
        || (!IsRefresh(first) && !IsRefresh(second)
            && (IsNeeded(first.Subject, second.Subject) || IsNeeded(second.Subject, first.Subject)));

    // A refresh reads everything side by side.
    private bool IsRefresh(RecordedCall call) => (call.Method is "Read" or "Diff")
        && (step.Command.StartsWith("refresh", StringComparison.Ordinal) || step.Command.Contains("--refresh", StringComparison.Ordinal));

    private bool IsNeeded(string needed, string by) => _needs[by].Any(direct => direct == needed || IsNeeded(needed, direct));

    private static IEnumerable<(string Urn, string Needed)> Needs(RecordedCall call) =>
        call is { Request: RegisterResourceRequest request, Response: RegisterResourceResponse answer }
            ? request.Dependencies
                .Concat(request.PropertyDependencies.Values.SelectMany(property => property.Urns))
                .Append(request.Parent)
                .Append(request.DeletedWith)
                .Append(request.Provider.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? request.Provider[..end] : "")
                .Where(needed => needed.Length > 0 && needed != answer.Urn)
                .Distinct(StringComparer.Ordinal)
                .Select(needed => (answer.Urn, needed))
            : [];

    private static string Name(string method, string subject) => subject.Length == 0 ? method : $"{method} {subject}";
}

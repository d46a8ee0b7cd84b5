using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Proxmox.EngineReplay;

/// <summary>
/// Holds an answer of the provider against the recorded one, by what the engine goes on with. The recorded provider had faults of its own,
/// so that words, stable properties and the order of a replacement are not compared, and of outputs only what the inputs have set.
/// </summary>
/// <param name="identifiers">What is drawn anew in each run.</param>
internal sealed class AnswerCheck(Identifiers identifiers)
{
    /// <summary>What is wrong with an answer; nothing when it is good.</summary>
    public IEnumerable<string> Problems(IMessage request, IMessage recorded, IMessage answer) => (request, recorded, answer) switch
    {
        (_, CheckResponse then, CheckResponse now) => Same("inputs", then.Inputs, now.Inputs).Concat(
            then.Failures.Count == 0 == (now.Failures.Count == 0)
                ? [] : [$"{now.Failures.Count} failures, then {then.Failures.Count}: "
                + $"{string.Join(" ", now.Failures.Select(failure => failure.Reason))}"]),
        (_, DiffResponse then, DiffResponse now) =>
        [
            .. then.Changes == now.Changes ? Array.Empty<string>()
                : [$"{now.Changes} ({string.Join(", ", now.DetailedDiff.Keys)}), then {then.Changes} "
                + $"({string.Join(", ", then.DetailedDiff.Keys)})"],
            .. then.Replaces.ToHashSet(StringComparer.Ordinal).SetEquals(now.Replaces)
                ? Array.Empty<string>() : [$"replaces {string.Join(", ", now.Replaces)}, then {string.Join(", ", then.Replaces)}"],
        ],
        (CreateRequest create, CreateResponse then, CreateResponse now) =>
            (then.Id == now.Id ? [] : new[] { $"the id is {now.Id}, then {then.Id}" })
                .Concat(Set(create.Properties, then.Properties, now.Properties)),
        (UpdateRequest update, UpdateResponse then, UpdateResponse now) => Set(update.News, then.Properties, now.Properties),
        (ReadRequest, ReadResponse then, ReadResponse now) =>
            (then.Id == now.Id ? [] : new[] { $"the id is {now.Id}, then {then.Id}" }).Concat(Same("inputs", then.Inputs, now.Inputs)),
        (_, ConfigureResponse or ProviderHandshakeResponse, _) => Same("", recorded, answer),
        _ => [],
    };

    private IEnumerable<string> Same(string name, IMessage? then, IMessage? now) => (then, now) switch
    {
        (null, null) => [],
        ({ } before, { } after) => new Differences(identifiers).Between(before, after).Select(difference => $"{name} {difference}"),
        _ => [$"{name}: {now?.ToString() ?? "nothing"}, then {then?.ToString() ?? "nothing"}"],
    };

    private IEnumerable<string> Set(Struct inputs, Struct then, Struct now) =>
        inputs.Fields.Keys.Where(name => !name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(name => Same(name, then.Fields.GetValueOrDefault(name), now.Fields.GetValueOrDefault(name)));
}

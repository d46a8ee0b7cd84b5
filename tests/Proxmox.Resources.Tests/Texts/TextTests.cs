using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Resources.Tests.Texts;

/// <summary>
/// Whatever people write into a text is either refused before anything is done, at its place, or is stored so that the next plan is empty.
/// </summary>
internal sealed partial class TextTests
{
    private static readonly string[] Texts =
    [
        "", " ", "\n", "  spaced  ", "spaced\t", "one\r\ntwo\r\n", "one\ntwo\n\n", "50% of %41", "\"quoted\" 'twice'", "a,b", "a;b", "a=b",
            "a:b", "#hash", "ümläut €", "back\\slash", "0", "x",
    ];

    private static IEnumerable<TestCaseData> Places =>
        TextPlace.All.Select(place => new TestCaseData(place).SetArgDisplayNames(place.ToString()));

    [TestCaseSource(nameof(Places))]
    public async Task A_text_is_refused_at_plan_or_converges(TextPlace place)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = place.Life.Version });
        place.Life.Arrange(pve);
        var bench = Providers.Of(Configurations.ByLogin(pve));
        var faults = new List<string>();
        foreach (var text in Texts.Where(text => text is not "0" || place.Path[^1].Length > 0))
        {
            foreach (var isNew in (bool[])[true, false])
            {
                if (await TryAsync(bench, place, text, isNew) is { } fault)
                {
                    faults.Add($"{(isNew ? "created with" : "changed to")} {Shown(text)}: {fault}");
                }
            }
        }

        Assert.That(faults, Is.Empty);
    }

    private static async Task<string?> TryAsync(Provider bench, TextPlace place, string text, bool isNew)
    {
        var config = Complete(place.Of.Attributes, place.With(text));
        var refused = bench.Validate(place.Of, config, allowsWriteOnly: true);
        if (refused.HasErrors)
        {
            return refused.All(diagnostic => diagnostic.Path is not null) ? null : "refused, but not at its place: " + Said(refused);
        }

        var before = new ApplyAnswer(Value.Null, ManagedAttributes.Empty, new());
        if (!isNew)
        {
            before = await ApplyAsync(bench, place, Complete(place.Of.Attributes, place.Base), before);
            Assert.That(Said(before.Diagnostics), Is.Empty, $"the object without {Shown(text)}");
        }

        var plan = await bench.PlanAsync(place.Of, new(before.State, config, before.Managed), CancellationToken.None);
        var after = before;
        string? fault = null;
        if (!plan.Diagnostics.HasErrors && (isNew || plan.Replaces.IsEmpty))
        {
            after = await ApplyAsync(bench, place, config, before);
            fault = after.Diagnostics.HasErrors ? IsAbsent(text, Said(after.Diagnostics))
                ? null : "fails only in the apply: " + Said(after.Diagnostics) : await DifferenceAsync(bench, place, config, after);
        }

        if (!after.State.IsNull)
        {
            Assert.That(Said((await bench.ApplyAsync(place.Of, new(after.State, Value.Null, Value.Null, after.Managed),
                CancellationToken.None)).Diagnostics), Is.Empty, $"removing the object with {Shown(text)}");
        }

        return fault;
    }

    private static async Task<ApplyAnswer> ApplyAsync(Provider bench, TextPlace place, Value config, ApplyAnswer before)
    {
        var plan = await bench.PlanAsync(place.Of, new(before.State, config, before.Managed), CancellationToken.None);
        return await bench.ApplyAsync(place.Of, new(before.State, plan.Planned, config, plan.Managed), CancellationToken.None);
    }

    private static async Task<string?> DifferenceAsync(Provider bench, TextPlace place, Value config, ApplyAnswer after)
    {
        var read = await bench.ReadAsync(place.Of, new(after.State, after.Managed), CancellationToken.None);
        var next = await bench.PlanAsync(place.Of, new(read.State, config, after.Managed), CancellationToken.None);
        return next.Planned.Equals(read.State) ? null
            : $"differs for ever: {string.Join("; ", place.Of.Attributes.Where(field => !next.Planned[field.Name].Equals(read.State[field.Name])).Select(field => $"{field.Name} is {read.State[field.Name]}, planned {next.Planned[field.Name]}"))}";
    }

    private static string Said(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(" | ", diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Select(diagnostic => $"{diagnostic.Summary}: {diagnostic.Detail}"));

    // A text that may well be a name, of something that is not there.
    // Rules of the firewall are called by their comments, which may be anything.
    private static bool IsAbsent(string text, string said) =>
        (text is "x" or "0" && Absent().IsMatch(said)) || said.Contains("has no other rule called", StringComparison.Ordinal);

    [GeneratedRegex("does not exist|[Nn]o such|hostname lookup|Permission check failed")]
    private static partial Regex Absent();

    private static string Shown(string text) => Newtonsoft.Json.JsonConvert.ToString(text);

    private static Value Complete(IEnumerable<Field> fields, Value given) =>
        Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, Complete(field.Type, given[field.Name]))));

    private static Value Complete(FieldType type, Value given) => (type, given.Kind) switch
    {
        (FieldType.Object nested, ValueKind.Object) => Complete(nested.Fields, given),
        (FieldType.Map map, ValueKind.Object) =>
            Value.Object(given.Members.Select(member => KeyValuePair.Create(member.Key, Complete(map.Element, member.Value)))),
        _ => given,
    };
}

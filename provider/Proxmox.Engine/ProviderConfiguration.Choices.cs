using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Credentials;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial record ProviderConfiguration
{
    /// <summary>
    /// True when the attribute is part of one of several ways that exclude each other, so that a default for it alone could contradict the
    /// way that the configuration has chosen.
    /// </summary>
    public static bool IsChoice(Field field) => Choices.Any(choice => choice.Any(way => way.All.Contains(field)));

    // Each choice has ways that exclude each other; between environment variables an earlier way wins over a later one.
    private static ImmutableArray<ImmutableArray<Way>> Choices =>
    [
        [new([Endpoints], []), new([Endpoint], [])],
        [new([ApiToken], []), new([Username, Password], [Realm, Otp]), new([Command], [])],
        [new([Fingerprint], []), new([CaFile], []), new([Insecure], [])],
    ];

    /// <summary>
    /// The problem of an option as a diagnostic, at the attribute that was set, with the environment variable that it came from or may come
    /// from.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="completed">The configuration.</param>
    internal static Diagnostic Explain(OptionProblem problem, Completed completed)
    {
        var (config, complete, sources) = (completed.Config, completed.Value, completed.Sources);
        var (at, fields) = (AttributePath.Root, (IEnumerable<Field>)Declaration.Fields);
        var ssh = SshConfiguration.Ssh;
        if (problem.Option.StartsWith(ssh.Name + ".", StringComparison.Ordinal))
        {
            (at, fields, config, complete) = (AttributePath.Of(ssh.Name), ssh.Type.Nested, config[ssh.Name], complete[ssh.Name]);
        }

        var field = fields.First(field => at.Attribute(field.Name).ToString() == problem.Option);
        if (field == Endpoints && complete[Endpoints.Name].IsNull)
        {
            field = Endpoint;
        }

        var path = at.Attribute(field.Name);
        var detail = Sentence(problem.Cause) + " " + Sentence(problem.Remedy);
        if (complete[field.Name].IsNull)
        {
            detail += $" Unset attributes are taken from the environment: {Variables(field, complete)}.";
        }
        else if (config[field.Name].IsNull
            && sources.FirstOrDefault(source => source.VariableOf(field) is not null) is { } from)
        {
            detail += $" The value comes from {from.Place(from.VariableOf(field)!)}.";
        }

        return new(Severity.Error, complete[field.Name].IsNull ? $"Missing {path}" : $"Invalid {path}", detail, path);
    }

    // A profile is written as one, and two ways in it are a mistake.
    private static void Refuse(SettingSource profile, DiagnosticList diagnostics)
    {
        foreach (var choice in Choices)
        {
            var ways = choice.Select(way => way.Needed.Select(profile.VariableOf).FirstOrDefault(found => found is not null))
                .OfType<string>().ToList();
            if (ways.Count > 1)
            {
                diagnostics.Error("Invalid profile", $"{string.Join(" and ", ways.Select(profile.Title))} exclude each other: "
                    + $"{string.Join(" and ", ways.Select(profile.Place))}. Keep one of them.", AttributePath.Of(Profile.Name));
            }
        }
    }

    private static Func<Field, bool> Excluded(Value config, SettingSource source)
    {
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in Choices)
        {
            var taken = choice.Where(way => way.All.Any(field => IsChosen(config[field.Name]))).ToList();
            if (taken.Count == 0)
            {
                taken = [.. choice.Where(way => way.All.Any(field => source.VariableOf(field) is not null)).Take(1)];
            }

            excluded.UnionWith(
                choice.Where(way => taken.Count > 0 && !taken.Contains(way)).SelectMany(way => way.All).Select(field => field.Name));
        }

        return field => excluded.Contains(field.Name);
    }

    // insecure = false chooses nothing.
    private static bool IsChosen(Value value) => !value.IsNull && !value.Equals(Value.False);

    private static string Variables(Field field, Value complete)
    {
        var choice = Choices.FirstOrDefault(choice => choice.Any(way => way.All.Contains(field)));
        if (choice.IsDefault || choice.Any(way => way.Needed.Any(needed => !complete[needed.Name].IsNull)))
        {
            return string.Join(" or ", field.Environment);
        }

        return string.Join(", or ", choice.Select(way => string.Join(" with ", way.Needed.SelectMany(needed => needed.Environment))));
    }

    private static string Sentence(string words) => Capital(words.Trim()) is var text && text[^1] is '.' or '!' or '?' ? text : text + ".";

    private static string Capital(string words) => string.Concat(words[..1].ToUpperInvariant(), words.AsSpan(1));

    /// <summary>A configuration with what other sources give.</summary>
    /// <param name="Config">As the user wrote it.</param>
    /// <param name="Value">With all that the sources give.</param>
    /// <param name="Sources">The sources, the one that counts more first.</param>
    internal sealed record Completed(Value Config, Value Value, IReadOnlyList<SettingSource> Sources)
    {
        /// <summary>Whether there was to be a profile that could not be had.</summary>
        public bool LacksProfile { get; init; }
    }

    private sealed record Way(ImmutableArray<Field> Needed, ImmutableArray<Field> Extra)
    {
        public IEnumerable<Field> All => Needed.Concat(Extra);
    }
}

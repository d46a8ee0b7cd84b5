using System.Collections.Immutable;
using Proxmox.Client;
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
        [new([ApiToken], []), new([Username, Password], [Realm, Otp])],
        [new([Fingerprint], []), new([CaFile], []), new([Insecure], [])],
    ];

    /// <summary>
    /// The problem of an option as a diagnostic, at the attribute that was set, with the environment variable that it came from or may come
    /// from.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="config">The configuration as the user wrote it.</param>
    /// <param name="complete">The same with the environment put in.</param>
    /// <param name="environment">Gives the value of an environment variable; null when it is not set.</param>
    internal static Diagnostic Explain(OptionProblem problem, Value config, Value complete, Func<string, string?> environment)
    {
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
            && field.Environment.FirstOrDefault(variable => environment(variable) is { Length: > 0 }) is { } variable)
        {
            detail += $" The value comes from the environment variable {variable}.";
        }

        return new(Severity.Error, complete[field.Name].IsNull ? $"Missing {path}" : $"Invalid {path}", detail, path);
    }

    private static Func<Field, bool> Excluded(Value config, Func<string, string?> environment)
    {
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in Choices)
        {
            var taken = choice.Where(way => way.All.Any(field => IsChosen(config[field.Name]))).ToList();
            if (taken.Count == 0)
            {
                taken = [.. choice.Where(
                    way => way.All.Any(field => field.Environment.Any(variable => environment(variable) is { Length: > 0 }))).Take(1)];
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

    private static string Sentence(string words)
    {
        var text = words.Trim();
        return string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1), text[^1] is '.' or '!' or '?' ? "" : ".");
    }

    private sealed record Way(ImmutableArray<Field> Needed, ImmutableArray<Field> Extra)
    {
        public IEnumerable<Field> All => Needed.Concat(Extra);
    }
}

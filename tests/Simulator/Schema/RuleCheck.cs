using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>Checks values against rules in the order and the words of <c>PVE::JSONSchema::check_prop</c> and <c>check_object</c>.</summary>
internal static partial class RuleCheck
{
    private const string Undeclared = "property is not defined in schema and the schema does not allow additional properties";

    /// <summary>Checks a request's parameters against a method's rule.</summary>
    public static void CheckObjectRule(ParameterRule rule, IDictionary<string, JToken> values, ErrorList errors) =>
        CheckHash(rule, values, "", errors, optional: false, unknown: null);

    /// <summary>Checks one value.</summary>
    /// <param name="value">Null (or JSON null) when absent.</param>
    /// <param name="rule">What it must be.</param>
    /// <param name="path">Where it is, for the messages.</param>
    /// <param name="errors">Receives the messages.</param>
    /// <param name="instanceType">The type of the object that it belongs to, where types have properties of their own.</param>
    public static void CheckValue(JToken? value, ParameterRule rule, string path, ErrorList errors, string? instanceType = null)
    {
        var absentIsFine = false;
        if (rule.OneOf is not null && rule.TypePropertySchema is null)
        {
            absentIsFine = CheckAlternatives(value, rule, path, errors, instanceType);
        }
        else if (instanceType is not null && rule.InstanceTypes is not null)
        {
            absentIsFine = !rule.InstanceTypes.Contains(instanceType, StringComparer.Ordinal);
        }

        if (rule.Alias is not null)
        {
            return;
        }

        if (value is null || value.Type == JTokenType.Null)
        {
            if (rule.Type != "null" && !rule.Optional && !absentIsFine)
            {
                errors.Add(path, "property is missing and it is not optional");
            }

            return;
        }
        if (!CheckType(value, rule, path, errors))
        {
            return;
        }

        switch (value)
        {
            case JArray array:
                for (var i = 0; i < array.Count && rule.Items is not null; i++)
                {
                    CheckValue(array[i], rule.Items, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", errors);
                }

                break;
            case JObject hash:
                var values = hash.Properties().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
                CheckHash(rule, values, path, errors, rule.Optional, unknown: null);
                break;
            case { Type: not JTokenType.Boolean }:
                CheckScalar(Scalar.Text(value), rule, path, errors);
                break;
        }
    }

    /// <summary>Checks the keys of an object against declared properties.</summary>
    /// <param name="path">Where the object is; empty at the top.</param>
    /// <param name="rules">Declared properties.</param>
    /// <param name="values">The object. Aliased keys are renamed.</param>
    /// <param name="additional">Whether undeclared keys are let through.</param>
    /// <param name="errors">Receives the messages.</param>
    /// <param name="unknown">When given, undeclared keys are put here instead of being errors.</param>
    public static void CheckProperties(
        string path,
        IReadOnlyDictionary<string, ParameterRule> rules,
        IDictionary<string, JToken> values,
        bool additional,
        ErrorList errors,
        ISet<string>? unknown = null)
    {
        foreach (var key in values.Keys.ToList())
        {
            if (rules.GetValueOrDefault(key)?.Alias is not { } alias)
            {
                continue;
            }

            if (values.ContainsKey(alias))
            {
                errors.Add(Join(path, key), $"cannot set both '{key}' and its alias target '{alias}'");
                continue;
            }
            values[alias] = values[key];
            values.Remove(key);
        }

        foreach (var (key, rule) in rules)
        {
            CheckValue(values.TryGetValue(key, out var value) ? value : null, rule, Join(path, key), errors, TypeOf(rule, values));
        }

        foreach (var key in values.Keys)
        {
            if (rules.TryGetValue(key, out var rule))
            {
                if (rule.Requires is { } required && !values.ContainsKey(required))
                {
                    errors.Add(Join(path, required), $"missing property required by '{Join(path, key)}'");
                }

                if (rule.OneOf is null || AppliesTo(rule, TypeOf(rule, values)))
                {
                    continue;
                }
            }
            if (additional)
            {
                continue;
            }

            if (unknown is null)
            {
                errors.Add(Join(path, key), Undeclared);
            }
            else
            {
                unknown.Add(key);
            }
        }
    }

    private static void CheckHash(
        ParameterRule rule,
        IDictionary<string, JToken> values,
        string path,
        ErrorList errors,
        bool optional,
        ISet<string>? unknown)
    {
        if (rule.Properties is not null || rule.AdditionalProperties == true)
        {
            CheckProperties(path, rule.AllProperties, values, rule.AdditionalProperties ?? true, errors, unknown);
        }
        else if (rule.AllOf is not null)
        {
            CheckAllOf(rule.AllOf, values, path, errors, unknown);
        }
        else if (rule.OneOf is not null && rule.TypePropertySchema is not null)
        {
            CheckOneOf(rule, values, path, errors, optional, unknown);
        }
    }

    private static void CheckAllOf(
        IReadOnlyList<ParameterRule> parts,
        IDictionary<string, JToken> values,
        string path,
        ErrorList errors,
        ISet<string>? unknown)
    {
        HashSet<string>? everywhere = null;
        foreach (var part in parts)
        {
            var here = new HashSet<string>(StringComparer.Ordinal);
            CheckHash(part, values, path, errors, part.Optional, here);
            if (everywhere is null)
            {
                everywhere = here;
            }
            else
            {
                everywhere.IntersectWith(here);
            }
        }
        Pass(everywhere ?? [], path, errors, unknown);
    }

    private static void CheckOneOf(
        ParameterRule rule,
        IDictionary<string, JToken> values,
        string path,
        ErrorList errors,
        bool optional,
        ISet<string>? unknown)
    {
        var key = rule.TypeProperty!;
        var others = values.Keys.Where(k => k != key).ToHashSet(StringComparer.Ordinal);
        if (!values.TryGetValue(key, out var type) || type.Type == JTokenType.Null)
        {
            Pass(others, path, errors, unknown);
            if (!optional)
            {
                CheckValue(null, rule.TypePropertySchema!, Join(path, key), errors);
            }

            return;
        }

        var typeErrors = new ErrorList();
        CheckValue(type, rule.TypePropertySchema!, Join(path, key), typeErrors);
        if (typeErrors.Count > 0)
        {
            foreach (var message in typeErrors.ByPath.Values)
            {
                errors.Add(Join(path, key), message);
            }

            Pass(others, path, errors, unknown);
            return;
        }

        var name = Scalar.Text(type);
        if (rule.OneOf!.FirstOrDefault(v => v.InstanceType == name) is not { } variant)
        {
            errors.Add(path, $"'{name}' is not a valid oneOf variant");
            return;
        }
        var variantPath = Join(path, $"oneOf[{name}]");
        var here = new HashSet<string>(StringComparer.Ordinal);
        CheckHash(variant, values, variantPath, errors, variant.Optional, here);
        here.Remove(key);
        Pass(here, variantPath, errors, unknown);
    }

    private static void Pass(HashSet<string> undeclared, string path, ErrorList errors, ISet<string>? unknown)
    {
        foreach (var key in undeclared.Order(StringComparer.Ordinal))
        {
            if (unknown is null)
            {
                errors.Add(Join(path, key), Undeclared);
            }
            else
            {
                unknown.Add(key);
            }
        }
    }

    private static bool AppliesTo(ParameterRule rule, string? type) =>
        rule.OneOf!.Any(a => a.InstanceTypes is null || a.InstanceTypes.Contains(type ?? "", StringComparer.Ordinal));

    private static string? TypeOf(ParameterRule rule, IDictionary<string, JToken> values) =>
        rule.TypeProperty is { } key && values.TryGetValue(key, out var type) ? Scalar.Text(type) : null;

    private static string Join(string path, string key) => path.Length == 0 ? key : path + "." + key;

    [GeneratedRegex(@"^[+-]?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[+-]?([0-9]+\.[0-9]+|[0-9]+\.|\.[0-9]+|[0-9]+)([eE][+-]?[0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}

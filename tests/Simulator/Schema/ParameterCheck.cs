using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>What came of checking a request's parameters.</summary>
/// <param name="Values">Parameters by name: scalars as text (booleans "1" or "0"), arrays of text, JSON objects as they are. Defaults are
/// not filled in.</param>
/// <param name="Errors">Messages by parameter path, with the closing line feed where PVE has one; empty when all is well.</param>
public sealed record CheckResult(IReadOnlyDictionary<string, JToken> Values, IReadOnlyDictionary<string, string> Errors);

/// <summary>Checks parameters as <c>PVE::RESTHandler::handle</c> does before it runs a method: all errors at once, in PVE's
/// words.</summary>
public static class ParameterCheck
{
    /// <summary>Checks raw values against a method's rules.</summary>
    /// <param name="method">The method, with the rules.</param>
    /// <param name="raw">Text for forms, queries and the path, an array for repeated keys, native tokens for JSON bodies.</param>
    public static CheckResult Check(ApiMethod method, IReadOnlyDictionary<string, JToken> raw)
    {
        var values = new Dictionary<string, JToken>(StringComparer.Ordinal);
        foreach (var (name, value) in raw)
        {
            values[name] = Shaped(FindRule(method.Schema, name, raw), value);
        }

        var errors = new ErrorList();
        RuleCheck.CheckObjectRule(method.Schema, values, errors);
        if (errors.Count > 0)
        {
            return new(values, errors.ByPath);
        }

        foreach (var name in values.Keys.ToList())
        {
            if (values[name].Type == JTokenType.Null)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = Normalised(values[name]);
            }
        }
        return new(values, errors.ByPath);
    }

    /// <summary>Repeated keys become one list where a list is declared, and a single value an array where an array is
    /// (<c>normalize_legacy_param_formats</c>).</summary>
    private static JToken Shaped(ParameterRule? rule, JToken value) => rule switch
    {
        { Type: "string", Format: { } format } when value is JArray array && format.EndsWith("-list", StringComparison.Ordinal) =>
            string.Join(',', array.Select(v => Scalar.Text(v))),
        { Type: "array" } when Scalar.IsScalar(value) && Scalar.IsTrue(value) => new JArray(value.DeepClone()),
        _ => value,
    };

    private static ParameterRule? FindRule(ParameterRule rule, string name, IReadOnlyDictionary<string, JToken> values)
    {
        if (rule.Properties is not null)
        {
            return rule.Properties.GetValueOrDefault(name);
        }

        if (rule.AllOf is not null)
        {
            return rule.AllOf.Select(part => FindRule(part, name, values)).FirstOrDefault(found => found is not null);
        }

        if (rule.OneOf is null)
        {
            return null;
        }

        if (name == rule.TypeProperty)
        {
            return rule.TypePropertySchema;
        }

        var type = rule.TypeProperty is { } property && values.TryGetValue(property, out var value) ? Scalar.Text(value) : null;
        return rule.OneOf.Where(part => type is null || part.InstanceType == type)
            .Select(part => FindRule(part, name, values)).FirstOrDefault(found => found is not null);
    }

    private static JToken Normalised(JToken value) => value switch
    {
        JArray array => new JArray(array.Select(Normalised)),
        JObject => value,
        _ => Scalar.Text(value),
    };
}

using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

// Values of one parameter.
internal static partial class RuleCheck
{
    /// <summary>Checks a value that has alternatives; tells whether it may be absent.</summary>
    private static bool CheckAlternatives(JToken? value, ParameterRule rule, string path, ErrorList errors, string? instanceType)
    {
        if (rule.TypeProperty is not null)
        {
            var optional = true;
            var chosen = rule.OneOf!.Where(
                a => instanceType is not null && a.InstanceTypes!.Contains(instanceType, StringComparer.Ordinal));
            foreach (var alternative in chosen)
            {
                optional = alternative.Optional;
                CheckValue(value, alternative, path, errors);
            }
            return optional;
        }

        var collected = new ErrorList();
        for (var i = 0; i < rule.OneOf!.Count; i++)
        {
            var inner = new ErrorList();
            CheckValue(value, rule.OneOf[i], $"{path}.oneOf[{i.ToString(CultureInfo.InvariantCulture)}]", inner);
            if (inner.Count == 0)
            {
                return false;
            }

            foreach (var (innerPath, message) in inner.ByPath)
            {
                collected.Add(innerPath, message);
            }
        }
        foreach (var (innerPath, message) in collected.ByPath)
        {
            errors.Add(innerPath, message);
        }

        return false;
    }

    private static bool CheckType(JToken value, ParameterRule rule, string path, ErrorList errors)
    {
        var reference = Scalar.Reference(value);
        var (fits, got) = rule.Type switch
        {
            null or "any" => (true, ""),
            "null" => (false, " - value is not null"),
            "array" => (reference == "ARRAY", ""),
            "object" => (reference == "HASH", ""),
            "boolean" when value.Type == JTokenType.Boolean => (true, ""),
            _ when reference is not null => (false, " - got " + reference),
            "boolean" => (Scalar.Text(value) is "0" or "1", $" - got '{Scalar.Text(value)}'"),
            "integer" => (Integer().IsMatch(Scalar.Text(value)), $" - got '{Scalar.Text(value)}'"),
            "number" => (Number().IsMatch(Scalar.Text(value)), $" - got '{Scalar.Text(value)}'"),
            _ => (true, ""),
        };
        if (!fits)
        {
            errors.Add(path, $"type check ('{rule.Type}') failed{got}");
        }

        return fits;
    }

    private static void CheckScalar(string value, ParameterRule rule, string path, ErrorList errors)
    {
        if (FormatError(value, rule, path) is { } error)
        {
            errors.Add(path, "invalid format - " + error);
        }
        else if (rule.Pattern is { } pattern && !pattern.IsMatch(value))
        {
            errors.Add(path, "value does not match the regex pattern");
        }
        else if (rule.MaxLength is { } longest && value.Length > longest)
        {
            errors.Add(path, $"value may only be {longest.ToString(CultureInfo.InvariantCulture)} characters long");
        }
        else if (rule.MinLength is { } shortest && value.Length < shortest)
        {
            errors.Add(path, $"value must be at least {shortest.ToString(CultureInfo.InvariantCulture)} characters long");
        }
        else if (OutOfBounds(value, rule) is { } bound)
        {
            errors.Add(path, bound);
        }
        else if (rule.Enum is { } allowed && !allowed.Contains(value, StringComparer.Ordinal))
        {
            errors.Add(path, $"value '{value}' does not have a value in the enumeration '{string.Join(", ", allowed)}'");
        }
    }

    private static string? FormatError(string value, ParameterRule rule, string path)
    {
        if (rule.PropertyString is { } keys)
        {
            return PropertyString.Parse(keys, value, path, out _);
        }

        return rule.Format is { } format ? Formats.Check(format, value, path) : null;
    }

    private static string? OutOfBounds(string value, ParameterRule rule)
    {
        if ((rule.Minimum is null && rule.Maximum is null) || !Number().IsMatch(value))
        {
            return null;
        }

        var number = double.Parse(value, CultureInfo.InvariantCulture);
        if (rule.Maximum is { } maximum && number > maximum.Value)
        {
            return $"value must have a maximum value of {maximum.Text}";
        }

        return rule.Minimum is { } minimum && number < minimum.Value ? $"value must have a minimum value of {minimum.Text}" : null;
    }
}

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>JSON values seen as Perl sees them.</summary>
internal static class Scalar
{
    /// <summary>Whether it is text or a number (Perl's plain scalar).</summary>
    public static bool IsScalar(JToken value) => Reference(value) is null && value.Type is not (JTokenType.Null or JTokenType.Undefined);

    /// <summary>What Perl's <c>ref</c> says: ARRAY, HASH, JSON::PP::Boolean; null for a plain scalar.</summary>
    public static string? Reference(JToken value) => value.Type switch
    {
        JTokenType.Array => "ARRAY",
        JTokenType.Object => "HASH",
        JTokenType.Boolean => "JSON::PP::Boolean",
        _ => null,
    };

    /// <summary>The text that Perl would print; a JSON boolean is 1 or 0.</summary>
    public static string Text(JToken value) => value.Type switch
    {
        JTokenType.String => value.Value<string>()!,
        JTokenType.Boolean => value.Value<bool>() ? "1" : "0",
        JTokenType.Null => "",
        JTokenType.Float => value.Value<double>().ToString("G15", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(Formatting.None),
    };

    /// <summary>Perl's truth: neither absent, empty nor "0".</summary>
    public static bool IsTrue(JToken? value) => value is not null && value.Type != JTokenType.Null && Text(value) is not ("" or "0");
}

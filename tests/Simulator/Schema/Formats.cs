using System.Collections.Frozen;

namespace Proxmox.Simulator.Schema;

/// <summary>The formats that PVE's modules register by name (<c>PVE::JSONSchema::register_format</c>), with their error texts.</summary>
public static class Formats
{
    private static readonly FrozenDictionary<string, Func<string, string?>> Checks = new[]
    {
        IdentifierFormats.All, NetworkFormats.All, StorageFormats.All, AccessFormats.All, GuestFormats.All, FirewallFormats.All,
            NodeFormats.All,
    }.SelectMany(all => all).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a format name, suffix included, can be checked.</summary>
    public static bool Knows(string format)
    {
        var (name, kind) = Split(format);
        return format == "regex" || Checks.ContainsKey(name) || (kind.Length == 0 && PropertyStringFormats.All.ContainsKey(name));
    }

    /// <summary>Checks a value (<c>PVE::JSONSchema::check_format</c>).</summary>
    /// <param name="format">Registered name; <c>-list</c> checks each element, <c>-opt</c> nothing when the value is empty or 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it is, for the messages of a property string.</param>
    /// <returns>Null when all is well, else PVE's message, normally with a closing line feed.</returns>
    public static string? Check(string format, string value, string path = "")
    {
        if (format == "regex")
        {
            return null;
        }

        var (name, kind) = Split(format);
        if (PropertyStringFormats.All.TryGetValue(name, out var property) && kind.Length == 0)
        {
            return property.Check(value, path);
        }

        if (!Checks.TryGetValue(name, out var check))
        {
            return $"undefined format '{format}'\n";
        }

        return kind switch
        {
            "list" => PerlList.Split(value).Select(check).FirstOrDefault(error => error is not null),
            "opt" when value is "" or "0" => null,
            _ => check(value),
        };
    }

    private static (string Name, string Kind) Split(string format)
    {
        if (format.EndsWith("-list", StringComparison.Ordinal))
        {
            return (format[..^5], "list");
        }

        return format.EndsWith("-opt", StringComparison.Ordinal) ? (format[..^4], "opt") : (format, "");
    }
}

using Proxmox.Model.Values;

namespace Proxmox.Pulumi.Rpc;

/// <summary>Which datacenter a configuration speaks of.</summary>
internal static class Endpoints
{
    private const int PvePort = 8006;
    private const string One = "endpoint";
    private const string Several = "endpoints";

    /// <summary>True for the settings that say where the datacenter is.</summary>
    public static bool AreGivenBy(string setting) => setting is One or Several;

    /// <summary>
    /// True when both configurations name endpoints, and none of them is the same. Whatever is not known may be the same.
    /// </summary>
    public static bool AreDisjoint(Value one, Value other)
    {
        var (left, right) = (Of(one), Of(other));
        return left.Count > 0 && right.Count > 0 && !left.Overlaps(right);
    }

    private static HashSet<string> Of(Value config)
    {
        var texts = config[Several].Items.Append(config[One]).ToList();
        return texts.Any(text => text.IsUnknown) || config[Several].IsUnknown
            ? []
            : [.. texts.Select(text => text.AsText()).OfType<string>().Select(Authority)];
    }

    // A bare host means https and PVE's port, as the client reads it.
    private static string Authority(string text)
    {
        var address = text.Trim();
        return Uri.TryCreate(
            address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address, UriKind.Absolute, out var uri)
            ? uri.IsDefaultPort && !address.Contains("://", StringComparison.Ordinal) ? $"{uri.IdnHost}:{PvePort}".ToLowerInvariant()
                : $"{uri.IdnHost}:{uri.Port}".ToLowerInvariant()
            : address;
    }
}

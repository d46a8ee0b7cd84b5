using System.Security.Cryptography;
using System.Text;

namespace Proxmox.Simulator.Sections;

/// <summary>Digests of values and not of a file's text (<c>PVE::Firewall::copy_list_with_digest</c>).</summary>
public static class ValueDigest
{
    private const string Stale = "detected modified configuration - file changed by other user? Try again.";

    /// <summary>SHA-1 of the values of each object in turn, by name.</summary>
    // PVE's own algorithm for digests, not a security measure.
#pragma warning disable CA5350
    public static string Of(IEnumerable<IReadOnlyDictionary<string, string>> objects)
    {
        var values = objects.SelectMany(values => values.OrderBy(value => value.Key, StringComparer.Ordinal));
        var text = string.Concat(values.Select(value => $"{value.Key}:{value.Value}\n"));
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
    }
#pragma warning restore CA5350

    /// <summary>Fails when the client's digest is stale.</summary>
    public static void Assert(string? digest, IEnumerable<IReadOnlyDictionary<string, string>> objects)
    {
        if (!string.IsNullOrEmpty(digest) && digest != Of(objects))
        {
            throw PveError.Die(Stale);
        }
    }
}

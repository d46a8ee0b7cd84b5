using System.Globalization;
using System.Text.RegularExpressions;
using FormatTable = System.Collections.Generic.Dictionary<string, System.Func<string, string?>>;

namespace Proxmox.Simulator.Schema;

/// <summary>Formats of storage settings, volumes and sizes (<c>PVE::Storage::Plugin</c> and its plugins).</summary>
internal static partial class StorageFormats
{
    private static readonly HashSet<string> ContentTypes = new(StringComparer.Ordinal)
    {
        "images", "rootdir", "vztmpl", "iso", "backup", "snippets", "none", "import",
    };

    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new FormatTable
    {
        ["pve-storage-path"] = v => AbsolutePath().IsMatch(v) ? null : "value does not look like a valid absolute path\n",
        ["pve-storage-path-in-property-string"] = v => PlainPath().IsMatch(v)
            ? null
            : "Value does not look like a valid absolute path. These symbols are currently not allowed in path: ;,=()\n",
        ["pve-storage-server"] = v => NetworkFormats.IsIP(v) || NetworkFormats.IsDnsName(v)
            ? null
            : "value does not look like a valid server name or IP address\n",
        ["pve-storage-vgname"] = v => LvmName().IsMatch(v) ? null : $"lvm name '{v}' contains illegal characters\n",
        ["pve-storage-portal-dns"] = v => NetworkFormats.IsHostAndPort(v) ? null : "value does not look like a valid portal address\n",
        ["pve-storage-content"] = v => ContentTypes.Contains(v) ? null : $"invalid content type '{v}'\n",
        ["pve-storage-format"] = v => v is "raw" or "qcow2" or "vmdk" or "subvol" ? null : $"invalid format '{v}'\n",
        ["pve-storage-options"] = v => NoSpace().IsMatch(v) ? null : $"invalid options '{v}'\n",
        ["pve-storage-zfs-blocksize"] = BlockSize,
        ["pve-dir-override"] = v => IsOverride(v) ? null : $"invalid override '{v}'\n",
        ["pve-volume-id"] = VolumeId,
        ["pve-volume-id-or-absolute-path"] = v => v.StartsWith('/') ? null : VolumeId(v),
        ["pve-volume-id-or-qm-path"] = v => v is "none" or "cdrom" || v.StartsWith('/') ? null : VolumeId(v),
        ["disk-size"] = v => DiskSize().IsMatch(v) ? null : $"value does not look like a valid disk size: {v}\n",
    };

    private static string? VolumeId(string value) => Volume().IsMatch(value) ? null : $"unable to parse volume ID '{value}'\n";

    private static string? BlockSize(string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var match = Block().Match(value);
        if (!match.Success)
        {
            return $"invalid ZFS blocksize format '{value}'. Use a positive number (no leading zeros) with an optional 'k' or 'm' suffix.\n";
        }

        var bytes = double.Parse(
            match.Groups["number"].Value, CultureInfo.InvariantCulture) * match.Groups["unit"].Value.ToUpperInvariant() switch
            {
                "K" => 1 << 10,
                "M" => 1 << 20,
                _ => 1,
            };
        return bytes is >= 512 and <= 16 << 20 && double.IsPow2(bytes)
            ? null
            : $"value '{value}' is not a valid ZFS blocksize. Must be a power of 2 between 512B and 16MiB (e.g., 4k, 8k, 16k, 64k, 1m).\n";
    }

    private static bool IsOverride(string value)
    {
        var match = Override().Match(value);
        return match.Success && ContentTypes.Contains(match.Groups["content"].Value)
            && match.Groups["path"].Value is { Length: < 1023 } path && path.Split('/').All(p => p.Length < 255);
    }

    [GeneratedRegex(@"^/[^;()]+")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex("^/[^;,=()]+")]
    private static partial Regex PlainPath();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9\-_.]*[a-z0-9]$", RegexOptions.IgnoreCase)]
    private static partial Regex LvmName();

    [GeneratedRegex(@"^\S+$")]
    private static partial Regex NoSpace();

    [GeneratedRegex("^(?<number>[1-9][0-9]*)(?<unit>[km])?$", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<content>[a-z]+)=(?<path>[^.]*(?:\.?[^.]+)+)$")]
    private static partial Regex Override();

    [GeneratedRegex(@"^[a-z][a-z0-9\-_.]*[a-z0-9]:.+$", RegexOptions.IgnoreCase)]
    private static partial Regex Volume();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?([KMGT](iB)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DiskSize();
}

using System.Globalization;
using System.Text.RegularExpressions;
using FormatTable = System.Collections.Generic.Dictionary<string, System.Func<string, string?>>;

namespace Proxmox.Simulator.Schema;

/// <summary>Formats of guest settings (<c>PVE::QemuServer</c>, <c>PVE::LXC::Config</c>).</summary>
internal static partial class GuestFormats
{
    private static readonly Dictionary<string, int> Drives = new(StringComparer.Ordinal)
    {
        ["ide"] = 4,
        ["scsi"] = 31,
        ["virtio"] = 16,
        ["sata"] = 6,
        ["efidisk"] = 1,
        ["tpmstate"] = 1,
    };

    private static readonly Dictionary<string, int> OtherBootDevices =
        new(StringComparer.Ordinal) { ["net"] = 32, ["usb"] = 14, ["hostpci"] = 16 };

    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new FormatTable
    {
        ["pve-startup-order"] = v => v is not ("" or "0") && v.Split(',').All(p => string.IsNullOrWhiteSpace(p) || Startup().IsMatch(p))
            ? null
            : "unable to parse startup options\n",
        ["pve-hotplug-features"] = v => v is "0" or "1"
            ? null
            : PerlList.Split(v).FirstOrDefault(
                f => f is not ("network" or "disk" or "cpu" or "memory" or "usb" or "cloudinit")) is { } feature
                ? $"invalid hotplug feature '{feature}'\n"
                : null,
        ["pve-qm-bootdev"] = v => IsDrive(v, "ide", "scsi", "virtio", "sata") || IsNumbered(v, OtherBootDevices)
            ? null : $"invalid boot device '{v}'\n",
        ["pve-qm-bootdisk"] = v => IsDrive(v, [.. Drives.Keys]) ? null : $"invalid boot disk '{v}'\n",
        ["pve-cpuset"] = v => v.Split(',').All(IsCpuRange) ? null : "unable to parse cpuset option\n",
        ["pve-phys-bits"] = v => v == "host" || (PhysBits().IsMatch(v) && int.Parse(v, CultureInfo.InvariantCulture) is >= 8 and <= 64)
            ? null
            : "value must be an integer between 8 and 64 or 'host'\n",
        ["pve-lxc-mp-string"] = v => DotSegments().IsMatch(v) ? $"{v} contains illegal character sequences\n" : null,
        ["pve-lxc-dev-string"] = v => v.StartsWith("/dev/", StringComparison.Ordinal) && !DevDots().IsMatch(v)
            ? null : $"{v} is not a valid device path\n",
        ["pve-ct-timezone"] = v => v == "host" ? null : NodeFormats.Timezone(v),
    };

    private static bool IsDrive(string value, params string[] kinds) =>
        IsNumbered(value, Drives.Where(d => kinds.Contains(d.Key, StringComparer.Ordinal))
            .ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal));

    private static bool IsNumbered(string value, Dictionary<string, int> counts)
    {
        var match = Numbered().Match(value);
        return match.Success && counts.TryGetValue(match.Groups["name"].Value, out var count)
            && int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number) && number < count;
    }

    private static bool IsCpuRange(string part)
    {
        var match = CpuRange().Match(part);
        return match.Success && (!match.Groups["to"].Success
            || double.Parse(match.Groups["to"].Value, CultureInfo.InvariantCulture) >= double.Parse(
                match.Groups["from"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("^((order=)?[0-9]+|up=[0-9]+|down=[0-9]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Startup();

    [GeneratedRegex("^(?<name>[a-z]+)(?<number>0|[1-9][0-9]*)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*(?<from>[0-9]+)(?:-(?<to>[0-9]+))?\s*$")]
    private static partial Regex CpuRange();

    [GeneratedRegex("^[0-9]{1,2}$")]
    private static partial Regex PhysBits();

    [GeneratedRegex(@"/\.\.?/|/\.\.?$|^\.\./")]
    private static partial Regex DotSegments();

    [GeneratedRegex(@"/\.\.?(?:/|$)")]
    private static partial Regex DevDots();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>What sits in a slot: a volume and how the guest sees it.</summary>
public sealed partial class Drive
{
    /// <summary>A limit of bursts and the limit that it needs.</summary>
    private static readonly (string Option, string Needs)[] Bursts =
    [
        ("mbps_max", "mbps"), ("mbps_rd_max", "mbps_rd"), ("mbps_wr_max", "mbps_wr"),
        ("bps_max_length", "mbps_max"), ("bps_rd_max_length", "mbps_rd_max"), ("bps_wr_max_length", "mbps_wr_max"),
        ("iops_max_length", "iops_max"), ("iops_rd_max_length", "iops_rd_max"), ("iops_wr_max_length", "iops_wr_max"),
    ];

    private static readonly (string Total, string Part)[] Contradictions =
        [("mbps", "mbps_rd"), ("mbps", "mbps_wr"), ("iops", "iops_rd"), ("iops", "iops_wr")];

    private readonly Dictionary<string, string> _values;

    private Drive(string slot, Dictionary<string, string> values)
    {
        Slot = slot;
        _values = values;
    }

    public string Slot { get; }

    /// <summary>Volume id, path, order for a new volume, <c>none</c> or <c>cdrom</c>.</summary>
    public string File
    {
        get => _values["file"];
        set => _values["file"] = value;
    }

    /// <summary>Bytes, as the config says; null when it does not.</summary>
    public long? Size
    {
        get => _values.TryGetValue("size", out var size) ? Sizes.Parse(size) : null;
        set => this["size"] = value is { } bytes ? Sizes.Format(bytes) : null;
    }

    public bool IsCdrom => this["media"] == "cdrom";

    public bool IsCloudInit => Drives.IsCloudInit(File);

    /// <summary>Whether it is a disc that somebody put in, no cloud-init drive.</summary>
    public bool IsPlainCdrom => IsCdrom && !IsCloudInit;

    /// <summary>Whether it names a volume of a storage.</summary>
    public bool IsVolume => VolumeId().IsMatch(File);

    /// <summary>The storage of the volume; null where it names none.</summary>
    public string? Storage => IsVolume ? File.Split(':', 2)[0] : null;

    /// <summary>A property; null where it is not set, and to unset it.</summary>
    public string? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set
        {
            if (value is null)
            {
                _values.Remove(key);
            }
            else
            {
                _values[key] = value;
            }
        }
    }

    /// <summary>Whether a new volume is ordered, and where and how large: storage (null for the default one) and GiB.</summary>
    public (string? Storage, decimal Gibibytes)? Order => NewDisk().Match(File) is { Success: true } match
        ? (match.Groups[1] is { Success: true } storage
            ? storage.Value : null, decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    /// <summary>Reads the value of a slot (<c>parse_drive</c>).</summary>
    /// <returns>Null where the parts do not fit together.</returns>
    public static Drive? TryParse(GuestSchema schema, string slot, string text)
    {
        if (PropertyString.Parse(schema.Keys(slot), text, slot, out var parts) is not null)
        {
            return null;
        }

        var values = parts.ToDictionary(StringComparer.Ordinal);
        foreach (var key in (string[])["bps", "bps_rd", "bps_wr"])
        {
            if (!values.Remove(key, out var rate))
            {
                continue;
            }

            if (!values.TryAdd(
                "m" + key, (long.Parse(rate, CultureInfo.InvariantCulture) / 1048576m).ToString("F3", CultureInfo.InvariantCulture)))
            {
                return null;
            }
        }
        bool Set(string key) => values.GetValueOrDefault(key) is not (null or "" or "0");
        if (Bursts.Any(burst => Set(burst.Option) && !Set(burst.Needs)) || Contradictions.Any(pair => Set(pair.Total) && Set(pair.Part)))
        {
            return null;
        }

        if (values.GetValueOrDefault("media") == "cdrom"
            && (Set("snapshot") || Set("format") || slot.StartsWith("virtio", StringComparison.Ordinal)))
        {
            return null;
        }

        if (values.GetValueOrDefault("size") is { } size && Sizes.Parse(size) is null)
        {
            return null;
        }

        var drive = new Drive(slot, values);
        drive.Size = drive.Size;
        return drive;
    }

    /// <summary>Reads the value of a slot that a config holds.</summary>
    public static Drive Parse(GuestSchema schema, string slot, string text) =>
        TryParse(schema, slot, text) ?? throw PveError.Die($"unable to parse drive options for '{slot}'");

    /// <summary>The drives of a section in PVE's order of slots; what cannot be read is left out.</summary>
    public static IEnumerable<Drive> All(GuestSchema schema, OptionSet options, bool withUnused = false)
    {
        foreach (var slot in Drives.Slots)
        {
            if (options[slot] is { } text && TryParse(schema, slot, text) is { } drive)
            {
                yield return drive;
            }
        }
        foreach (var key in withUnused ? options.Keys.Where(UnusedVolumes.IsKey) : [])
        {
            yield return Parse(schema, key, options[key]!);
        }
    }

    /// <summary>The value of the slot (<c>print_drive</c>): the volume first, then the others by name.</summary>
    public string Print() => string.Join(',', _values.Where(value => value.Key != "file")
        .OrderBy(value => value.Key, StringComparer.Ordinal)
        .Select(value => $"{value.Key}={value.Value}")
        .Prepend(File));

    /// <summary>The same properties for another slot.</summary>
    public Drive Clone() => new(Slot, new Dictionary<string, string>(_values, StringComparer.Ordinal));

    [GeneratedRegex(@"^(?:([^/:\s]+):)?(\d+(?:\.\d+)?)$")]
    private static partial Regex NewDisk();

    [GeneratedRegex(@"^[a-z][a-z0-9\-_.]*[a-z0-9]:.+$", RegexOptions.IgnoreCase)]
    private static partial Regex VolumeId();
}

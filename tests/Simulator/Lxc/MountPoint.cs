using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary>What a container mounts: a volume, or a directory or device of its node (<c>PVE::LXC::Config::parse_volume</c>).</summary>
internal sealed partial class MountPoint
{
    public const string Root = "rootfs";

    private const int Most = 256;

    private readonly GuestSchema _schema;
    private readonly Dictionary<string, string> _values;

    private MountPoint(GuestSchema schema, string slot, Dictionary<string, string> values)
    {
        _schema = schema;
        Slot = slot;
        _values = values;
    }

    /// <summary>Every slot, in PVE's order.</summary>
    public static IReadOnlyList<string> Slots { get; } =
        [Root, .. Enumerable.Range(0, Most).Select(i => string.Create(CultureInfo.InvariantCulture, $"mp{i}"))];

    public string Slot { get; }

    /// <summary>Volume id, path, or order for a new volume.</summary>
    public string Volume
    {
        get => _values["volume"];
        set => _values["volume"] = value;
    }

    /// <summary>Where the container has it.</summary>
    public string Path => Slot == Root ? "/" : _values.GetValueOrDefault("mp") ?? "";

    /// <summary>Bytes, as the config says; null when it does not.</summary>
    public long? Size
    {
        get => _values.TryGetValue("size", out var size) ? Sizes.Parse(size) : null;
        set => _values["size"] = Sizes.Format(value ?? 0);
    }

    /// <summary>What it is: <c>volume</c>, <c>bind</c> or <c>device</c>.</summary>
    public string Kind => !Volume.StartsWith('/') ? "volume" : Volume.StartsWith("/dev/", StringComparison.Ordinal) ? "device" : "bind";

    public bool IsVolume => Kind == "volume";

    /// <summary>The storage of a volume.</summary>
    public string Storage => Volume.Split(':', 2)[0];

    /// <summary>Whether a new volume is ordered, and where and how large: storage and GiB.</summary>
    public (string Storage, decimal Gibibytes)? Order => NewVolume().Match(Volume) is { Success: true } match
        ? (match.Groups[1].Value, decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    /// <summary>A property; null where it is not set.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    public static bool IsSlot(string key) => SlotKey().IsMatch(key);

    /// <summary>Reads the value of a slot.</summary>
    /// <returns>Null where it makes no sense.</returns>
    public static MountPoint? TryParse(GuestSchema schema, string slot, string text) =>
        PropertyString.Parse(schema.Keys(slot), text, "", out var values) is null && (values.GetValueOrDefault("size") is not { } size
            || Sizes.Parse(size) is not null)
            ? new MountPoint(schema, slot, values.ToDictionary(StringComparer.Ordinal))
            : null;

    /// <summary>Reads the value of a slot; an empty slot is one without a volume.</summary>
    /// <exception cref="PveError">It makes no sense (500 with the parts that are at fault).</exception>
    public static MountPoint Parse(GuestSchema schema, string slot, string? text)
    {
        if (PropertyString.Parse(schema.Keys(slot), text ?? "", "", out var values) is null)
        {
            return new MountPoint(schema, slot, values.ToDictionary(StringComparer.Ordinal));
        }

        throw PveError.Malformed("format error\n", schema.Keys(slot).Where(key => !key.Value.Optional)
            .ToDictionary(key => key.Key, _ => "property is missing and it is not optional", StringComparer.Ordinal));
    }

    /// <summary>The mount points of a section in PVE's order; what cannot be read is left out (<c>foreach_volume</c>).</summary>
    public static IEnumerable<MountPoint> All(GuestSchema schema, OptionSet options, bool withUnused = false) =>
        Slots.Concat(withUnused ? options.Keys.Where(UnusedVolumes.IsKey) : [])
            .Where(options.Has)
            .Select(slot => TryParse(schema, slot, options[slot]!))
            .OfType<MountPoint>();

    /// <summary>The value of the slot (<c>print_ct_mountpoint</c>): the volume first, then the path, then the others by name.</summary>
    public string Print() => PropertyString.Print(_schema.Keys(Slot), _values);

    /// <summary>The same for another slot.</summary>
    public MountPoint In(string slot) => new(_schema, slot, new Dictionary<string, string>(_values, StringComparer.Ordinal));

    [GeneratedRegex(@"^(rootfs|mp\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex SlotKey();

    [GeneratedRegex(@"^([^:\s]+):(\d+(?:\.\d+)?)$")]
    private static partial Regex NewVolume();
}

using System.Globalization;
using Proxmox.Simulator;
using Proxmox.Simulator.Schema;

namespace Proxmox.Resources.Tests.Qemu.Imports;

/// <summary>
/// Draws VMs at random from everything that a PVE release describes: every option, every key of every property string, in every notation
/// that PVE reads. What belongs together to start a VM need not be together, for PVE keeps and tells such a config too.
/// </summary>
/// <param name="random">Where chance comes from; the same seed draws the same VMs.</param>
/// <param name="version">The release.</param>
internal sealed class VmGenerator(Random random, PveVersion version)
{
    // What calls take beside options, and what has a draw of its own.
    private static readonly string[] NoOptions =
    [
        "node", "vmid", "skiplock", "delete", "revert", "force", "digest", "background_delay", "import-working-storage", "description",
            "name", "cdrom", "template", "lock",
    ];

    // Keys that a VM's own config must not have, and those that came after 8.4 to a format that both releases name alike.
    private static readonly string[] ForeignKeys = ["cpu.reported-model"];
    private static readonly string[] NewerKeys = ["cpu.guest-phys-bits", "cpu.level", "hostpci.driver"];

    private readonly Dictionary<string, List<(string Name, ParameterRule Rule)>> _families = Families(version);
    private double _density = 0.3;

    /// <summary>The next VM.</summary>
    public ConfigText Next(int vmId)
    {
        _density = random.NextDouble() * 0.6;
        var lines = new List<string>(Notes());
        AddMaybe(lines, "name", 0.7, $"vm-{vmId}", "web", "Web-1.example.org");
        AddMaybe(lines, "template", 0.1, "1");
        AddMaybe(lines, "lock", 0.05, "backup");
        AddMaybe(lines, "meta", 0.8, "creation-qemu=9.2.0,ctime=1735689600");
        lines.AddRange(Options());
        var hasSnapshot = Chance(0.3);
        AddMaybe(lines, "parent", hasSnapshot ? 1 : 0, "before");
        var isRunning = Chance(0.4);
        if (isRunning && Chance(0.6))
        {
            lines.AddRange(["[PENDING]", .. Pending(lines)]);
        }

        if (hasSnapshot)
        {
            lines.AddRange(["[before]", .. Options(), "snaptime: 1735689600"]);
        }

        return new(vmId, lines, isRunning);
    }

    // Options that are changed at the next start, and some that go.
    private List<string> Pending(List<string> lines)
    {
        var pending = Options();
        var gone = lines.Where(line => !line.StartsWith('#')).Select(line => line.Split(": ")[0])
            .Where(option => option is not ("name" or "meta" or "parent" or "template" or "lock")
                && !pending.Exists(line => line.StartsWith(option + ": ", StringComparison.Ordinal)) && Chance(0.2))
            .ToList();
        return gone.Count == 0 ? pending : [$"delete: {string.Join(',', gone)}", .. pending];
    }

    private List<string> Options() =>
    [
        .. from family in _families
           where Chance(_density)
           let count = family.Value.Count == 1 ? 1 : random.Next(1, 4)
           from option in Draw(family.Value, count)
           select $"{option.Name}: {Text(family.Key, option.Name, option.Rule)}",
    ];

    private IEnumerable<string> Notes()
    {
        string[] lines = ["web server", "Gr%C3%BC%C3%9Fe%2C a=b", "", "%3A%25 # x", "<b>x</b>"];
        return Chance(0.5) ? Enumerable.Range(0, random.Next(1, 4)).Select(_ => "#" + Pick(lines)) : [];
    }

    private string Text(string family, string option, ParameterRule rule) => family switch
    {
        "net" => Network(Keys(rule)),
        "smbios1" => Smbios(),
        "ide" or "sata" or "scsi" or "virtio" => Drive(Keys(rule)),
        "efidisk0" or "tpmstate0" => string.Join(
            ',', [Pick(ConfigValues.Of("drive.file")!), .. Parts("drive", Keys(rule), "file", "volume", "import-from")]),
        "hostpci" or "usb" when Chance(0.4) =>
            string.Join(',', [$"mapping={Pick(ConfigValues.Of(family + ".mapping")!)}", .. Parts(family, Keys(rule), "host", "mapping")]),
        _ when ConfigValues.Of(family) is { } values => Pick(values),
        _ when HasKeys(rule) => Properties(family, Keys(rule)),
        _ => Scalar(option, rule, "0", "1"),
    };

    private string Properties(string family, IReadOnlyDictionary<string, ParameterRule> keys)
    {
        var parts = Parts(family, keys, family is "hostpci" or "usb" ? ["mapping"] : []);
        return parts.Count > 0 ? string.Join(',', parts) : Properties(family, keys);
    }

    /// <summary>Some keys with their values, in any order, those that must be there always.</summary>
    private List<string> Parts(string family, IReadOnlyDictionary<string, ParameterRule> keys, params string[] without)
    {
        var chosen = keys.Where(
            key => key.Value is { Alias: null, KeyAlias: null } && !without.Contains(key.Key) && IsKnown($"{family}.{key.Key}")
            && (!key.Value.Optional || key.Key is "cputype" or "host" || Chance(_density))).Select(key => key.Key)
                .ToHashSet(StringComparer.Ordinal);
        chosen.UnionWith(chosen.Select(key => keys[key].Requires).OfType<string>().ToList());
        var parts = chosen.Select(key =>
        {
            var value = Scalar($"{family}.{key}", keys[key], "0", "1", "on", "off", "yes", "no");
            var names = keys.Where(other => other.Value.Alias == key && other.Value.KeyAlias is null).Select(other => other.Key).Append(key)
                .ToArray();
            return keys[key].DefaultKey && Chance(0.7) ? value : $"{Pick(names)}={value}";
        }).ToArray();
        random.Shuffle(parts);
        return [.. parts];
    }

    private string Drive(IReadOnlyDictionary<string, ParameterRule> keys)
    {
        var options = Parts("drive", keys, "file", "volume", "media", "size", "format", "import-from");
        string[] content = random.Next(6) switch
        {
            0 => [Pick("none", "cdrom", "local:iso/debian-13.iso"), "media=cdrom"],
            1 => ["local:iso/with space.iso", "media=cdrom", "size=366K"],
            2 => [Pick("local-lvm:vm-100-cloudinit", "local:100/vm-100-cloudinit.qcow2"), "media=cdrom", .. Chance(0.5)
                ? ["size=4M"] : Array.Empty<string>()],
            _ => [
                Pick(ConfigValues.Of("drive.file")!),
                .. Chance(0.9) ? [$"size={Pick(ConfigValues.Of("drive.size")!)}"] : Array.Empty<string>(),
                .. Chance(0.2) ? [Pick("format=raw", "format=qcow2", "media=disk")] : Array.Empty<string>(),
            ],
        };
        return string.Join(',', [.. Chance(0.1) ? [$"file={content[0]}"] : content[..1], .. options, .. content[1..]]);
    }

    private string Network(IReadOnlyDictionary<string, ParameterRule> keys)
    {
        var (model, address) = (Pick([.. keys["model"].Enum!]), Pick(ConfigValues.Of("net.macaddr")!));
        return string.Join(
            ',', [Pick($"{model}={address}", $"model={model},macaddr={address}", model), .. Parts("net", keys, "model", "macaddr")]);
    }

    private string Smbios()
    {
        const string Id = "uuid=11111111-2222-3333-4444-555555555555";
        return Pick(Id, Id + ",manufacturer=RXhhbXBsZSwgSW5jLg==,serial=w7xtbGF1dA==,base64=1", Id + ",product=Box,sku=7",
            "base64=1,version=MQ==," + Id, "family=Rack");
    }

    private string Scalar(string path, ParameterRule rule, params string[] truths) =>
        ConfigValues.Of(path) is { } values ? Pick(values)
        : rule.Enum is { } choices ? Pick([.. choices])
        : rule.Type switch
        {
            "boolean" => Pick(truths),
            "integer" => Whole(rule).ToString(CultureInfo.InvariantCulture),
            "number" => Whole(rule).ToString(CultureInfo.InvariantCulture) + Pick("", ".5", ".25"),
            _ => throw new InvalidOperationException($"{path} needs values that its description does not tell."),
        };

    private long Whole(ParameterRule rule)
    {
        var least = (long)(rule.Minimum?.Value ?? 0);
        return Math.Min(least + Pick(0, 1, 30, 1023, 2048), (long)(rule.Maximum?.Value ?? long.MaxValue) - 1);
    }

    private IEnumerable<T> Draw<T>(List<T> from, int count) => random.GetItems(from.ToArray(), count).Distinct();

    private void AddMaybe(List<string> lines, string option, double probability, params string[] values)
    {
        if (Chance(probability))
        {
            lines.Add($"{option}: {Pick(values)}");
        }
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private bool IsKnown(string key) => !ForeignKeys.Contains(key) && (version != PveVersion.V84 || !NewerKeys.Contains(key));

    private static bool HasKeys(ParameterRule rule) =>
        rule.PropertyString is not null || (rule.Format is { } format && PropertyStringFormats.All.ContainsKey(format));

    private static IReadOnlyDictionary<string, ParameterRule> Keys(ParameterRule rule) =>
        rule.PropertyString ?? PropertyStringFormats.All[rule.Format!].Keys;

    /// <summary>The options, those that are numbered (<c>net0</c>, <c>net1</c>) as one.</summary>
    private static Dictionary<string, List<(string Name, ParameterRule Rule)>> Families(PveVersion version)
    {
        var options = ApiTable.For(version.Text()).Find("PUT", "/nodes/pve1/qemu/100/config", out _)!.Parameters;
        return options.Where(option => !NoOptions.Contains(option.Key)).OrderBy(option => option.Key, StringComparer.Ordinal)
            .GroupBy(option => Family(option.Key)).ToDictionary(
                family => family.Key, family => family.Select(option => (option.Key, option.Value)).ToList(), StringComparer.Ordinal);

        string Family(string option) => option.TrimEnd([.. "0123456789"]) is var stem && stem != option && options.ContainsKey(stem + "1")
            && options.ContainsKey(stem + "0") ? $"{stem}" : option;
    }
}

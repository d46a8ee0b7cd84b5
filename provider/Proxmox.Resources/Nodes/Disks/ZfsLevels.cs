using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>How many disks a ZFS pool needs, by its level (PVE::API2::Disks::ZFS).</summary>
internal static class ZfsLevels
{
    private const string Draid = "draid";

    private static readonly ImmutableArray<(string Word, int Least, string Meaning)> All =
    [
        ("single", 1, "One disk, and no redundancy."),
        ("mirror", 2, "Every disk holds everything."),
        ("raid10", 4, "Mirrors of two, and the data is spread over them. The number of disks must be even."),
        ("raidz", 3, "One disk may fail."),
        ("raidz2", 4, "Two disks may fail."),
        ("raidz3", 5, "Three disks may fail."),
        (Draid, 3, "As raidz, with spares spread over all disks."),
        ("draid2", 4, "As raidz2, with spares spread over all disks."),
        ("draid3", 5, "As raidz3, with spares spread over all disks."),
    ];

    /// <summary>The levels, each with what it means.</summary>
    public static ImmutableArray<(string Word, string Meaning)> Words { get; } =
    [
        .. All.Select(level => (level.Word, level.Least == 1 ? level.Meaning : $"{level.Meaning} Needs {level.Least} disks or more.")),
    ];

    /// <summary>What is wrong with the number of disks.</summary>
    public static IEnumerable<Violation> Problems(Attributes config, Field<string> level, Field<IReadOnlyList<string>> devices)
    {
        if (!config.Has(devices) || config[devices].Items.Any(disk => disk.IsUnknown || disk.IsNull))
        {
            yield break;
        }

        var disks = config.Get(devices)!;
        if (disks.GroupBy(disk => disk, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            yield return new(devices, $"{devices.Name} names {twice.Key} more than once: name each disk once.");
        }

        if (config.Get(level) is not { } word || All.FirstOrDefault(known => known.Word == word) is not { Word: not null } wanted)
        {
            yield break;
        }

        if (word == "single" && disks.Count > 1)
        {
            yield return new(devices, $"{level.Name} single takes one disk, and {devices.Name} names {disks.Count}: name one, or choose "
                + "another level.");
        }
        else if (disks.Count < wanted.Least)
        {
            yield return new(devices, $"{level.Name} {word} needs {wanted.Least} disks or more, and {devices.Name} names "
                + $"{disks.Count}: add disks, or choose another level.");
        }
        else if (word == "raid10" && disks.Count % 2 != 0)
        {
            yield return new(devices, $"{level.Name} raid10 is made of mirrors of two, and {devices.Name} names {disks.Count} disks: "
                + "give an even number.");
        }
    }

    /// <summary>What is wrong with how a dRAID divides them.</summary>
    public static IEnumerable<Violation> DraidProblems(Attributes config, Field<string> level, Field<IReadOnlyList<string>> devices,
        Field<Attributes> draid, (Field<long> Data, Field<long> Spares) layout)
    {
        if (!config.Has(draid) || config.Get(level) is not { } word)
        {
            yield break;
        }

        if (!word.StartsWith(Draid, StringComparison.Ordinal))
        {
            yield return new(draid, $"{draid.Name} is for the levels draid, draid2 and draid3 alone, and {level.Name} is {word}: leave it "
                + "out, or choose one of them.");
            yield break;
        }

        if (!config.Has(devices) || config.Get(draid) is not { } given)
        {
            yield break;
        }

        var parity = All.First(known => known.Word == word).Least - 2;
        var (data, spares, count) = (given.Get(layout.Data) ?? 0, given.Get(layout.Spares) ?? 0, config[devices].Items.Length);
        if (count < parity + data + spares)
        {
            yield return new(devices, $"{word} with {data} disks of data, {parity} of parity and {spares} spares needs "
                + $"{parity + data + spares} disks, and {devices.Name} names {count}: add disks, or change {draid.Name}.");
        }
    }
}

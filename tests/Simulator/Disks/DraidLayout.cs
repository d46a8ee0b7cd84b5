using System.Globalization;

namespace Proxmox.Simulator.Disks;

/// <summary>How many disks a level of ZFS needs, and how a dRAID divides them.</summary>
internal sealed class DraidLayout
{
    private readonly int _data;
    private readonly int _spares;
    private readonly bool _isGiven;

    /// <param name="config">The parameter <c>draid-config</c>; null when it was not given.</param>
    public DraidLayout(string? config)
    {
        _isGiven = config is not null;
        var values = PerlList.Split(config).Select(part => part.Split('=', 2)).ToDictionary(
            part => part[0], part => part[^1], StringComparer.Ordinal);
        _data = Number(values.GetValueOrDefault("data"));
        _spares = Number(values.GetValueOrDefault("spares"));
    }

    /// <summary>What follows the level in the command.</summary>
    public string Suffix => (_data > 0 ? string.Create(CultureInfo.InvariantCulture, $":{_data}d") : "")
        + (_spares > 0 ? string.Create(CultureInfo.InvariantCulture, $":{_spares}s") : "");

    /// <summary>What follows the level in the name that ZFS gives to it.</summary>
    public string Of(int disks, string level)
    {
        var parity = Parity(level);
        var data = _data > 0 ? _data : Math.Min(8, disks - _spares - parity);
        return string.Create(CultureInfo.InvariantCulture, $"{data}d:{disks}c:{_spares}s");
    }

    /// <summary>Fails as PVE does where there are too few disks, or too many.</summary>
    public void Check(string level, int disks)
    {
        var least = level switch
        {
            "single" => 1,
            "mirror" => 2,
            "raidz" or "draid" => 3,
            "raid10" or "raidz2" or "draid2" => 4,
            _ => 5,
        };
        if (level == "raid10" && disks % 2 != 0)
        {
            throw PveError.Die("raid10 needs an even number of disks");
        }

        if (level == "single" && disks > 1)
        {
            throw PveError.Die("please give only one disk for single disk mode");
        }

        if (disks < least)
        {
            throw PveError.Die($"{level} needs at least {least} disks");
        }

        var wanted = least - 2 + (_isGiven ? _data + _spares : 0);
        if (level.StartsWith("draid", StringComparison.Ordinal) && disks < wanted)
        {
            throw PveError.Die($"At least {wanted} disks needed for current dRAID config");
        }
    }

    private static int Parity(string level) => char.IsDigit(level[^1]) ? level[^1] - '0' : 1;

    private static int Number(string? text) => text is null ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Storage;

/// <summary>A backup and what pruning would do with it.</summary>
internal sealed partial class PruneMark
{
    public PruneMark(Volume volume)
    {
        Volume = volume;
        var match = StandardName().Match(volume.Parts.FileName);
        Type = match.Groups["type"] is { Success: true } type ? type.Value : "unknown";
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var stamp = match.Groups["time"].Value;
        Time = DateTime.TryParseExact(stamp, "yyyy_MM_dd-HH_mm_ss", CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
        if (Time is null)
        {
            Mark = "renamed";
        }

        if (volume.Protected)
        {
            Mark = "protected";
        }
    }

    public Volume Volume { get; }

    /// <summary>qemu, lxc or unknown.</summary>
    public string Type { get; }

    /// <summary>When it was made, from its name; null when the name is not a standard one.</summary>
    public DateTime? Time { get; }

    /// <summary>keep, remove, protected or renamed.</summary>
    public string? Mark { get; set; }

    public JObject ToJson()
    {
        var json = new JObject
        {
            ["ctime"] = Time is { } time ? new DateTimeOffset(time).ToUnixTimeSeconds() : Volume.Created,
            ["type"] = Type,
            ["volid"] = Volume.Id,
            ["mark"] = Mark,
        };
        if (Volume.Parts.VmId is { } vmId)
        {
            json["vmid"] = vmId;
        }

        return json;
    }

    [GeneratedRegex(@"^vzdump-(?<type>qemu|lxc|openvz)-(?:[1-9][0-9]{2,8}-(?<time>\d{4}_\d\d_\d\d-\d\d_\d\d_\d\d)\.|.)")]
    private static partial Regex StandardName();
}

/// <summary>Which backups of one guest are kept (<c>PVE::Storage::prune_mark_backup_group</c>).</summary>
internal static class Retention
{
    private static readonly (string Option, Func<DateTime, string> Period)[] Rules =
    [
        ("keep-last", t => t.ToString("O", CultureInfo.InvariantCulture)),
        ("keep-hourly", t => t.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)),
        ("keep-daily", t => t.ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
        ("keep-weekly", t => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(t)}-{ISOWeek.GetWeekOfYear(t)}")),
        ("keep-monthly", t => t.ToString("yyyyMM", CultureInfo.InvariantCulture)),
        ("keep-yearly", t => t.ToString("yyyy", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Marks the backups of a guest.</summary>
    /// <param name="newestFirst">The backups.</param>
    /// <param name="keep">Options of <c>prune-backups</c>.</param>
    public static void Mark(IReadOnlyList<PruneMark> newestFirst, IReadOnlyDictionary<string, string> keep)
    {
        var counts = Rules.Select(rule =>
            (rule.Period, Count: (int)double.Parse(keep.GetValueOrDefault(rule.Option, "0"), CultureInfo.InvariantCulture))).ToList();
        if (keep.GetValueOrDefault("keep-all") == "1" || counts.TrueForAll(c => c.Count == 0))
        {
            foreach (var mark in newestFirst)
            {
                mark.Mark ??= "keep";
            }

            return;
        }
        foreach (var (period, count) in counts.Where(c => c.Count > 0))
        {
            Keep(newestFirst, period, count);
        }

        foreach (var mark in newestFirst)
        {
            mark.Mark ??= "remove";
        }
    }

    private static void Keep(IReadOnlyList<PruneMark> newestFirst, Func<DateTime, string> period, int count)
    {
        var earlier = newestFirst.Where(m => m.Mark == "keep").Select(m => period(m.Time!.Value)).ToHashSet(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mark in newestFirst.Where(m => m.Mark is null))
        {
            var own = period(mark.Time!.Value);
            if (earlier.Contains(own))
            {
                continue;
            }

            if (taken.Contains(own))
            {
                mark.Mark = "remove";
                continue;
            }
            if (taken.Count >= count)
            {
                return;
            }

            taken.Add(own);
            mark.Mark = "keep";
        }
    }
}

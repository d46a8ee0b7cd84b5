using System.Globalization;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Schema;

namespace Proxmox.Bench;

/// <summary>The requests of a command by kind: a verb and the pattern of a path.</summary>
internal static class RequestKinds
{
    /// <summary>Prints a row for each kind.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cost">The command's.</param>
    /// <param name="objects">For how many objects it was.</param>
    public static void Write(TextWriter output, CommandCost cost, int objects)
    {
        var table = new Table("request", "plan", "apply", "each");
        var planned = Count(cost.Planned);
        var applied = Count(cost.Applied);
        var kinds = planned.Keys.Union(applied.Keys, StringComparer.Ordinal)
            .Select(kind => (Kind: kind, Plan: planned.GetValueOrDefault(kind), Apply: applied.GetValueOrDefault(kind)))
            .OrderByDescending(entry => entry.Plan + entry.Apply).ThenBy(entry => entry.Kind, StringComparer.Ordinal);
        foreach (var (kind, plan, apply) in kinds)
        {
            table.Add(kind, Text(plan), Text(apply), Text((plan + apply) / (double)objects));
        }

        table.Write(output);
    }

    private static Dictionary<string, int> Count(IEnumerable<RequestRecord> requests) =>
        requests.CountBy(KindOf, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string KindOf(RequestRecord record)
    {
        var pattern = ApiTable.For("9.2").Find(record.Verb, record.Path, out _)?.PathTemplate ?? record.Path;
        return $"{record.Verb} {pattern}" + (record.Status == 200 ? "" : FormattableString.Invariant($" ({record.Status})"));
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

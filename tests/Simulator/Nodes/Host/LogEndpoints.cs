using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes.Host;

/// <summary>
/// What a node tells of itself to people: its log, a report, and what passes its guests' cards (<c>PVE::API2::Nodes</c>).
/// </summary>
public sealed class LogEndpoints : IEndpoints
{
    private const int DefaultLimit = 50;

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/syslog", Syslog);
        router.On("GET", "/nodes/{node}/journal", Journal);
        router.On("GET", "/nodes/{node}/report", call => $"hostname: {call.NodeName}\n\n==== general system info ====\n\n"
            + $"# pveversion --verbose\npve-manager: {ClusterEndpoints.Release(call.Datacenter.Version)["version"]}\n");
        router.On("GET", "/nodes/{node}/netstat", call => new JArray(call.Datacenter.Guests.Values
            .Where(guest => guest.Node == call.NodeName && GuestControl.Of(guest).IsRunning(call.Datacenter, guest.VmId))
            .SelectMany(guest => Cards(call.Datacenter, guest).Select(card => new JObject
            {
                // The counters come out of a text, so they are none.
                ["vmid"] = guest.VmId.ToString(CultureInfo.InvariantCulture),
                ["dev"] = card,
                ["in"] = "220",
                ["out"] = "3352",
            }))));
    }

    private static IEnumerable<string> Cards(Datacenter datacenter, Guest guest) =>
        GuestControl.Of(guest).Configs(datacenter).Load(guest.Node, guest.VmId).Options.Keys
            .Where(key => key.StartsWith("net", StringComparison.Ordinal) && key[3..].All(char.IsAsciiDigit))
            .Order(StringComparer.Ordinal);

    private static JArray Syslog(PveCall call)
    {
        var lines = NodeLog.Of(call.Datacenter)[call.NodeName]
            .Where(entry => call.OptionalText("service") is not { } service || entry.Identifier == service)
            .Where(entry => call.OptionalText("since") is not { } since || entry.Time >= Moment(since))
            .Where(entry => call.OptionalText("until") is not { } until || entry.Time <= Moment(until))
            .Select(entry => entry.Line).ToList();
        if (lines.Count == 0)
        {
            lines.Add("-- No entries --");
        }

        call.Total = lines.Count;
        var numbered = lines.Select((line, index) => new JObject { ["n"] = index + 1, ["t"] = line });
        return new JArray(numbered.Skip((int)(call.Number("start") ?? 0)).Take((int)(call.Number("limit") ?? DefaultLimit)));
    }

    // The lines stand between the positions in the journal at which they begin and end.
    private static JArray Journal(PveCall call)
    {
        var entries = NodeLog.Of(call.Datacenter)[call.NodeName].ToList();
        if (entries.Count == 0)
        {
            return [];
        }

        var chosen = entries
            .Where(entry => call.Number("since") is not { } since || entry.Time.ToUnixTimeSeconds() >= since)
            .Where(entry => call.Number("until") is not { } until || entry.Time.ToUnixTimeSeconds() <= until)
            .Where(entry => call.OptionalText("unit") is not { } unit || entry.Identifier == unit)
            .Where(entry => call.OptionalText("service") is not { } service || entry.Identifier == service)
            .Where(entry => call.OptionalText("startcursor") is not { } start || string.CompareOrdinal(entry.Cursor, start) > 0)
            .ToList();
        chosen = call.Number("lastentries") is { } last ? [.. chosen.TakeLast((int)last)] : chosen;
        var edges = chosen.Count == 0 ? entries[^1..] : chosen;
        return new JArray([edges[0].Cursor, .. chosen.Select(entry => entry.Line), edges[^1].Cursor]);
    }

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

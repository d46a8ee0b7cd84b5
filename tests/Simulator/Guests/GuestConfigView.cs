using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Guests;

/// <summary>How <c>config</c> and <c>pending</c> show a guest's config.</summary>
internal static class GuestConfigView
{
    private const string Hidden = "**********";

    /// <summary>The options of the section that a call wants: as they will be after a start, as they are, or a snapshot's.</summary>
    /// <param name="mayRead">Whether the caller may see an option.</param>
    public static JToken Read(PveCall call, GuestContext context, Func<string, bool>? mayRead = null)
    {
        var snapshot = call.OptionalText("snapshot");
        if (snapshot is { Length: > 0 } && call.Flag("current") == true)
        {
            const string Message = "cannot use 'snapshot' parameter with 'current'";
            throw PveError.Parameters(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["snapshot"] = Message, ["current"] = Message });
        }
        var config = context.Load((int)call.Number("vmid")!.Value);
        var options = snapshot is { Length: > 0 } ? config.Snapshot(snapshot)
            : call.Flag("current") == true ? config.Options
            : AfterStart(config);
        if (options.Has("cipassword"))
        {
            options["cipassword"] = Hidden;
        }

        var answer = context.Schema.ToJson(options.Where(option => mayRead is null || mayRead(option.Key)));
        answer["digest"] = config.Digest;
        return answer;
    }

    /// <summary>Every option with its value in force and the one that waits.</summary>
    /// <param name="mayRead">Whether the caller may see an option.</param>
    public static JToken Pending(PveCall call, GuestContext context, Func<string, bool>? mayRead = null)
    {
        var config = context.Load((int)call.Number("vmid")!.Value);
        var deletions = PendingDeletions.Of(config);
        var answer = new JArray();
        foreach (var (key, value) in config.Options.Where(option => Shows(option.Key, mayRead)))
        {
            var entry = new JObject { ["key"] = key, ["value"] = key == "cipassword" ? Hidden : context.Schema.ToJson(key, value) };
            if (config.Pending[key] is { } pending)
            {
                entry["pending"] = PendingValue(context, key, pending);
            }

            if (deletions.Remove(key, out var force))
            {
                entry["delete"] = force ? 2 : 1;
            }

            answer.Add(entry);
        }
        answer.Add(new JObject { ["key"] = "digest", ["value"] = config.Digest });
        foreach (var (key, value) in config.Pending
            .Where(option => option.Key != "delete" && !config.Options.Has(option.Key) && Shows(option.Key, mayRead)))
        {
            answer.Add(new JObject { ["key"] = key, ["pending"] = PendingValue(context, key, value) });
        }

        foreach (var (key, force) in deletions)
        {
            answer.Add(new JObject { ["key"] = key, ["delete"] = force ? 2 : 1 });
        }

        return answer;
    }

    /// <summary>The options as they will be once what is pending is in force.</summary>
    private static OptionSet AfterStart(GuestConfig config)
    {
        var options = config.Options;
        foreach (var (key, value) in config.Pending.Where(option => option.Key != "delete"))
        {
            options[key] = value;
        }

        foreach (var key in PendingDeletions.Of(config).Keys)
        {
            options[key] = null;
        }

        return options;
    }

    private static bool Shows(string key, Func<string, bool>? mayRead) =>
        key != GuestConfigFormat.RawOptions && (mayRead is null || mayRead(key));

    private static JToken PendingValue(GuestContext context, string key, string value) =>
        key == "cipassword" ? Hidden + " " : context.Schema.ToJson(key, value);
}

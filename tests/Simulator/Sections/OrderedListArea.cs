using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Sections;

/// <summary>
/// An area of the API whose objects are the entries of a list, named by their position: a new one comes first, and <c>moveto</c> moves one
/// in front of the one that stood there.
/// </summary>
/// <param name="Path">The list's path; an entry's position is below it.</param>
public sealed record OrderedListArea(string Path)
{
    private const string Position = "pos";

    /// <summary>The list that a call is about.</summary>
    public required Func<PveCall, FilePart<List<Dictionary<string, string>>>> Open { get; init; }

    /// <summary>What an entry is called.</summary>
    public required string Noun { get; init; }

    /// <summary>The keys that are answered with as numbers.</summary>
    public required string[] Numbers { get; init; }

    /// <summary>The keys that an entry cannot be without.</summary>
    public required string[] Required { get; init; }

    /// <summary>Gives a new entry what was not sent for it.</summary>
    public Action<Dictionary<string, string>>? Complete { get; init; }

    /// <summary>Fails where an entry cannot be as it is; may respell its values.</summary>
    public Action<PveCall, Dictionary<string, string>>? Verify { get; init; }

    /// <summary>Registers the five calls.</summary>
    public void Map(Router router)
    {
        var parameters = ApiTable.For(router.Version.Text()).Find("POST", Path, out _)!.Parameters.Keys;
        string[] keys = [.. parameters.Where(key => key is not (Position or "digest")
            && !Path.Contains($"{{{key}}}", StringComparison.Ordinal))];
        var item = $"{Path}/{{{Position}}}";
        router.On("GET", Path, List);
        router.On("POST", Path, call => Create(call, keys));
        router.On("GET", item, Read);
        router.On("PUT", item, call => Update(call, keys));
        router.On("DELETE", item, Delete);
    }

    private JToken List(PveCall call)
    {
        var entries = Open(call).Value;
        var digest = ValueDigest.Of(entries);
        return new JArray(entries.Select((entry, position) => ToJson(entry, digest, position)));
    }

    private JToken Read(PveCall call)
    {
        var entries = Open(call).Value;
        // A single entry tells its position as it was asked for.
        return ToJson(At(call, entries), ValueDigest.Of(entries), call.Text(Position));
    }

    private void Create(PveCall call, string[] keys) => Open(call).Change(entries =>
    {
        var entry = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(call, entry, keys);
        Verify?.Invoke(call, entry);
        Complete?.Invoke(entry);
        entries.Insert(0, entry);
    });

    private void Update(PveCall call, string[] keys) => Open(call).Change(entries =>
    {
        ValueDigest.Assert(call.OptionalText("digest"), entries);
        var entry = At(call, entries);
        var position = (int)call.Number(Position)!.Value;
        if (call.Number("moveto") is { } target && target != position)
        {
            Move(entries, position, target);
            return;
        }
        Put(call, entry, keys);
        foreach (var key in call.List("delete"))
        {
            if (!keys.Contains(key) && key is not (Position or "digest"))
            {
                throw PveError.Parameter("delete", $"no such property ('{key}')");
            }

            if (Required.Contains(key))
            {
                throw PveError.Parameter("delete", $"unable to delete required property '{key}'");
            }

            entry.Remove(key);
        }
        Verify?.Invoke(call, entry);
    });

    private void Delete(PveCall call) => Open(call).Change(entries =>
    {
        ValueDigest.Assert(call.OptionalText("digest"), entries);
        entries.Remove(At(call, entries));
    });

    /// <summary>Puts an entry in front of the one that stood at the target, or behind all others.</summary>
    private static void Move(List<Dictionary<string, string>> entries, int position, long target)
    {
        var entry = entries[position];
        var before = target < entries.Count ? entries[(int)target] : null;
        entries.RemoveAt(position);
        entries.Insert(before is null ? entries.Count : entries.IndexOf(before), entry);
    }

    /// <summary>Sets what was sent; what is empty or a dash is taken away.</summary>
    private static void Put(PveCall call, Dictionary<string, string> entry, string[] keys)
    {
        foreach (var key in keys.Where(call.Has))
        {
            if (call.Text(key) is "" or "-")
            {
                entry.Remove(key);
            }
            else
            {
                entry[key] = call.Text(key);
            }
        }
    }

    private Dictionary<string, string> At(PveCall call, List<Dictionary<string, string>> entries) =>
        call.Number(Position) is { } position && position < entries.Count
            ? entries[(int)position]
            : throw PveError.Die($"no {Noun} at position {call.Text(Position)}");

    private JObject ToJson(Dictionary<string, string> entry, string digest, JToken position)
    {
        var json = new JObject(entry.Select(value => new JProperty(value.Key,
            Numbers.Contains(value.Key) ? long.Parse(value.Value, CultureInfo.InvariantCulture) : value.Value)));
        json["digest"] = digest;
        json[Position] = position;
        return json;
    }
}

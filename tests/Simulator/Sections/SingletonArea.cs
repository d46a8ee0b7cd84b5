using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Sections;

/// <summary>An area of the API that is one object: read with GET, and changed with PUT key by key.</summary>
/// <param name="Path">The object's path.</param>
public sealed record SingletonArea(string Path)
{
    /// <summary>The values that a call is about.</summary>
    public required Func<PveCall, FilePart<Dictionary<string, string>>> Open { get; init; }

    /// <summary>Whether the object is answered with a digest of its values, which PUT compares.</summary>
    public bool HasDigest { get; init; }

    /// <summary>Whether <c>delete</c> may name what the object does not have.</summary>
    public bool DeletesAnything { get; init; }

    /// <summary>Whether a key that is set and deleted at once is gone afterwards; else it is set.</summary>
    public bool DeletesLast { get; init; }

    /// <summary>The value to store for a key.</summary>
    public Func<string, string, string>? Encode { get; init; }

    /// <summary>Fails where the values cannot stand together.</summary>
    public Action<Dictionary<string, string>>? Verify { get; init; }

    /// <summary>The value to show for a key with its rule; numbers for numeric types unless given.</summary>
    public Func<string, string, ParameterRule?, JToken>? Decode { get; init; }

    /// <summary>Completes the object that is answered with.</summary>
    public Func<PveCall, JObject, JObject>? OnShow { get; init; }

    /// <summary>Registers both calls.</summary>
    public void Map(Router router)
    {
        var rules = ApiTable.For(router.Version.Text()).Find("PUT", Path, out _)!.Parameters
            .Where(rule => rule.Key is not ("digest" or "delete") && !Path.Contains($"{{{rule.Key}}}", StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        router.On("GET", Path, call => Read(call, rules));
        router.On("PUT", Path, call => Update(call, rules));
    }

    private JObject Read(PveCall call, Dictionary<string, ParameterRule> rules)
    {
        var values = Open(call).Value;
        var json = new JObject(values.Select(value =>
            new JProperty(value.Key, Show(value.Key, value.Value, rules.GetValueOrDefault(value.Key)))));
        if (HasDigest)
        {
            json["digest"] = ValueDigest.Of([values]);
        }

        return OnShow?.Invoke(call, json) ?? json;
    }

    private void Update(PveCall call, Dictionary<string, ParameterRule> rules) => Open(call).Change(values =>
    {
        if (HasDigest)
        {
            ValueDigest.Assert(call.OptionalText("digest"), [values]);
        }

        var delete = call.List("delete");
        if (!DeletesAnything && delete.FirstOrDefault(key => !rules.ContainsKey(key)) is { } unknown)
        {
            throw PveError.Parameter("delete", $"no such option '{unknown}'");
        }

        if (!DeletesLast)
        {
            Remove(values, delete);
        }

        foreach (var key in rules.Keys.Where(call.Has))
        {
            values[key] = Encode?.Invoke(key, call.Text(key)) ?? call.Text(key);
        }

        if (DeletesLast)
        {
            Remove(values, delete);
        }

        Verify?.Invoke(values);
    });

    private static void Remove(Dictionary<string, string> values, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            values.Remove(key);
        }
    }

    private JToken Show(string key, string value, ParameterRule? rule) => Decode is not null
        ? Decode(key, value, rule)
        : SectionSchema.ToJson(rule, value);
}

using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>Comma lists of <c>key=value</c> as <c>PVE::JSONSchema</c> parses and prints them.</summary>
public static class PropertyString
{
    /// <summary>Parses and checks a property string (<c>parse_property_string</c>).</summary>
    /// <param name="keys">Declared keys.</param>
    /// <param name="text">The string.</param>
    /// <param name="path">Where it is, for the messages.</param>
    /// <param name="values">The values in the order given, aliases resolved, booleans as 0 and 1 where they were words.</param>
    /// <returns>Null when all is well, else PVE's message with its closing line feed.</returns>
    public static string? Parse(
        IReadOnlyDictionary<string, ParameterRule> keys, string text, string path, out IReadOnlyDictionary<string, string> values)
    {
        var found = new Dictionary<string, JToken>(StringComparer.Ordinal);
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        var keyless = 0;
        foreach (var part in text.Split(','))
        {
            if (string.IsNullOrWhiteSpace(part))
            {
                continue;
            }

            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var error = equals switch
            {
                < 0 => AddDefault(keys, found, part, ref keyless),
                0 => "missing key in comma-separated list property\n",
                _ when equals == part.Length - 1 => "missing key in comma-separated list property\n",
                _ => Add(keys, found, part[..equals], part[(equals + 1)..]),
            };
            if (error is not null)
            {
                return error;
            }
        }

        var errors = new ErrorList();
        RuleCheck.CheckProperties(path, keys, found, additional: false, errors);
        if (errors.Count > 0)
        {
            return errors.Text("format error\n");
        }

        values = found.ToDictionary(p => p.Key, p => Scalar.Text(p.Value), StringComparer.Ordinal);
        return null;
    }

    /// <summary>Writes a property string (<c>print_property_string</c>): the default key first, then required keys, then the others, each
    /// by name.</summary>
    public static string Print(IReadOnlyDictionary<string, ParameterRule> keys, IReadOnlyDictionary<string, string> values)
    {
        var parts = new List<string>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        if (keys.FirstOrDefault(k => k.Value.DefaultKey).Key is { } first)
        {
            Put(first, isDefault: true);
        }

        foreach (var key in values.Keys.Order(StringComparer.Ordinal).Where(k => keys.TryGetValue(k, out var rule) && !rule.Optional))
        {
            Put(key, isDefault: false);
        }

        foreach (var key in values.Keys.Order(StringComparer.Ordinal))
        {
            Put(key, isDefault: false);
        }

        return string.Join(',', parts);

        void Put(string key, bool isDefault)
        {
            if (!values.TryGetValue(key, out var value) || !done.Add(key))
            {
                return;
            }
            // A key that is named by another one's value goes with it: model and macaddr make "virtio=AA:BB:...".
            var named = keys.Values.FirstOrDefault(r => r.KeyAlias == key)?.Alias;
            if (named is not null && values.TryGetValue(named, out var second))
            {
                done.Add(named);
                parts.Add(value + "=" + second);
                return;
            }
            parts.Add(isDefault ? value : key + "=" + value);
        }
    }

    /// <summary>Perl's reading of yes and no in a property string: 1, 0, or the text itself when it is neither.</summary>
    public static string Boolean(string text) => text.ToLowerInvariant() switch
    {
        "1" or "on" or "yes" or "true" => "1",
        "0" or "off" or "no" or "false" => "0",
        _ => text,
    };

    private static string? Add(IReadOnlyDictionary<string, ParameterRule> keys, Dictionary<string, JToken> found, string key, string value)
    {
        if (found.ContainsKey(key))
        {
            return $"duplicate key in comma-separated list property: {key}\n";
        }

        var rule = keys.GetValueOrDefault(key);
        if (rule?.Alias is { } alias)
        {
            if (rule.KeyAlias is { } keyAlias)
            {
                if (!found.TryAdd(keyAlias, key))
                {
                    return $"key alias '{keyAlias}' is already defined\n";
                }
            }
            key = alias;
            rule = keys.GetValueOrDefault(alias);
            if (found.ContainsKey(key))
            {
                return $"key '{key}' is already defined (via alias)\n";
            }
        }
        found[key] = rule?.Type == "boolean" ? Boolean(value) : value;
        return null;
    }

    private static string? AddDefault(
        IReadOnlyDictionary<string, ParameterRule> keys, Dictionary<string, JToken> found, string value, ref int keyless)
    {
        if (keys.FirstOrDefault(k => k.Value.DefaultKey) is not { Key: { } key, Value: { } rule })
        {
            return "value without key, but schema does not define a default key\n";
        }

        if (keyless++ > 0 || Scalar.IsTrue(found.GetValueOrDefault(key)))
        {
            return $"duplicate key in comma-separated list property: {key}\n";
        }

        found[key] = rule.Type == "boolean" ? Boolean(value) : value;
        return null;
    }
}

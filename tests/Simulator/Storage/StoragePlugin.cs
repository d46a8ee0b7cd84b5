using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Storage;

/// <summary>What the plugins of some types do when a definition is added or changed (<c>on_add_hook</c>, <c>on_update_hook</c>): keep
/// secrets, fill in what they find out.</summary>
internal sealed class StoragePlugin
{
    private readonly StorageConfig _config;
    private readonly Section _section;
    private readonly StorageType _type;

    public StoragePlugin(StorageConfig config, Section section, StorageType type)
    {
        _config = config;
        _section = section;
        _type = type;
    }

    /// <summary>Runs on creation.</summary>
    /// <param name="values">The definition's values; some are added.</param>
    /// <param name="secrets">Sensitive parameters.</param>
    /// <returns>What the answer's <c>config</c> holds; null when it has none.</returns>
    public JObject? OnAdd(Dictionary<string, string> values, IReadOnlyDictionary<string, string?> secrets)
    {
        switch (_type.Name)
        {
            case "esxi" when secrets.GetValueOrDefault("password") is null:
                throw PveError.Die("missing password");
            case "lvm" when values.TryGetValue("base", out var origin):
                var id = origin.Split(':')[0];
                var found = _config.Find(id) ?? throw PveError.Die($"base storage ID '{id}' does not exist");
                if (found.Type.Name != "iscsi")
                    throw PveError.Die($"unsupported base type '{found.Type.Name}' at /usr/share/perl5/PVE/Storage/LVMPlugin.pm line 426.");
                break;
            case "zfspool" when !values.ContainsKey("mountpoint") && _config.Host.Reaches(Preview(values)):
                values["mountpoint"] = "/" + values["pool"];
                break;
            case "zfs" when !values.ContainsKey("zfs-base-path"):
                values["zfs-base-path"] = values["iscsiprovider"] switch
                {
                    "comstar" => "/dev/zvol/rdsk",
                    "istgt" or "iet" or "LIO" => "/dev/zvol",
                    var other => throw PveError.Die(
                        $"{other}: unknown iscsi provider. Available [comstar, istgt, iet, LIO] at /usr/share/perl5/PVE/Storage/ZFSPlugin.pm line 35."),
                };
                break;
            case "pbs" when secrets.GetValueOrDefault("master-pubkey") is not null && secrets.GetValueOrDefault("encryption-key") is null:
                Keep(secrets.Where(s => s.Key != "master-pubkey"));
                throw PveError.Die("'master-pubkey' can only be used together with 'encryption-key'");
        }
        return Secure(values, secrets);
    }

    /// <inheritdoc cref="OnAdd"/>
    public JObject? OnUpdate(Dictionary<string, string> values, IReadOnlyDictionary<string, string?> secrets, IEnumerable<string> delete)
    {
        if (_type.Name == "lvm" && _section["snapshot-as-volume-chain"] == "1"
            && (values.GetValueOrDefault("snapshot-as-volume-chain") == "0" || delete.Contains("snapshot-as-volume-chain", StringComparer.Ordinal))
            && _config.Volumes.On(_section.Id).Any(v => v.Parts.Format == "qcow2"))
        {
            throw PveError.Die($"{_section.Id} - cannot disable 'snapshot-as-volume-chain' while a qcow2 image exists");
        }
        return Secure(values, secrets);
    }

    private JObject? Secure(Dictionary<string, string> values, IReadOnlyDictionary<string, string?> secrets)
    {
        if (_type.Name != "pbs")
        {
            Keep(secrets);
            return null;
        }

        var generated = new JObject();
        if (secrets.GetValueOrDefault("encryption-key") is { } key)
        {
            if (key == "autogen")
                key = GenerateKey();
            values["encryption-key"] = Fingerprint(key) ?? "1";
            generated["encryption-key"] = key;
        }
        if (secrets.GetValueOrDefault("master-pubkey") is not null)
            values["master-pubkey"] = "1";
        Keep(secrets);
        return generated;
    }

    private void Keep(IEnumerable<KeyValuePair<string, string?>> secrets)
    {
        foreach (var (key, value) in secrets)
        {
            if (value is null)
                _config.Secrets.Remove((_section.Id, key));
            else
                _config.Secrets[(_section.Id, key)] = value;
        }
    }

    private StorageDefinition Preview(Dictionary<string, string> values)
    {
        var section = new Section(_type.Name, _section.Id);
        _config.Schema.Apply(section, values, []);
        return new(section, _type);
    }

    private static string? Fingerprint(string key)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(key)) { DateParseHandling = DateParseHandling.None };
            if (JToken.Load(reader) is JObject json && json.ContainsKey("data"))
                return (string?)json["fingerprint"];
        }
        catch (JsonException)
        {
            // Falls through to PVE's own words.
        }
        throw PveError.Die("Value does not seems like a valid, JSON formatted encryption key!");
    }

    /// <summary>A key file as <c>proxmox-backup-client key create --kdf none</c> writes it.</summary>
    private string GenerateKey()
    {
        var data = RandomNumberGenerator.GetBytes(32);
        var now = _config.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes("fingerprint"), .. data]));
        return new JObject
        {
            ["kdf"] = null,
            ["created"] = now,
            ["modified"] = now,
            ["data"] = Convert.ToBase64String(data),
            ["fingerprint"] = string.Join(':', Enumerable.Range(0, 32).Select(i => fingerprint.Substring(i * 2, 2))),
        }.ToString(Formatting.None);
    }
}

using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Storage;

/// <summary>What the plugins of some types do when a definition is added or changed (<c>on_add_hook</c>, <c>on_update_hook</c>): find out
/// what they can, see whether the storage is there, make keys.</summary>
internal sealed class StoragePlugin
{
    private readonly SectionChange _change;
    private readonly StorageConfig _config;
    private readonly StorageType _type;

    public StoragePlugin(SectionChange change)
    {
        _change = change;
        _config = StorageConfig.Of(change.Call.Datacenter);
        _type = _config.Types[change.Type!];
    }

    private Dictionary<string, string> Values => _change.Values;

    public void OnCreate()
    {
        switch (_type.Name)
        {
            case "esxi" when Secret("password") is null:
                throw PveError.Die("missing password");
            case "lvm" when Values.TryGetValue("base", out var origin):
                var id = origin.Split(':')[0];
                var found = _config.Find(id) ?? throw PveError.Die($"base storage ID '{id}' does not exist");
                if (found.Type.Name != "iscsi")
                {
                    throw PveError.Die($"unsupported base type '{found.Type.Name}' at /usr/share/perl5/PVE/Storage/LVMPlugin.pm line 426.");
                }

                break;
            case "zfspool" when !Values.ContainsKey("mountpoint") && _config.Host.Reaches(Preview()):
                Values["mountpoint"] = "/" + Values["pool"];
                break;
            case "zfs" when !Values.ContainsKey("zfs-base-path"):
                Values["zfs-base-path"] = Values["iscsiprovider"] switch
                {
                    "comstar" => "/dev/zvol/rdsk",
                    "istgt" or "iet" or "LIO" => "/dev/zvol",
                    var other => throw PveError.Die(
                        $"{other}: unknown iscsi provider. Available [comstar, istgt, iet, LIO] at "
                            + "/usr/share/perl5/PVE/Storage/ZFSPlugin.pm line 35."),
                };
                break;
            case "pbs" when Secret("master-pubkey") is not null && Secret("encryption-key") is null:
                if (Secret("password") is { } password)
                {
                    _config.Secrets[(_change.Id, "password")] = password;
                }

                throw PveError.Die("'master-pubkey' can only be used together with 'encryption-key'");
        }
        var generated = Secure();
        var definition = Preview();
        if (definition.EnabledOn(_change.Call.Datacenter.LocalNode))
        {
            _config.Host.Activate(_config, definition, _change.Call.Datacenter.LocalNode);
        }

        Answer(generated);
    }

    public void OnUpdate()
    {
        if (_type.Name == "lvm" && _change.Section["snapshot-as-volume-chain"] == "1"
            && (Values.GetValueOrDefault("snapshot-as-volume-chain") == "0" || _change.Delete.Contains("snapshot-as-volume-chain"))
            && _config.Volumes.On(_change.Id).Any(v => v.Parts.Format == "qcow2"))
        {
            throw PveError.Die($"{_change.Id} - cannot disable 'snapshot-as-volume-chain' while a qcow2 image exists");
        }
        Answer(Secure());
    }

    private void Answer(JObject? generated)
    {
        var answer = new JObject { ["storage"] = _change.Id, ["type"] = _type.Name };
        if (generated is not null)
        {
            answer["config"] = generated;
        }

        _change.Answer = answer;
    }

    private string? Secret(string key) => _change.Secrets.GetValueOrDefault(key);

    private JObject? Secure()
    {
        if (_type.Name != "pbs")
        {
            return null;
        }

        var generated = new JObject();
        if (Secret("encryption-key") is { } key)
        {
            if (key == "autogen")
            {
                key = GenerateKey();
            }

            Values["encryption-key"] = Fingerprint(key) ?? "1";
            generated["encryption-key"] = _change.Secrets["encryption-key"] = key;
        }
        if (Secret("master-pubkey") is not null)
        {
            Values["master-pubkey"] = "1";
        }

        return generated;
    }

    private StorageDefinition Preview()
    {
        var section = new Section(_type.Name, _change.Id);
        foreach (var (key, value) in Values)
        {
            section[key] = value;
        }

        return new(section, _type);
    }

    private static string? Fingerprint(string key)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(key)) { DateParseHandling = DateParseHandling.None };
            if (JToken.Load(reader) is JObject json && json.ContainsKey("data"))
            {
                return (string?)json["fingerprint"];
            }
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

using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Storage;

/// <summary>One creation, change or removal of a definition, with what the type's plugin does beside it.</summary>
internal sealed partial class StorageChange
{
    private readonly PveCall _call;
    private readonly StorageConfig _config;
    private readonly Dictionary<string, JToken> _parameters;

    public StorageChange(PveCall call)
    {
        _call = call;
        _config = StorageConfig.Of(call.Datacenter);
        _parameters = new(call.Parameters, StringComparer.Ordinal);
    }

    public JToken Create()
    {
        var type = _config.Types[Extract("type")!];
        var id = Extract("storage")!;
        if (_call.OptionalText("nodes") is "" or "0")
            _parameters.Remove("nodes");
        var secrets = ExtractSecrets(type, []);
        if (type.Mounted && !_parameters.ContainsKey("path"))
            _parameters["path"] = $"/mnt/pve/{id}";
        var values = _config.Schema.Check(type.Name, _parameters, create: true, (key, value) => _config.Decode(type, key, value));
        if (type.Name is "dir" or "btrfs")
            values["path"] = CanonicalPath(values["path"]);

        JObject? generated = null;
        _config.File.Locked("create storage failed", () =>
        {
            if (_config.Find(id) is not null)
                throw PveError.Die($"storage ID '{id}' already defined");
            var section = new Section(type.Name, id);
            generated = new StoragePlugin(_config, section, type).OnAdd(values, secrets);
            _config.Schema.Apply(section, values, []);
            var definition = new StorageDefinition(section, type);
            if (definition.EnabledOn(_call.Datacenter.LocalNode))
                Activate(definition);
            var file = _config.Parse();
            file.Add(section);
            _config.Write(file);
        });
        return Answer(id, type, generated);
    }

    public JToken Update()
    {
        var id = Extract("storage")!;
        var digest = Extract("digest");
        var delete = PerlList.Split(Extract("delete"));
        StorageType? type = null;
        JObject? generated = null;
        _config.File.Locked("update storage failed", () =>
        {
            _config.File.AssertDigest(digest);
            type = _config.Get(id).Type;
            var secrets = ExtractSecrets(type, delete);
            var values = _config.Schema.Check(type.Name, _parameters, create: false, (key, value) => _config.Decode(type, key, value));
            _config.Schema.CheckDelete(type.Name, delete, values.Keys);
            var file = _config.Parse();
            var section = file.Find(id)!;
            generated = new StoragePlugin(_config, section, type).OnUpdate(values, secrets, delete);
            _config.Schema.Apply(section, values, delete.Except(values.Keys, StringComparer.Ordinal));
            _config.Write(file);
        });
        return Answer(id, type!, generated);
    }

    public JToken? Delete()
    {
        var id = _call.Text("storage");
        _config.File.Locked("delete storage failed", () =>
        {
            _config.Get(id);
            if (_config.All.Any(other => other["base"]?.Split(':')[0] == id))
                throw PveError.Die("can't remove storage - storage is used as base of another storage");
            Forget(id);
            var file = _config.Parse();
            file.Remove(id);
            _config.Write(file);
        });
        _call.Datacenter.Accounts.Update($"access permissions cleanup for storage {id} failed", users =>
        {
            users.AclRoot.Children.GetValueOrDefault("storage")?.Children.Remove(id);
            foreach (var pool in users.Pools.Values)
                pool.Storages.Remove(id);
        });
        return null;
    }

    private void Activate(StorageDefinition definition)
    {
        try
        {
            _config.Host.Activate(_config, definition, _call.Datacenter.LocalNode);
        }
        catch (PveError)
        {
            Forget(definition.Id);
            throw;
        }
    }

    private void Forget(string id)
    {
        foreach (var key in _config.Secrets.Keys.Where(key => key.Storage == id).ToList())
            _config.Secrets.Remove(key);
    }

    private string? Extract(string key)
    {
        var text = _call.OptionalText(key);
        _parameters.Remove(key);
        return text;
    }

    /// <summary>Takes the sensitive parameters out; one that is to be deleted is there with null
    /// (<c>extract_sensitive_params</c>).</summary>
    private Dictionary<string, string?> ExtractSecrets(StorageType type, IReadOnlyList<string> delete)
    {
        var secrets = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in type.Sensitive)
        {
            if (delete.Contains(key, StringComparer.Ordinal))
                secrets[key] = null;
            if (Extract(key) is { } value)
                secrets[key] = value;
        }
        return secrets;
    }

    private static string CanonicalPath(string path)
    {
        if (!PlainPath().IsMatch(path))
            throw PveError.Die($"illegal path for directory storage: {path}");
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");
        return "/" + string.Join('/', parts);
    }

    private static JObject Answer(string id, StorageType type, JObject? generated)
    {
        var answer = new JObject { ["storage"] = id, ["type"] = type.Name };
        if (generated is not null)
            answer["config"] = generated;
        return answer;
    }

    [GeneratedRegex("^/[-/a-zA-Z0-9_.@]+$")]
    private static partial Regex PlainPath();
}

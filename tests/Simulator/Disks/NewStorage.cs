using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Disks;

/// <summary>The storage that PVE adds on what it has made of a disk, or that it lets the node take part in
/// (<c>PVE::API2::Storage::Config::create_or_update</c>).</summary>
internal sealed class NewStorage
{
    private readonly string _id;
    private readonly string _node;
    private readonly string _type;
    private readonly (string Name, string Value)[] _options;
    private readonly string[] _verified;

    private NewStorage(PveCall call, string type, string content, string[] verified, (string Name, string Value)[] options)
    {
        _id = call.Text("name");
        _node = call.NodeName;
        _type = type;
        _verified = verified;
        _options = [("content", content), ("nodes", _node), .. options];
    }

    /// <summary>The storage that a call asks for; null when it asks for none.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="content">What it is for.</param>
    /// <param name="verified">Which options an existing storage of the same name has to agree in.</param>
    /// <param name="options">Its other options.</param>
    /// <exception cref="PveError">The caller may not add it, or there is another one of that name.</exception>
    public static NewStorage? AskedFor(PveCall call, string type, string content, string[] verified,
        params (string Name, string Value)[] options)
    {
        if (call.Flag("add_storage") is not true)
        {
            return null;
        }

        call.Require("/storage", "Datastore.Allocate");
        var storage = new NewStorage(call, type, content, verified, options);
        storage.Check(StorageConfig.Of(call.Datacenter));
        return storage;
    }

    /// <summary>Adds it, or the node to it.</summary>
    public void Add(Execution run)
    {
        var config = StorageConfig.Of(run.Datacenter);
        Check(config);
        if (config.Find(_id) is not { } existing)
        {
            run.Datacenter.Api("POST", "/storage", "root@pam",
                [("storage", _id), ("type", _type), .. _options.Select(option => (option.Name, (JToken)option.Value))]);
            return;
        }

        var nodes = existing.Nodes!.Append(_node).Order(StringComparer.Ordinal);
        run.Datacenter.Api("PUT", $"/storage/{_id}", "root@pam", [("nodes", string.Join(',', nodes))]);
        run.Print($"Added '{_node}' to nodes for storage '{_id}'");
    }

    private void Check(StorageConfig config)
    {
        if (config.Find(_id) is not { } existing)
        {
            return;
        }

        if (existing.Nodes is null || existing.Nodes.Contains(_node))
        {
            throw PveError.Die($"Storage ID '{_id}' already exists on node {_node}");
        }

        Agree("type", _type, existing.Type.Name);
        foreach (var key in _verified)
        {
            Agree(key, _options.First(option => option.Name == key).Value, existing[key]);
        }
    }

    private void Agree(string key, string wanted, string? present)
    {
        if (present is null)
        {
            throw PveError.Die($"Option '{key}' is not configured for storage '{_id}', expected it to be '{wanted}'");
        }

        if (present != wanted)
        {
            throw PveError.Die($"Option '{key}' ({wanted}) does not match existing storage configuration '{present}'");
        }
    }
}

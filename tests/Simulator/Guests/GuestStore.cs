using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>The config files of all guests of a kind.</summary>
public abstract class GuestStore
{
    private readonly Dictionary<string, (ConfigFile File, long Version, GuestConfig Config)> _parsed = new(StringComparer.Ordinal);

    protected GuestStore(Datacenter datacenter, GuestKind kind)
    {
        Datacenter = datacenter;
        Kind = kind;
        Schema = GuestSchema.For(kind, datacenter.Version);
    }

    public GuestKind Kind { get; }

    public GuestSchema Schema { get; }

    protected Datacenter Datacenter { get; }

    public bool Exists(string node, int vmId) =>
        Datacenter.Guests.GetValueOrDefault(vmId) is { } guest && guest.Type == Kind.Type && guest.Node == node;

    /// <summary>A copy of a guest's config.</summary>
    /// <exception cref="PveError">The node has no such guest.</exception>
    public GuestConfig Load(string node, int vmId)
    {
        var path = Kind.ConfigPath(node, vmId);
        return Exists(node, vmId) ? Parsed(path).Clone() : throw PveError.Die($"Configuration file '{path}' does not exist");
    }

    /// <summary>Writes a guest's config; a guest that does not exist comes into being.</summary>
    public void Write(string node, int vmId, GuestConfig config)
    {
        DropUnusedThatAreUsed(config);
        foreach (var (key, value) in config.Sections.SelectMany(options => options)
            .Where(option => option.Key is not ("description" or GuestConfigFormat.RawOptions)))
        {
            if (value.AsSpan().ContainsAny('\n', '\r'))
            {
                throw PveError.Die($"unable to parse value of '{key}' - property contains a line feed");
            }
        }
        if (!Datacenter.Guests.TryGetValue(vmId, out var guest))
        {
            Datacenter.Guests[vmId] = guest = new Guest { VmId = vmId, Type = Kind.Type, Node = node };
        }

        Datacenter.File(Kind.ConfigPath(node, vmId)).Write(GuestConfigFormat.Render(config));
        Publish(guest, config);
    }

    /// <summary>Removes a guest's config, and with it the guest.</summary>
    public void Remove(string node, int vmId)
    {
        Datacenter.RemoveFile(Kind.ConfigPath(node, vmId));
        _parsed.Remove(Kind.ConfigPath(node, vmId));
        Datacenter.Guests.Remove(vmId);
    }

    /// <summary>Moves a guest's config to another node.</summary>
    public void Move(int vmId, string target)
    {
        var guest = Datacenter.Guests[vmId];
        Datacenter.RenameFile(Kind.ConfigPath(guest.Node, vmId), Kind.ConfigPath(target, vmId));
        guest.Node = target;
    }

    /// <summary>Tells the cluster what it is to know of a guest.</summary>
    protected abstract void Publish(Guest guest, GuestConfig config);

    /// <summary>The volumes that the slots of a section have.</summary>
    public abstract IEnumerable<string> VolumesOf(OptionSet options);

    private GuestConfig Parsed(string path)
    {
        var file = Datacenter.File(path);
        if (_parsed.TryGetValue(path, out var known) && ReferenceEquals(known.File, file) && known.Version == file.Version)
        {
            return known.Config;
        }

        var config = GuestConfigFormat.Parse(Kind, file.Text, file.Digest, Schema);
        _parsed[path] = (file, file.Version, config);
        return config;
    }

    /// <summary>A volume that a slot has again is no longer unused.</summary>
    private void DropUnusedThatAreUsed(GuestConfig config)
    {
        var used = new[] { config.Options, config.Pending }.SelectMany(VolumesOf).ToHashSet(StringComparer.Ordinal);
        foreach (var key in config.Options.Keys.Where(key => UnusedVolumes.IsKey(key) && used.Contains(config[key]!)))
        {
            config[key] = null;
        }
    }
}

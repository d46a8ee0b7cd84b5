using System.Globalization;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Storage;

/// <summary>The storages of a datacenter: <c>storage.cfg</c>, what belongs to it but is kept apart, and the volumes.</summary>
public sealed class StorageConfig
{
    /// <summary>The file below <c>/etc/pve</c>.</summary>
    public const string FileName = "storage.cfg";

    private readonly Datacenter _datacenter;
    private List<StorageDefinition> _definitions = [];
    private long _version = -1;

    private StorageConfig(Datacenter datacenter)
    {
        _datacenter = datacenter;
        Types = StorageTypes.For(datacenter.Version);
        Volumes = new(datacenter.Clock, datacenter.LocalNode);
    }

    /// <summary>The types of the release.</summary>
    public IReadOnlyDictionary<string, StorageType> Types { get; }

    public VolumeStore Volumes { get; }

    /// <summary>Passwords, keys and keyrings by storage and parameter (<c>priv/storage/*</c>).</summary>
    public Dictionary<(string Id, string Key), string> Secrets => SectionSecrets.Of(_datacenter, FileName);

    /// <summary>What the node can reach.</summary>
    public StorageHost Host { get; } = new();

    public Clock Clock => _datacenter.Clock;

    public ConfigFile File => _datacenter.File(FileName);

    /// <summary>Every storage, <c>local</c> included even where the file does not name it.</summary>
    public IReadOnlyList<StorageDefinition> All
    {
        get
        {
            if (_version != File.Version)
            {
                _definitions = [.. Parse().Sections.Select(s => new StorageDefinition(s, Types[s.Type]))];
                _version = File.Version;
            }
            return _definitions;
        }
    }

    /// <summary>The storages of a datacenter.</summary>
    public static StorageConfig Of(Datacenter datacenter) => datacenter.Part(d => new StorageConfig(d));

    public StorageDefinition? Find(string id) => All.FirstOrDefault(s => s.Id == id);

    /// <summary>A storage by id.</summary>
    /// <exception cref="PveError">There is none (500).</exception>
    public StorageDefinition Get(string id) => Find(id) ?? throw PveError.Die($"storage '{id}' does not exist");

    /// <summary>Bytes that a storage has on a node, and how many of them are in use.</summary>
    public (long Total, long Used) Space(StorageDefinition storage, Node node)
    {
        var volumes = Volumes.Used(storage.Id, node.Name);
        var others = storage.Type.Name is "dir" or "btrfs" ? node.RootUsed : 0;
        return (Host.Capacity(storage, node), others + volumes);
    }

    /// <summary>The parsed file.</summary>
    public SectionConfig Parse()
    {
        var config = SectionConfig.Parse(File.Text);
        if (config.Find("local") is { } local)
        {
            local["path"] ??= "/var/lib/vz";
            local["nodes"] = null;
            return config;
        }

        var all = new SectionConfig();
        var first = new Section("dir", "local")
        {
            ["path"] = "/var/lib/vz",
            ["content"] = "backup,images,iso,rootdir,snippets,vztmpl",
            ["prune-backups"] = "keep-all=1",
        };
        all.Add(first);
        foreach (var section in config.Sections)
        {
            all.Add(section);
        }

        return all;
    }

    /// <summary>The retention that a storage is configured with; null when it has none.</summary>
    public static string? Retention(StorageDefinition storage) => storage["prune-backups"] ?? storage["maxfiles"] switch
    {
        null => null,
        "0" => "keep-all=1",
        var most => string.Create(CultureInfo.InvariantCulture, $"keep-last={most}"),
    };
}

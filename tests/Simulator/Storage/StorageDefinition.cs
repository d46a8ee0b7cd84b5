using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Storage;

/// <summary>One storage of <c>storage.cfg</c> as PVE sees it after parsing: default content and sharing filled in.</summary>
public sealed class StorageDefinition
{
    private static readonly Dictionary<string, string> SubDirectories = new(StringComparer.Ordinal)
    {
        ["images"] = "images",
        ["rootdir"] = "private",
        ["iso"] = "template/iso",
        ["vztmpl"] = "template/cache",
        ["backup"] = "dump",
        ["snippets"] = "snippets",
        ["import"] = "import",
    };

    private readonly Section _section;

    internal StorageDefinition(Section section, StorageType type)
    {
        _section = section;
        Type = type;
        Content = section["content"] is { } content ? PerlList.Split(content) : type.DefaultContent;
        Nodes = section["nodes"] is { } nodes ? PerlList.Split(nodes).ToHashSet(StringComparer.Ordinal) : null;
    }

    public string Id => _section.Id;

    public StorageType Type { get; }

    /// <summary>Content types; <c>none</c> stands alone.</summary>
    public IReadOnlyList<string> Content { get; }

    /// <summary>Nodes that it is limited to; null when it is not.</summary>
    public IReadOnlySet<string>? Nodes { get; }

    public bool Disabled => _section["disable"] == "1";

    public bool Shared => Type.Shared || _section["shared"] == "1";

    /// <summary>Where it is mounted; null when it is not made of files.</summary>
    public string? Path => _section["path"];

    /// <summary>Bytes that sizes of volumes are rounded up to.</summary>
    public long Granularity => Type.Name switch
    {
        "lvm" or "lvmthin" => 4L << 20,
        "zfspool" or "zfs" or "rbd" => 1L << 20,
        _ => 1,
    };

    /// <summary>A property as stored.</summary>
    public string? this[string key] => _section[key];

    /// <summary>Image formats: the default one and the others that may be asked for.</summary>
    public (string Default, IReadOnlyList<string> Supported) Formats => Type.Formats switch
    {
        [] => ("raw", ["raw"]),
        // LVM can hold qcow2 only with snapshots as volume chains.
        _ when Type.Name == "lvm" && _section["snapshot-as-volume-chain"] != "1" => ("raw", ["raw"]),
        var formats => (_section["format"] ?? formats[0], [.. formats.Order(StringComparer.Ordinal)]),
    };

    /// <summary>Whether it can be used on a node.</summary>
    public bool EnabledOn(string node) => !Disabled && (Nodes is null || Nodes.Contains(node));

    /// <summary>Fails as <c>storage_check_enabled</c> does when the storage cannot be used on a node.</summary>
    public void RequireEnabledOn(string node)
    {
        if (Disabled)
        {
            throw PveError.Die($"storage '{Id}' is disabled");
        }

        if (!EnabledOn(node))
        {
            throw PveError.Die($"storage '{Id}' is not available on node '{node}'");
        }
    }

    /// <summary>The directory of a content type.</summary>
    public string Directory(string content) => $"{Path}/{ContentDirectories.GetValueOrDefault(content) ?? SubDirectories[content]}";

    /// <summary>Completes the object that the API answers with.</summary>
    public void Complete(JObject json)
    {
        if (_section["content-dirs"] is not null)
        {
            json["content-dirs"] = new JObject(ContentDirectories.Select(d => new JProperty(d.Key, d.Value)));
        }

        json["content"] = string.Join(',', Content);
        if (Type.Shared)
        {
            json["shared"] = 1;
        }

        if (_section["maxfiles"] is { } most)
        {
            ConvertMaxFiles(json, most);
        }
    }

    private Dictionary<string, string> ContentDirectories => PerlList.Split(_section["content-dirs"])
        .Select(d => d.Split('=', 2)).ToDictionary(d => d[0], d => d[1], StringComparer.Ordinal);

    // The setting that 8.x still reads becomes the one that replaced it.
    private static void ConvertMaxFiles(JObject json, string most)
    {
        json.Remove("maxfiles");
        if (!json.ContainsKey("prune-backups"))
        {
            json["prune-backups"] = most == "0" ? "keep-all=1" : string.Create(CultureInfo.InvariantCulture, $"keep-last={most}");
        }
    }
}

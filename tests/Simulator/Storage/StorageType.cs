using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Storage;

/// <summary>What is particular to a storage type (<c>PVE::Storage::*Plugin</c>).</summary>
public sealed partial record StorageType
{
    /// <summary>Properties that a section of the type takes.</summary>
    public required SectionType Section { get; init; }

    /// <summary>Content types that it can hold.</summary>
    public required IReadOnlySet<string> Content { get; init; }

    /// <summary>Content types where the definition names none.</summary>
    public required IReadOnlyList<string> DefaultContent { get; init; }

    /// <summary>Image formats that <c>format</c> may name; empty where the type declares none (then it is raw).</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Whether every definition of the type counts as shared.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether the path is <c>/mnt/pve/{id}</c> unless given.</summary>
    public bool Mounted { get; init; }

    /// <summary>Whether volumes are picked from what the target offers.</summary>
    public bool SelectExisting { get; init; }

    public string Name => Section.Name;

    /// <summary>Reads a value as the type's plugin does (<c>decode_value</c>): drops what the type cannot do, and fails where nothing is
    /// left.</summary>
    public string? Decode(string key, string value)
    {
        switch (key)
        {
            case "path" when Name is "dir" or "btrfs":
                return CanonicalPath(value);
            case "content":
                var content = PerlList.Split(value).Where(Content.Contains).Distinct(StringComparer.Ordinal).ToList();
                if (content.Count > 1 && content.Contains("none", StringComparer.Ordinal))
                {
                    throw PveError.Die("unable to combine 'none' with other content types");
                }

                if (content.Count == 0 && !Content.Contains("none"))
                {
                    throw PveError.Die("storage does not support content type 'none'");
                }

                return content.Count == 0 ? "none" : string.Join(',', content);
            case "format":
                return Formats.Contains(value, StringComparer.Ordinal) ? value : null;
            case "nodes":
                return string.Join(',', PerlList.Split(value).Distinct(StringComparer.Ordinal));
            case "content-dirs":
                return string.Join(',', PerlList.Split(value).Where(d => Content.Contains(d.Split('=')[0])).Order(StringComparer.Ordinal));
            default:
                return value;
        }
    }

    private static string CanonicalPath(string path)
    {
        if (!PlainPath().IsMatch(path))
        {
            throw PveError.Die($"illegal path for directory storage: {path}");
        }

        return "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."));
    }

    [GeneratedRegex("^/[-/a-zA-Z0-9_.@]+$")]
    private static partial Regex PlainPath();
}

/// <summary>The storage types of each release.</summary>
public static class StorageTypes
{
    private const string Backups = "prune-backups max-protected-backups";
    private const string Directories = "mkdir create-base-path create-subdirs";

    private static readonly FrozenDictionary<PveVersion, FrozenDictionary<string, StorageType>> ByVersion =
        new[] { PveVersion.V84, PveVersion.V92 }.ToFrozenDictionary(
            v => v, v => Types(v).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal));

    /// <summary>Types by name.</summary>
    public static IReadOnlyDictionary<string, StorageType> For(PveVersion version) => ByVersion[version];

    private static IEnumerable<StorageType> Types(PveVersion version)
    {
        var newer = version == PveVersion.V92;
        var backups = newer ? Backups : Backups + " maxfiles";
        var chain = newer ? " snapshot-as-volume-chain=" : "";
        yield return Define("dir",
            $"path! content-dirs nodes shared disable {backups} content format {Directories} is_mountpoint bwlimit preallocation{chain}",
            "images rootdir vztmpl iso backup snippets none import", "images rootdir", "raw qcow2 vmdk subvol");
        yield return Define("nfs",
            $"path! content-dirs server! export! nodes disable {backups} options content format {Directories} bwlimit preallocation{chain}",
            "images rootdir vztmpl iso backup snippets import", "images", "raw qcow2 vmdk") with
        { Shared = true, Mounted = true };
        yield return Define("cifs",
            $"path! content-dirs server! share! subdir nodes disable {backups} content format username password* domain smbversion "
            + $"{Directories} bwlimit preallocation options{chain}",
            "images rootdir vztmpl iso backup snippets import", "images", "raw qcow2 vmdk") with
        { Shared = true, Mounted = true };
        yield return Define("cephfs",
            $"path! content-dirs monhost nodes subdir disable options username content format {Directories} fuse bwlimit "
            + $"keyring* {backups} fs-name",
            "vztmpl iso backup snippets import", "backup") with
        { Shared = true, Mounted = true };
        yield return Define("rbd", "nodes disable monhost pool data-pool namespace username content krbd keyring* bwlimit",
            "images rootdir", "images") with
        { Shared = true };
        yield return Define("lvm", "vgname! nodes shared disable saferemove saferemove_throughput content base= tagged_only bwlimit"
            + (newer ? " saferemove-stepsize snapshot-as-volume-chain" : ""), "images rootdir", "images", newer ? "raw qcow2" : "");
        yield return Define("lvmthin", "thinpool! vgname! nodes disable content bwlimit", "images rootdir", "images rootdir");
        yield return Define(
            "zfspool", "pool! blocksize sparse nodes disable content bwlimit mountpoint", "images rootdir", "images rootdir", "raw subvol");
        yield return Define("zfs",
            "nodes disable portal! target! pool! blocksize! iscsiprovider! nowritecache sparse comstar_hg comstar_tg lio_tpg content "
                + "bwlimit zfs-base-path",
            "images", "images") with
        { Shared = true };
        yield return Define("iscsi", "portal! target! nodes disable content bwlimit", "images none", "images") with
        {
            Shared = true,
            SelectExisting = true
        };
        yield return Define("iscsidirect", "portal! target! nodes disable content bwlimit", "images none", "images") with
        {
            Shared = true,
            SelectExisting = true
        };
        yield return Define("pbs",
            $"server! datastore! namespace port nodes disable content username password* encryption-key* master-pubkey* "
            + $"{backups} fingerprint",
            "backup none", "backup") with
        { Shared = true };
        yield return Define("btrfs", $"path! nodes shared disable {backups} content format is_mountpoint nocow {Directories} preallocation",
            "images rootdir vztmpl iso backup snippets none import", "images rootdir", "raw subvol");
        yield return Define("esxi", "nodes shared disable content server+ username+ password* skip-cert-verification port",
            "import", "import", "raw qcow2 vmdk");
        if (!newer)
        {
            yield return Define("glusterfs",
                $"path! server server2 volume! transport nodes disable {backups} content format {Directories} bwlimit preallocation",
                "images vztmpl iso backup snippets import", "images", "raw qcow2 vmdk") with
            { Shared = true, Mounted = true };
        }
    }

    private static StorageType Define(string name, string options, string content, string defaultContent, string formats = "") => new()
    {
        Section = SectionType.Parse(name, options),
        Content = content.Split(' ').ToFrozenSet(StringComparer.Ordinal),
        DefaultContent = defaultContent.Split(' '),
        Formats = formats.Length == 0 ? [] : formats.Split(' '),
    };
}

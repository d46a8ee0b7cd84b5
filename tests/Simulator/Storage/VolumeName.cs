using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Storage;

/// <summary>A volume's name within its storage, taken apart (<c>parse_volname</c> of the type's plugin).</summary>
/// <param name="Content">images, iso, vztmpl, backup, snippets or import.</param>
/// <param name="FileName">Name without directories.</param>
/// <param name="VmId">The guest that it belongs to; null when there is none.</param>
/// <param name="Base">Name of the volume that a linked clone builds on.</param>
/// <param name="IsBase">Whether it is a template's volume.</param>
/// <param name="Format">raw, qcow2, vmdk or subvol; raw for what is no image.</param>
public sealed partial record VolumeName(string Content, string FileName, int? VmId, string? Base, bool IsBase, string Format)
{
    /// <summary>Takes a name apart.</summary>
    /// <exception cref="PveError">The type has no such names.</exception>
    public static VolumeName Parse(StorageDefinition storage, string name) =>
        storage.Path is null ? ParseBlock(storage, name) : ParseFile(name);

    /// <summary>Whether a file may be uploaded as an ISO image.</summary>
    public static bool IsIso(string fileName) => Iso().IsMatch(fileName);

    /// <summary>Whether a file may be uploaded as a container template.</summary>
    public static bool IsTemplate(string fileName) => Template().IsMatch(fileName);

    /// <summary>Whether a file may be uploaded for import.</summary>
    public static bool IsImport(string fileName) => Upload().IsMatch(fileName);

    /// <summary>What the list of volumes calls the format of a file that is no image.</summary>
    public static string ListedFormat(string content, string fileName) => content switch
    {
        "iso" => "iso",
        "vztmpl" => Template().Match(fileName).Groups["pack"].Value is { Length: > 0 } pack ? "t" + pack : "tar",
        "backup" => Backup().Match(fileName).Groups["format"].Value,
        "snippets" => "snippet",
        _ => Path.GetExtension(fileName).TrimStart('.'),
    };

    /// <summary>Takes the file name of an image apart (<c>parse_name_dir</c>): its format, and whether it is a template's.</summary>
    public static (string Format, bool IsBase) ParseImage(string fileName)
    {
        if (Snapshot().IsMatch(fileName) && !GuestImage().IsMatch(fileName))
        {
            throw PveError.Die($"'{fileName}' is a snapshot filename, not a volume!");
        }

        var match = AnyImage().Match(fileName);
        if (!match.Success)
        {
            throw PveError.Die($"unable to parse volume filename '{fileName}'");
        }

        return (match.Groups["format"].Value, fileName.StartsWith("base-", StringComparison.Ordinal));
    }

    private static VolumeName ParseFile(string name)
    {
        if (LinkedClone().Match(name) is { Success: true } clone)
        {
            ParseImage(clone.Groups["base"].Value);
            return Image(clone.Groups["name"].Value, clone.Groups["vmid"].Value, clone.Groups["base"].Value);
        }
        if (Owned().Match(name) is { Success: true } owned)
        {
            return Image(owned.Groups["name"].Value, owned.Groups["vmid"].Value, null);
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (directory, file) = slash < 0 ? ("", name) : (name[..slash], name[(slash + 1)..]);
        var plain = file.Length > 0 && !file.Contains('/', StringComparison.Ordinal);
        return directory switch
        {
            "iso" when plain && Iso().IsMatch(file) => new("iso", file, null, null, false, "raw"),
            "vztmpl" when plain && Template().IsMatch(file) => new("vztmpl", file, null, null, false, "raw"),
            "backup" when plain && Backup().IsMatch(file) =>
                new("backup", file, Number(Archive().Match(file).Groups["vmid"].Value), null, false, "raw"),
            "snippets" when plain => new("snippets", file, null, null, false, "raw"),
            "import" when plain && Import().Match(file) is { Success: true } import =>
                new("import", file, null, null, false, import.Groups["format"].Value),
            _ => throw PveError.Die($"unable to parse directory volume name '{name}'"),
        };
    }

    private static VolumeName ParseBlock(StorageDefinition storage, string name)
    {
        var type = storage.Type.Name switch { "lvmthin" => "lvm", "zfspool" => "zfs", "pbs" => "PBS", var other => other };
        if (type == "PBS")
        {
            return Snapshots().Match(name) is { Success: true } snapshot
                ? new("backup", name["backup/".Length..], Number(snapshot.Groups["vmid"].Value), null, false,
                    "pbs-" + snapshot.Groups["type"].Value)
                : throw PveError.Die($"unable to parse PBS volume name '{name}'");
        }
        var match = Block().Match(name);
        if (!match.Success)
        {
            throw PveError.Die($"unable to parse {type} volume name '{name}'");
        }

        var file = match.Groups["name"].Value;
        var format = file.StartsWith("subvol-", StringComparison.Ordinal) || file.StartsWith("basevol-", StringComparison.Ordinal)
            ? "subvol"
            : file.EndsWith(".qcow2", StringComparison.Ordinal) ? "qcow2" : "raw";
        return new("images", file, Number(match.Groups["vmid"].Value), match.Groups["base"] is { Success: true } origin
            ? origin.Value : null,
            file.StartsWith("base", StringComparison.Ordinal), format);
    }

    private static VolumeName Image(string name, string vmId, string? origin)
    {
        var (format, isBase) = ParseImage(name);
        return new("images", name, Number(vmId), origin, isBase, format);
    }

    private static int? Number(string text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number : null;

    [GeneratedRegex(@"^\d+/(?<base>\S+)/(?<vmid>\d+)/(?<name>\S+)$")]
    private static partial Regex LinkedClone();

    [GeneratedRegex(@"^(?<vmid>\d+)/(?<name>\S+)$")]
    private static partial Regex Owned();

    [GeneratedRegex(@"^(?:(?<base>(?:base|basevol)-\d+-\S+)/)?(?<name>(?:vm|base|subvol|basevol)-(?<vmid>\d+)-\S+)$")]
    private static partial Regex Block();

    [GeneratedRegex(@"^backup/(?<type>vm|ct)/(?<vmid>\d+)/\S+Z$")]
    private static partial Regex Snapshots();

    [GeneratedRegex(@"^[^/]+\.(iso|img)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^[^/]+\.(tar|tar\.(?<pack>gz|xz|zst|bz2))$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Template();

    [GeneratedRegex(@"^[^/]+\.(?<format>tgz|(?:tar|vma)(?:\.(?:gz|lzo|zst|bz2))?)$")]
    private static partial Regex Backup();

    [GeneratedRegex(@"^vzdump-(?:openvz|lxc|qemu)-(?<vmid>\d+)-.+")]
    private static partial Regex Archive();

    [GeneratedRegex(@"^[a-zA-Z0-9\-.+=_ ]+\.(?<format>ova|ovf|qcow2|raw|vmdk)$")]
    private static partial Regex Import();

    [GeneratedRegex(@"^[a-zA-Z0-9\-.+=_]+\.(ova|qcow2|raw|vmdk)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Upload();

    [GeneratedRegex(@"^snap-.*\.qcow2$")]
    private static partial Regex Snapshot();

    [GeneratedRegex(@"^(vm-|base-|subvol-)\d+-[^/\s]+\.(raw|qcow2|vmdk|subvol)$", RegexOptions.ExplicitCapture)]
    private static partial Regex GuestImage();

    [GeneratedRegex(@"^[^/\s]+\.(?<format>raw|qcow2|vmdk|subvol)$")]
    private static partial Regex AnyImage();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>
/// What the name of a volume tells, whatever the type of its storage: the names that <c>PVE::Storage::Plugin</c> and the plugins of block
/// storages and backup servers give.
/// </summary>
internal static partial class VolumeNames
{
    /// <summary>The kinds of content that have a directory of their own, by which a volume's name begins.</summary>
    public static readonly string[] Directories = ["iso", "vztmpl", "backup", "snippets", "import"];

    /// <summary>What a volume id consists of.</summary>
    public static readonly Field<string> Storage = Text("storage", "Storage that holds the volume, such as `local`.");

    /// <summary>What the volume is.</summary>
    public static readonly Field<string> Content = Text("content",
        "What the volume is: `images` for a disk of a VM, `rootdir` for a volume that only a container has, `iso`, `vztmpl`, `backup`, "
        + "`snippets` or `import`.");

    /// <summary>What the volume is called within its kind.</summary>
    public static readonly Field<string> Name = Text("name",
        "Name without the directory of its kind: `debian-13.iso`; of a disk all that stands behind the colon, such as `vm-100-disk-0`.");

    private static readonly Field<long> Owner =
        Whole("vmid", "VMID of the guest that the name speaks of: the owner of a disk, the guest in a backup. Null where it names none.");

    private static readonly Field<string> Format = Text("format",
        "Format that the name tells: `raw`, `qcow2`, `vmdk`, `subvol`, `iso`, `tar.zst` and so on. Null where it tells none.");

    private static readonly Field<string> Base =
        Text("base_volume", "Name of the volume that this one is a linked clone of. Null for others.");

    private static readonly Field<bool> IsBase =
        Flag("is_base", "Whether it is the disk of a template, which linked clones are made of.");

    /// <summary>What is told of a volume.</summary>
    public static Field<Attributes> Parts { get; } = Nested("volume", "What the volume id tells.",
        Storage.Computed().AlwaysReturned(), Content.Computed().AlwaysReturned(), Name.Computed().AlwaysReturned(), Owner.Computed(),
        Format.Computed(), Base.Computed(), IsBase.Computed().AlwaysReturned()).Computed();

    /// <summary>What a name tells; null when it is none that PVE gives.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="volume">What stands behind the colon.</param>
    public static Value? Read(string storage, string volume)
    {
        if (FileName().Match(volume) is { Success: true } file)
        {
            var content = file.Groups["content"].Value;
            var name = file.Groups["name"].Value;
            // Images and templates lie in no directory below that of their kind, and nothing lies outside of it.
            var steps = name.Split('/');
            if (steps.Any(step => step is "" or "." or "..") || (content is "iso" or "vztmpl" && steps.Length > 1))
            {
                return null;
            }

            var backup = content == "backup" ? BackupName().Match(name) : Match.Empty;
            return Of(storage, content, name, backup.Groups["vmid"].Value, Ending(content, name, backup), baseVolume: null, isBase: false);
        }

        if (DiskName().Match(volume) is not { Success: true } disk)
        {
            return UnitName().IsMatch(volume)
                ? Of(storage, "images", volume, owner: "", "raw", baseVolume: null, isBase: false) : null;
        }

        var kind = disk.Groups["kind"].Value;
        return Of(
            storage,
            kind is "subvol" or "basevol" ? "rootdir" : "images",
            volume,
            disk.Groups["vmid"].Value,
            disk.Groups["format"] is { Success: true } format ? format.Value : kind is "subvol" or "basevol" ? "subvol" : "raw",
            disk.Groups["base"] is { Success: true } origin ? origin.Value : null,
            kind is "base" or "basevol");
    }

    private static Value Of(string storage, string content, string name, string owner, string? format, string? baseVolume, bool isBase) =>
        Value.Object(
            (Storage.Name, storage),
            (Content.Name, content),
            (Name.Name, name),
            (Owner.Name, long.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var vmid) ? vmid : Value.Null),
            (Format.Name, Value.Of(format)),
            (Base.Name, Value.Of(baseVolume)),
            (IsBase.Name, isBase));

    private static string? Ending(string content, string name, Match backup) => content switch
    {
        "snippets" => null,
        "backup" when backup.Groups["kind"] is { Success: true } kind => $"pbs-{kind.Value}",
        _ when LongEnding().Match(name) is { Success: true } ending => ending.Groups["ending"].Value,
        _ => null,
    };

    [GeneratedRegex(@"\A(?<content>iso|vztmpl|backup|snippets|import)/(?<name>.+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();

    // vm-100-disk-0 on block storages, 100/vm-100-disk-0.qcow2 on those of files; a linked clone has what it is made of in front.
    [GeneratedRegex(@"\A((?<base>(\d+/)?base(vol)?-\d+-[^/]+)/)?((?<directory>[1-9]\d+)/)?"
        + @"(?<kind>vm|base|subvol|basevol)-(?<vmid>[1-9]\d*)-[^/\s]*?(\.(?<format>raw|qcow2|vmdk|subvol|qcow|qed))?\z",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DiskName();

    // The units of iSCSI targets, which others number: 0.0.0.scsi-360... by the kernel's initiator, lun0 by libiscsi.
    [GeneratedRegex(@"\A(\d+\.\d+\.\d+\.[^\s/]+|lun\d+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnitName();

    [GeneratedRegex(@"\A(vzdump-(qemu|lxc|openvz)-(?<vmid>\d+)-.*|(?<kind>vm|ct)/(?<vmid>\d+)/.*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BackupName();

    [GeneratedRegex(@"\.(?<ending>(tar|vma|tgz)(\.(gz|lzo|zst|xz|bz2))?|tgz|iso|img|qcow2|raw|vmdk|vmx|ova|ovf)\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LongEnding();
}

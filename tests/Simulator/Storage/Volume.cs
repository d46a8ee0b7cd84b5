using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Backup;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Storage;

/// <summary>A volume or file on a storage, as a record: images have no content.</summary>
public sealed class Volume
{
    /// <summary>The node that has it; null where every node sees it.</summary>
    public string? Node { get; init; }

    public required string Storage { get; init; }

    /// <summary>Name within the storage: <c>100/vm-100-disk-0.qcow2</c>, <c>iso/debian.iso</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The name taken apart.</summary>
    public required VolumeName Parts { get; set; }

    /// <summary>Snapshots of it, oldest first.</summary>
    public List<string> Snapshots { get; } = [];

    /// <summary>Bytes that a guest sees, or of the file.</summary>
    public required long Size { get; set; }

    /// <summary>Bytes that it had when its file system was made, where that has grown since; null where it is as large as it was
    /// made.</summary>
    public long? SizeWhenFormatted { get; set; }

    /// <summary>Bytes in use; null when nobody knows.</summary>
    public long? Used { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public required long Created { get; init; }

    /// <summary>Text beside a backup; null for none.</summary>
    public string? Notes { get; set; }

    /// <summary>Whether a backup must not be removed.</summary>
    public bool Protected { get; set; }

    /// <summary>The file itself, where it was uploaded or downloaded; null where only the size is known.</summary>
    public StoredFile? File { get; set; }

    /// <summary>What a backup holds; null where nobody knows, and for what is no backup.</summary>
    public BackupArchive? Backup { get; set; }

    /// <summary>Bytes that a guest sees of a file that is to be imported.</summary>
    public long ImageSize => File is { } file && Qcow2Header.Read(file.Head) is { } image ? image.VirtualSize : Size;

    public string Id => $"{Storage}:{Name}";

    /// <summary>The entry of a list of volumes.</summary>
    public JObject ToJson()
    {
        var entry = new JObject { ["volid"] = Id, ["content"] = Parts.Content, ["size"] = Size, ["ctime"] = Created };
        if (Parts.Content == "images")
        {
            entry["format"] = Parts.Format;
            entry["vmid"] = Parts.VmId;
            entry["used"] = Used ?? 0;
            entry["parent"] = Parts.Base is { } origin ? ParentText(origin) : JValue.CreateNull();
            return entry;
        }
        entry["format"] = VolumeName.ListedFormat(Parts.Content, Parts.FileName);
        if (Parts.Content == "backup")
        {
            entry["subtype"] = Parts.FileName.Split('-') is ["vzdump", ("qemu" or "lxc" or "openvz") and var type, ..] ? type : "unknown";
            if (Parts.VmId is { } vmId)
            {
                entry["vmid"] = vmId;
            }

            if (Notes is not null)
            {
                entry["notes"] = Notes.Split('\n')[0];
            }

            if (Protected)
            {
                entry["protected"] = 1;
            }
        }
        return entry;
    }

    /// <summary>How a list names what a linked clone builds on: the file beside it, or the snapshot that every template has.</summary>
    private string ParentText(string origin) =>
        char.IsAsciiDigit(Name[0]) ? $"../{Name.Split('/')[0]}/{origin}" : origin + "@__base__";
}

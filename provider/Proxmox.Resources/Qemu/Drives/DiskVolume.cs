using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Resources.Storage;

namespace Proxmox.Resources.Qemu.Drives;

/// <summary>
/// The volume of a disk with a life of its own: <c>storage:vm-owner-name</c>, on file storages <c>storage:owner/vm-owner-name.format</c>.
/// </summary>
/// <param name="Id">The volume id.</param>
/// <param name="Storage">The storage.</param>
/// <param name="Owner">The VMID in its name.</param>
/// <param name="Name">What follows it.</param>
internal sealed partial record DiskVolume(string Id, string Storage, long Owner, string Name)
{
    private const string Images = "images";

    private static readonly string[] FileStorages = ["dir", "nfs", "cifs", "glusterfs", "cephfs", "btrfs"];

    /// <summary>The volume of that id; null when it is called otherwise, as an ISO image.</summary>
    public static DiskVolume? Parse(string? id) => id is not null && Pattern().Match(id) is { Success: true } match
        && long.TryParse(match.Groups["owner"].Value, out var owner)
        ? new(id, match.Groups["storage"].Value, owner, match.Groups["name"].Value)
        : null;

    /// <summary>The path of the volume on a node.</summary>
    public string Path(string node) => StorageVolume.Path(node, Storage, Id);

    /// <summary>Size and format; null when there is no such volume.</summary>
    public Task<PveData?> ReadAsync(IPve pve, string node, CancellationToken cancel) =>
        StorageVolume.ReadAsync(pve, node, Storage, Id, Images, cancel);

    /// <summary>The volume of that owner and name; null when there is none.</summary>
    public static async Task<DiskVolume?> FindAsync(
        IPve pve, string node, string storage, long owner, string name, CancellationToken cancel) =>
        (await AllAsync(pve, node, storage, cancel))
            .Select(entry => Parse(entry["volid"].AsText())).FirstOrDefault(volume => volume?.Owner == owner && volume.Name == name);

    /// <summary>The disk images of a storage as a node sees them.</summary>
    public static Task<IReadOnlyList<PveData>> AllAsync(IPve pve, string node, string storage, CancellationToken cancel) =>
        StorageVolume.AllAsync(pve, node, storage, Images, cancel);

    /// <summary>Makes a volume. PVE makes none over another one.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> AllocateAsync(
        IPve pve, string node, string storage, long owner, string name, string format, decimal bytes, CancellationToken cancel)
    {
        var status = await StorageVolume.StatusAsync(pve, node, storage, cancel);
        // The names of files end in their format; block devices say only what is not raw.
        var extension = FileStorages.Contains(status["type"].AsText()) || format != "raw" ? "." + format : "";
        var form = new Form()
            .Add("vmid", owner)
            .Add("filename", $"vm-{owner}-{name}{extension}")
            .Add("format", format)
            .Add("size", (long)decimal.Ceiling(bytes / 1024));
        return (await pve.PostAsync(StorageVolume.Collection(node, storage), form, cancel)).AsText()!;
    }

    /// <summary>True when every node that has the storage sees the volume.</summary>
    public Task<bool> IsSharedAsync(IPve pve, string node, CancellationToken cancel) =>
        StorageVolume.IsSharedAsync(pve, node, Storage, cancel);

    /// <summary>Bytes in the largest unit that divides them.</summary>
    public static string SizeText(long bytes)
    {
        const string Units = "KMGT";
        var unit = -1;
        for (; unit < Units.Length - 1 && bytes != 0 && bytes % 1024 == 0; bytes /= 1024)
        {
            unit++;
        }

        return unit < 0 ? bytes.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{bytes}{Units[unit]}";
    }

    [GeneratedRegex(@"\A(?<storage>[^:/]+):(\d+/)?vm-(?<owner>\d+)-(?<name>[^/\s]+?)(\.(raw|qcow2|vmdk))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}

using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Storage;

/// <summary>
/// Snippets that are files of a folder of this machine: PVE lists the folder, and whoever may log in to the node puts files there
/// (<c>PVE::Storage::Plugin::list_volumes</c>).
/// </summary>
/// <param name="storage">The storage that they are on.</param>
/// <param name="node">The node that has it; null where every node sees it.</param>
/// <param name="folder">The folder; it need not exist.</param>
internal sealed class SnippetFolder(StorageDefinition storage, string? node, string folder)
{
    private const string Prefix = "snippets/";

    /// <summary>Brings what is known of the storage's volumes up to what the folder holds.</summary>
    public void Look(Dictionary<string, Volume> volumes)
    {
        foreach (var gone in volumes.Values.Where(volume => volume.Parts.Content == "snippets").ToList())
        {
            volumes.Remove(gone.Id);
        }

        foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles() : [])
        {
            // The pattern that PVE lists by leaves these out.
            if (file.Name[0] == '.')
            {
                continue;
            }

            var content = File.ReadAllBytes(file.FullName);
            var volume = new Volume
            {
                Node = node,
                Storage = storage.Id,
                Name = Prefix + file.Name,
                Parts = VolumeName.Parse(storage, Prefix + file.Name),
                Size = content.Length,
                Used = VolumeStore.RoundUp(content.Length, 4096),
                Created = new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds(),
                File = StoredFile.Of(content),
            };
            volumes[volume.Id] = volume;
        }
    }

    /// <summary>Removes the file that a volume is; leaves alone what is no snippet.</summary>
    public void Remove(Volume volume)
    {
        if (volume.Parts.Content == "snippets")
        {
            File.Delete(Path.Combine(folder, volume.Parts.FileName));
        }
    }
}

using Pulumi;
using Pulumi.Proxmox.Storage;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about files and volumes tells.</summary>
internal static class FileChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var templates = GetContainerTemplates.Invoke(new() { Node = "pve1" });
        _ = new ContainerTemplate("template", new()
        {
            Node = "pve1",
            Storage = GetNodeStorages.Invoke(new() { Node = "pve1" }).Apply(storages => storages.Items[0].StorageId),
            FileName = templates.Apply(list => list.Items[0].FileName),
        });
        var backups = GetBackups.Invoke(new() { Node = "pve1" });
        _ = new UploadedFile("notes", new()
        {
            Node = "pve1",
            Storage = "local",
            ContentType = GetVolumes.Invoke(new() { Node = "pve1", Storage = "local" }).Apply(volumes => volumes.Items[0].ContentType),
            Source = new FileAsset("tools.iso"),
            FileName = backups.Apply(list => list.Items[0].VolumeId),
        });
        var volume = GetVolume.Invoke(new() { Node = "pve1", VolumeId = "local:iso/a.iso" });
        _ = new Volume("volume", new()
        {
            Node = volume.Apply(one => one.Node),
            VolumeId = volume.Apply(one => one.VolumeId),
        });
    }
}

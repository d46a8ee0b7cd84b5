using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Nodes.Storage;

/// <summary>Two backups of container 100 and one of VM 101.</summary>
internal static class Backups
{
    public const string Oldest = "local:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst";
    public const string Newest = "local:backup/vzdump-lxc-100-2026_01_03-03_04_05.tar.zst";
    public const string OfOther = "local:backup/vzdump-qemu-101-2026_01_01-03_04_05.vma.zst";

    /// <summary>A node that has them.</summary>
    public static async Task<PveSimulator> MakeAsync()
    {
        var pve = await PveSimulator.StartAsync();
        foreach (var volume in (string[])[OfOther, Oldest, Newest])
        {
            Files.Put(pve, volume, new byte[1000]);
        }

        return pve;
    }
}

using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary>What a container is made from: an archive with a file system (<c>PVE::LXC::Create</c>).</summary>
internal static class OsTemplate
{
    /// <summary>How much larger an archive is when it is unpacked.</summary>
    private const int Ratio = 2;

    /// <summary>The systems that PVE can tell from what they contain; here, from the archive's name.</summary>
    private static readonly string[] Systems =
        ["debian", "devuan", "ubuntu", "centos", "fedora", "opensuse", "archlinux", "alpine", "gentoo", "nixos"];

    /// <summary>The archive.</summary>
    /// <exception cref="PveError">It is not there.</exception>
    public static Volume Find(LxcContext context, string id) =>
        context.Volumes.Find(id) ?? throw PveError.Die($"volume '{id}' does not exist");

    /// <summary>Unpacks an archive into a container's root file system.</summary>
    /// <param name="config">The container's config.</param>
    /// <param name="forgiving">Whether what cannot be unpacked is overlooked.</param>
    public static void Unpack(LxcContext context, int vmId, Volume archive, GuestConfig config, bool forgiving)
    {
        var bytes = BytesIn(archive);
        var run = context.Run;
        var storage = context.Storage.Get(archive.Storage);
        run.Print($"extracting archive '{VolumeStore.PathOf(storage, archive.Name, archive.Parts)}'");
        run.Sleep(context.Datacenter.Pace.Copy(bytes));
        if (Root(context, config) is { } room && bytes > room)
        {
            run.Print("tar: .: Cannot write: No space left on device");
            run.Print(Total(bytes));
            run.Print("tar: Exiting with failure status due to previous errors");
            if (!forgiving)
            {
                throw PveError.Die($"command '{Command(vmId, archive.Name, config)}' failed: exit code 2");
            }

            return;
        }

        run.Print(Total(bytes));
        if (MountPoint.Parse(context.Schema, MountPoint.Root, config[MountPoint.Root]) is { IsVolume: true } root
            && context.Volumes.Find(root.Volume) is { } volume)
        {
            volume.Used = Math.Max(volume.Used ?? 0, Math.Min(bytes, volume.Size));
        }
    }

    /// <summary>Bytes of the files in an archive. A backed-up volume that was allocated as a whole does not tell what was in it.</summary>
    private static long BytesIn(Volume archive) => archive.Backup is { } backup
        ? backup.Disks.Where(disk => disk.Used < disk.Size).Sum(disk => disk.Used)
        : archive.Size * Ratio;

    /// <summary>Finds out what is inside, where the config does not say it.</summary>
    public static void Detect(LxcContext context, Volume archive, GuestConfig config)
    {
        config["ostype"] ??= Systems.FirstOrDefault(system => archive.Name.Contains(system, StringComparison.OrdinalIgnoreCase))
            ?? "unmanaged";
        if (config["arch"] is null)
        {
            config["arch"] = archive.Name.Contains("arm64", StringComparison.Ordinal) ? "arm64" : "amd64";
            context.Run.Print($"Detected container architecture: {config["arch"]}");
        }

        if (config["timezone"] is { } zone and not "host" && !context.Containers.HasTimeZones)
        {
            context.Run.Print($"container does not have /usr/share/zoneinfo/{zone}, timezone can not be modified");
        }
    }

    private static string Total(long bytes) => $"Total bytes read: {bytes} ({Short(bytes)}, {Short(60L << 20)}/s)";

    private static string Short(long bytes) => Sizes.Human(bytes).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Bytes that the root file system has room for; null for a directory.</summary>
    private static long? Root(LxcContext context, GuestConfig config) =>
        config[MountPoint.Root] is { } text && MountPoint.Parse(context.Schema, MountPoint.Root, text) is { Size: > 0 and var size }
            ? size * 9 / 10
            : null;

    private static string Command(int vmId, string name, GuestConfig config)
    {
        var mapped = config["unprivileged"] == "1" ? "lxc-usernsexec -m u:0:100000:65536 -m g:0:100000:65536 -- " : "";
        var packed = Path.GetExtension(name) switch
        {
            ".gz" or ".tgz" => " -z",
            ".xz" => " -J",
            ".bz2" => " -j",
            ".zst" => " --zstd",
            ".lzo" => " --lzop",
            _ => "",
        };
        return $"{mapped}tar xpf -{packed} --totals --one-file-system -p --sparse --numeric-owner --acls --xattrs "
            + "'--xattrs-include=user.*' '--xattrs-include=security.capability' '--warning=no-file-ignored' '--warning=no-xattr-write' "
            + $"-C /var/lib/lxc/{vmId}/rootfs --skip-old-files --anchored --exclude './dev/*'";
    }
}

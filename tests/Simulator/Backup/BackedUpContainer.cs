using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Lxc;

namespace Proxmox.Simulator.Backup;

/// <summary>A container that is backed up (<c>PVE::VZDump::LXC</c>).</summary>
internal sealed class BackedUpContainer : BackedUpGuest
{
    private readonly LxcContext _context;
    private bool _copied;

    public BackedUpContainer(LxcContext context, int vmId)
        : base(context, vmId)
    {
        _context = context;
    }

    public override string Name => Config["hostname"] ?? string.Create(CultureInfo.InvariantCulture, $"CT{VmId}");

    public override string Extension => ".tar";

    public override void Prepare(string mode)
    {
        if (Config["hostname"] is { } name)
        {
            Info($"CT Name: {name}");
        }

        foreach (var volume in Volumes)
        {
            Info(volume.Included
                ? $"including mount point {volume.Slot} ('{volume.Path}') in backup"
                : $"excluding {volume.Kind} mount point {volume.Slot} ('{volume.Path}') from backup ({volume.Reason})");
        }

        if (mode == "snapshot" && Volumes.Any(volume => volume.Kind == "volume" && !Context.Volumes.Has("snapshot", volume.Name)))
        {
            throw PveError.Die("mode failure - some volumes do not support snapshots");
        }
    }

    public override void Stop(int minutes) => PowerOperations.ShutDownLocked(_context, VmId, minutes * 60, force: true);

    public override void Start() => PowerOperations.Start(_context, VmId);

    public override void Suspend()
    {
    }

    public override void Resume()
    {
    }

    public override void Synchronise(string which, string folder)
    {
        var process = _context.Containers.Find(VmId)?.Pid ?? 0;
        Info(string.Create(CultureInfo.InvariantCulture, $"starting {which} sync /proc/{process}/root/ to {folder}"));
        Info($"{which} sync finished - transferred {(_copied ? "0" : "1.98M")} bytes in 1s");
        _copied = true;
    }

    public override BackupArchive Assemble()
    {
        var text = GuestConfigFormat.Render(BareConfig());
        return new(Kind, text, GuestFirewall.Read(Context.Datacenter, VmId), Disks());
    }

    public override void Write(BackupArchive archive, string mode)
    {
        if (mode == "snapshot")
        {
            Info("create storage snapshot 'vzdump'");
        }

        var bytes = archive.Disks.Sum(disk => disk.Used);
        Context.Run.Sleep(Context.Datacenter.Pace.Copy(bytes));
        Info(string.Create(CultureInfo.InvariantCulture, $"Total bytes written: {bytes} ({Storage.Sizes.Human(bytes)}, 48MiB/s)"));
        if (mode == "snapshot")
        {
            Info("cleanup temporary 'vzdump' snapshot");
        }
    }
}

using System.Globalization;
using System.Text;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Backup;

/// <summary>A VM that is backed up (<c>PVE::VZDump::QemuServer</c>).</summary>
internal sealed class BackedUpVm : BackedUpGuest
{
    private readonly VmContext _context;

    public BackedUpVm(VmContext context, int vmId)
        : base(context, vmId)
    {
        _context = context;
    }

    public override string Name => Config["name"] ?? string.Create(CultureInfo.InvariantCulture, $"VM {VmId}");

    public override string Extension => ".vma";

    public override void Prepare(string mode)
    {
        if (Config["name"] is { } name)
        {
            Info($"VM Name: {name}");
        }

        foreach (var volume in Volumes)
        {
            Info(volume.Included
                ? $"include disk '{volume.Slot}' '{volume.Name}'{(volume.Size is { } size ? " " + Sizes.Format(size) : "")}"
                : $"exclude disk '{volume.Slot}' '{volume.Name}' ({volume.Reason})");
        }

        foreach (var volume in Volumes.Where(volume => volume.Included))
        {
            Context.Volumes.Activate(volume.Name);
        }
    }

    public override void Stop(int minutes) => PowerOperations.Stop(_context, VmId, new StopOrder
    {
        Shutdown = true,
        Timeout = minutes * 60,
        Force = false,
        SkipLock = true,
    });

    public override void Start() => PowerOperations.Start(_context, VmId, skipLock: true);

    public override void Suspend() => _context.RequireRunning(VmId).State = "paused";

    public override void Resume() => _context.RequireRunning(VmId).State = "running";

    public override BackupArchive Assemble()
    {
        var config = Config;
        var bare = BareConfig();
        foreach (var key in bare.Options.Keys.Where(UnusedVolumes.IsKey).ToList())
        {
            Info($"skip unused drive '{bare[key]}' (not included into backup)");
            bare[key] = null;
        }

        Mention(config.CloudInit is not null, "special config section found");
        Mention(config.Snapshots.Count > 0, "snapshots found");
        Mention(config.Pending.Count > 0, "pending configuration changes found");
        var text = new StringBuilder(GuestConfigFormat.Render(bare));
        var disks = Disks();
        foreach (var disk in disks)
        {
            var volume = Context.Volumes.Resolve(disk.Volume);
            text.Append(CultureInfo.InvariantCulture,
                $"#qmdump#map:{disk.Slot}:drive-{disk.Slot}:{volume.Storage.Id}:{volume.Parts.Format}:\n");
        }

        return new(Kind, text.ToString(), GuestFirewall.Read(Context.Datacenter, VmId), disks);
    }

    public override void Write(BackupArchive archive, string mode)
    {
        if (archive.Disks.Count == 0)
        {
            Info("backup contains no disks");
            Info("starting diskless backup");
            return;
        }

        var stopped = !IsRunning;
        if (stopped)
        {
            Info("starting kvm to execute backup task");
        }
        else if (GuestAgent.IsEnabled(_context, Config) && GuestAgent.Ping(_context, VmId))
        {
            Info("issuing guest-agent 'fs-freeze' command");
            Info("issuing guest-agent 'fs-thaw' command");
        }

        Info($"started backup task '{Guid.NewGuid()}'");
        if (!stopped)
        {
            Info("resuming VM again");
        }

        var (total, used) = (archive.Disks.Sum(disk => disk.Size), archive.Disks.Sum(disk => disk.Used));
        Info($"  0% (0.0 B of {Sizes.Human(total)}) in 0s, read: 0 B/s, write: 0 B/s");
        Context.Run.Sleep(Context.Datacenter.Pace.Copy(total));
        Info($"100% ({Sizes.Human(total)} of {Sizes.Human(total)}) in 1s, read: {Sizes.Human(total)}/s, write: {Sizes.Human(used)}/s");
        var zeros = total - used;
        Info($"backup is sparse: {Sizes.Render(zeros)} ({(total == 0 ? 0 : zeros * 100 / total)}%) total zero data");
        Info($"transferred {Sizes.Render(total)} in 1 seconds ({Sizes.Human(total)}/s)");
        if (stopped)
        {
            Info("stopping kvm after backup task");
        }
    }

    private void Mention(bool found, string what)
    {
        if (found)
        {
            Info($"{what} (not included into backup)");
        }
    }
}

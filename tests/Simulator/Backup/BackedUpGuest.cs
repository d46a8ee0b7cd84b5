using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Backup;

/// <summary>What backups do differently with VMs and with containers (the plugins of <c>PVE::VZDump</c>).</summary>
internal abstract class BackedUpGuest
{
    protected BackedUpGuest(GuestContext context, int vmId)
    {
        Context = context;
        VmId = vmId;
    }

    public int VmId { get; }

    public GuestKind Kind => Context.Kind;

    public bool IsRunning => Context.IsRunning(VmId);

    /// <summary>What notes call the guest.</summary>
    public abstract string Name { get; }

    /// <summary>The slots that are backed up.</summary>
    public IEnumerable<BackupVolume> Volumes => BackupVolume.Of(Context.Datacenter, Context.Datacenter.Guests[VmId]);

    protected GuestContext Context { get; }

    protected GuestConfig Config => Context.Load(VmId);

    /// <summary>Extension of the archive without that of the compression.</summary>
    public abstract string Extension { get; }

    /// <summary>The guest of an id; null where there is none.</summary>
    public static BackedUpGuest? Of(Execution run, int vmId) => run.Datacenter.Guests.GetValueOrDefault(vmId) switch
    {
        null => null,
        { Type: "qemu" } => new BackedUpVm(new Qemu.VmContext(run), vmId),
        _ => new BackedUpContainer(new Lxc.LxcContext(run), vmId),
    };

    /// <summary>Locks the guest against changes.</summary>
    public void Lock()
    {
        using var held = Context.Lock(VmId);
        var config = Config;
        config.RequireUnlocked();
        config["lock"] = "backup";
        Context.Write(VmId, config);
    }

    public void Unlock()
    {
        using var held = Context.Lock(VmId);
        var config = Config;
        if (config.IsLockedFor("backup"))
        {
            config["lock"] = null;
            Context.Write(VmId, config);
        }
    }

    /// <summary>Tells what is taken along.</summary>
    /// <exception cref="PveError">It cannot be done in the mode; the message then begins with <c>mode failure</c>.</exception>
    public abstract void Prepare(string mode);

    public abstract void Stop(int minutes);

    public abstract void Start();

    public abstract void Suspend();

    public abstract void Resume();

    /// <summary>Copies the data of a guest that goes on, before or after it was suspended.</summary>
    public virtual void Synchronise(string which, string folder)
    {
    }

    /// <summary>What goes into the archive.</summary>
    public abstract BackupArchive Assemble();

    /// <summary>Writes the archive.</summary>
    public abstract void Write(BackupArchive archive, string mode);

    /// <summary>The config without what is of no use in a backup.</summary>
    protected GuestConfig BareConfig()
    {
        var bare = new GuestConfig(Kind);
        foreach (var (key, value) in Config.Options.Where(option => option.Key is not ("lock" or "parent")))
        {
            bare[key] = value;
        }

        return bare;
    }

    /// <summary>The included volumes as they are now.</summary>
    protected IReadOnlyList<BackedUpDisk> Disks() => [.. Volumes.Where(volume => volume.Included).Select(Disk)];

    private BackedUpDisk Disk(BackupVolume volume)
    {
        var found = Context.Volumes.Activate(volume.Name);
        return new(volume.Slot, volume.Name, found.Size, Math.Min(found.Used ?? found.Size, found.Size));
    }

    protected void Info(string text) => Context.Run.Print("INFO: " + text);
}

using System.Globalization;

namespace Proxmox.Simulator.Guests;

/// <summary>A snapshot of a guest (<c>PVE::AbstractConfig</c>): made, rolled back to and removed in steps, between which the guest's config
/// says how far things are.</summary>
internal abstract class GuestSnapshots
{
    /// <summary>What belongs to a section itself and is not copied between sections.</summary>
    private static readonly string[] NotCopied =
        ["snapstate", "snaptime", "vmstate", "lock", "description", "digest", GuestConfigFormat.RawOptions];

    private readonly GuestContext _context;

    protected GuestSnapshots(GuestContext context, int vmId, string name)
    {
        _context = context;
        VmId = vmId;
        Name = name;
    }

    protected int VmId { get; }

    protected string Name { get; }

    /// <summary>Makes the snapshot.</summary>
    /// <param name="withState">Whether the memory of a running guest is saved too.</param>
    public void Create(bool withState, string? description)
    {
        Prepare(withState, description);
        var snapshot = _context.Load(VmId).Snapshot(Name);
        var done = new List<string>();
        try
        {
            var thaw = Hold(snapshot);
            foreach (var (slot, volume) in Volumes(snapshot))
            {
                Announce(slot, volume);
                _context.Snapshots.Create(volume, Name);
                done.Add(slot);
            }

            thaw?.Invoke();
        }
        catch (PveError error)
        {
            _context.Run.Print("snapshot create failed: starting cleanup");
            Remove(done);
            throw error.Spelt();
        }
        using var held = _context.Lock(VmId);
        var config = _context.Load(VmId);
        if (!config.IsLockedFor("snapshot"))
        {
            throw PveError.Die("missing snapshot lock");
        }

        config.Snapshot(Name)["snapstate"] = null;
        config["lock"] = null;
        config["parent"] = Name;
        _context.Write(VmId, config);
    }

    /// <summary>Removes the snapshot.</summary>
    /// <param name="force">Whether it goes from the config even if its volumes cannot be seen to.</param>
    public void Delete(bool force)
    {
        _context.Load(VmId).Snapshot(Name);
        using (_context.Lock(VmId))
        {
            var config = _context.Load(VmId);
            config.RequireUnlocked();
            if (config.IsTemplate)
            {
                throw PveError.Die("you can't delete a snapshot if vm is a template");
            }

            config["lock"] = "snapshot-delete";
            config.Snapshot(Name)["snapstate"] = "delete";
            _context.Write(VmId, config);
        }
        Remove(slots: null, force);
    }

    /// <summary>Brings the guest back to where it was when the snapshot was made; a guest that runs is stopped.</summary>
    public void Rollback()
    {
        OptionSet snapshot;
        using (_context.Lock(VmId))
        {
            var config = _context.Load(VmId);
            snapshot = RequireForRollback(config);
            foreach (var (_, volume) in Volumes(snapshot))
            {
                _context.Snapshots.RequireRollback(volume, Name);
            }

            if (snapshot["snapstate"] is { } state)
            {
                throw PveError.Die($"unable to rollback to incomplete snapshot (snapstate = {state})");
            }

            config.RequireUnlocked();
            Stop();
            config = _context.Load(VmId);
            config["lock"] = "rollback";
            _context.Write(VmId, config);
        }
        foreach (var (_, volume) in Volumes(snapshot))
        {
            _context.Snapshots.Rollback(volume, Name);
        }

        using (_context.Lock(VmId))
        {
            var config = _context.Load(VmId);
            if (!config.IsLockedFor("rollback"))
            {
                throw PveError.Die("got wrong lock");
            }

            Apply(config, RequireForRollback(config));
            _context.Write(VmId, config);
            if (snapshot["vmstate"] is { } memory)
            {
                Resume(memory);
            }
        }
    }

    /// <summary>The volumes of a section that have snapshots, each with its slot.</summary>
    protected abstract IReadOnlyList<(string Slot, string Volume)> Volumes(OptionSet options);

    /// <summary>The volumes that a config keeps as unused where a snapshot does not know them.</summary>
    protected abstract IEnumerable<string> Kept(OptionSet options);

    /// <summary>Whether every volume of the guest can have snapshots.</summary>
    protected abstract bool IsAvailable(GuestConfig config);

    /// <summary>Keeps a volume that no slot has any more.</summary>
    protected abstract void KeepUnused(OptionSet options, string volume);

    /// <summary>Ends a guest that runs.</summary>
    protected abstract void Stop();

    /// <summary>Fails where something stands in the way of a snapshot.</summary>
    protected virtual void RequireNoBlockers(GuestConfig config, bool withState)
    {
    }

    /// <summary>Makes room for the memory of a running guest.</summary>
    protected virtual void AllocateState(GuestConfig config, OptionSet snapshot)
    {
    }

    /// <summary>Holds up a running guest while its volumes are seen to; what comes back lets it go on.</summary>
    protected virtual Action? Hold(OptionSet snapshot) => null;

    /// <summary>Says that a volume is about to be seen to.</summary>
    protected virtual void Announce(string slot, string volume)
    {
    }

    /// <summary>Lets a guest go on from memory that was saved.</summary>
    protected virtual void Resume(string memory)
    {
    }

    /// <summary>Sees to what a config does not take over from a snapshot.</summary>
    protected virtual void OnApplied(GuestConfig config)
    {
    }

    private OptionSet RequireForRollback(GuestConfig config) => config.IsTemplate
        ? throw PveError.Die("you can't rollback if vm is a template")
        : config.Snapshot(Name);

    private void Prepare(bool withState, string? description)
    {
        using var held = _context.Lock(VmId);
        var config = _context.Load(VmId);
        if (config.IsTemplate)
        {
            throw PveError.Die("you can't take a snapshot if it's a template");
        }

        config.RequireUnlocked();
        RequireNoBlockers(config, withState);
        if (config.Snapshots.ContainsKey(Name))
        {
            throw PveError.Die($"snapshot name '{Name}' already used");
        }

        if (!IsAvailable(config))
        {
            throw PveError.Die("snapshot feature is not available");
        }

        foreach (var (other, options) in config.Snapshots.Where(entry => entry.Value["parent"] == Name))
        {
            _context.Run.Print($"deleting parent '{Name}' reference from '{other}' to avoid bogus snapshot cycle.");
            options["parent"] = null;
        }
        config["lock"] = "snapshot";
        var snapshot = config.Snapshots[Name] = new OptionSet();
        if (withState)
        {
            AllocateState(config, snapshot);
        }

        Copy(config.Options, snapshot);
        snapshot["snapstate"] = "prepare";
        snapshot["snaptime"] = _context.Datacenter.Clock.UnixSeconds.ToString(CultureInfo.InvariantCulture);
        snapshot["description"] = description is { Length: > 0 } ? description : null;
        _context.Write(VmId, config);
    }

    private static void Copy(OptionSet from, OptionSet to)
    {
        foreach (var (key, value) in from.Where(option => !NotCopied.Contains(option.Key) && !UnusedVolumes.IsKey(option.Key)))
        {
            to[key] = value;
        }
    }

    /// <summary>Takes the snapshot apart, volume by volume, and then out of the config.</summary>
    /// <param name="slots">The slots to see to when its making has failed; null for all.</param>
    private void Remove(IReadOnlyCollection<string>? slots, bool force = true)
    {
        var snapshot = _context.Load(VmId).Snapshot(Name);
        if (snapshot["vmstate"] is { } state)
        {
            Try(force, () => _context.Volumes.Free(state));
        }

        var kept = new List<string>();
        foreach (var (_, volume) in Volumes(snapshot).Where(entry => slots is null || slots.Contains(entry.Slot)))
        {
            Try(force, () => _context.Snapshots.Delete(volume, Name));
            kept.Add(volume);
        }
        using var held = _context.Lock(VmId);
        var config = _context.Load(VmId);
        var parent = config.Snapshot(Name)["parent"];
        foreach (var options in config.Snapshots.Values.Append(config.Options).Where(options => options["parent"] == Name))
        {
            options["parent"] = parent;
        }

        config.Snapshots.Remove(Name);
        config["lock"] = null;
        kept.ForEach(volume => KeepUnused(config.Options, volume));
        _context.Write(VmId, config);
    }

    private void Try(bool force, Action action)
    {
        try
        {
            action();
        }
        catch (PveError error) when (force)
        {
            _context.Run.Print(error.Stringify().TrimEnd('\n'));
        }
    }

    /// <summary>Gives the config the snapshot's options; volumes that the snapshot does not know become unused.</summary>
    private void Apply(GuestConfig config, OptionSet snapshot)
    {
        foreach (var volume in Kept(config.Options).Except(Kept(snapshot), StringComparer.Ordinal).ToList())
        {
            KeepUnused(config.Options, volume);
        }

        foreach (var key in config.Options.Keys.Where(key => key != "description" && !UnusedVolumes.IsKey(key)))
        {
            config[key] = null;
        }

        foreach (var key in config.Pending.Keys)
        {
            config.Pending[key] = null;
        }

        config.CloudInit = null;
        Copy(snapshot, config.Options);
        config["parent"] = Name;
        OnApplied(config);
    }
}

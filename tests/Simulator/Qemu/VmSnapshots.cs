using System.Globalization;

namespace Proxmox.Simulator.Qemu;

/// <summary>Snapshots of a VM (<c>PVE::AbstractConfig</c>): made, rolled back to and removed in steps, between which the VM's config says
/// how far things are.</summary>
internal sealed partial class VmSnapshots
{
    /// <summary>What belongs to a section itself and is not copied between sections.</summary>
    private static readonly string[] NotCopied = ["snapstate", "snaptime", "vmstate", "lock", "description"];

    private readonly VmContext _context;
    private readonly int _vmId;
    private readonly string _name;

    public VmSnapshots(VmContext context, int vmId, string name)
    {
        _context = context;
        _vmId = vmId;
        _name = name;
    }

    /// <summary>Makes the snapshot.</summary>
    /// <param name="withState">Whether the memory of a running VM is saved too.</param>
    public void Create(bool withState, string? description)
    {
        Prepare(withState, description);
        var snapshot = _context.Load(_vmId).Snapshot(_name);
        var process = _context.Processes.Find(_vmId);
        var done = new List<string>();
        try
        {
            var frozen = process is not null && snapshot["vmstate"] is null && Freeze(process);
            if (process is not null && snapshot["vmstate"] is { } state)
            {
                SaveMemory(process, state);
            }

            foreach (var drive in Disks(snapshot))
            {
                _context.Run.Print($"snapshotting 'drive-{drive.Slot}' ({drive.File})");
                if (process is not null && _context.Volumes.Resolve(drive.File).Parts.Format == "qcow2" && drive.Slot != "tpmstate0")
                {
                    _context.Run.Print("internal qemu snapshot");
                }

                _context.Snapshots.Create(drive.File, _name);
                done.Add(drive.Slot);
            }
            if (frozen)
            {
                process!.IsFrozen = false;
            }
        }
        catch (PveError error)
        {
            _context.Run.Print("snapshot create failed: starting cleanup");
            Remove(done);
            throw PveError.Die(error.Stringify().TrimEnd('\n'));
        }
        using var held = _context.Lock(_vmId);
        var config = _context.Load(_vmId);
        if (!config.IsLockedFor("snapshot"))
        {
            throw PveError.Die("missing snapshot lock");
        }

        config.Snapshot(_name)["snapstate"] = null;
        config["lock"] = null;
        config["parent"] = _name;
        _context.Write(_vmId, config);
    }

    /// <summary>Removes the snapshot.</summary>
    /// <param name="force">Whether it goes from the config even if its volumes cannot be seen to.</param>
    public void Delete(bool force)
    {
        _context.Load(_vmId).Snapshot(_name);
        using (_context.Lock(_vmId))
        {
            var config = _context.Load(_vmId);
            config.RequireUnlocked();
            if (config.IsTemplate)
            {
                throw PveError.Die("you can't delete a snapshot if vm is a template");
            }

            config["lock"] = "snapshot-delete";
            config.Snapshot(_name)["snapstate"] = "delete";
            _context.Write(_vmId, config);
        }
        Remove(slots: null, force);
    }

    /// <summary>Brings the VM back to where it was when the snapshot was made; a VM that runs is stopped.</summary>
    public void Rollback()
    {
        OptionSet snapshot;
        using (_context.Lock(_vmId))
        {
            var config = _context.Load(_vmId);
            snapshot = RequireForRollback(config);
            foreach (var drive in Disks(snapshot))
            {
                _context.Snapshots.RequireRollback(drive.File, _name);
            }

            if (snapshot["snapstate"] is { } state)
            {
                throw PveError.Die($"unable to rollback to incomplete snapshot (snapstate = {state})");
            }

            config.RequireUnlocked();
            PowerOperations.Stop(_context, _vmId, new StopOrder { Timeout = 5, Force = true });
            config = _context.Load(_vmId);
            config["lock"] = "rollback";
            _context.Write(_vmId, config);
        }
        foreach (var drive in Disks(snapshot))
        {
            _context.Snapshots.Rollback(drive.File, _name);
        }

        using (_context.Lock(_vmId))
        {
            var config = _context.Load(_vmId);
            if (!config.IsLockedFor("rollback"))
            {
                throw PveError.Die("got wrong lock");
            }

            Apply(config, RequireForRollback(config));
            _context.Write(_vmId, config);
            if (snapshot["vmstate"] is { } memory)
            {
                PowerOperations.Start(_context, _vmId, state: memory);
            }
        }
    }

    private OptionSet RequireForRollback(VmConfig config) => config.IsTemplate
        ? throw PveError.Die("you can't rollback if vm is a template")
        : config.Snapshot(_name);

    /// <summary>Disks of a section: discs and cloud-init drives have no snapshots.</summary>
    private IEnumerable<Drive> Disks(OptionSet options) =>
        Drive.All(_context.Schema, options).Where(drive => !drive.IsCdrom && drive.IsVolume).ToList();

    private void Prepare(bool withState, string? description)
    {
        using var held = _context.Lock(_vmId);
        var config = _context.Load(_vmId);
        if (config.IsTemplate)
        {
            throw PveError.Die("you can't take a snapshot if it's a template");
        }

        config.RequireUnlocked();
        VmStartChecks.RequireMovable(config, withState);
        if (config.Snapshots.ContainsKey(_name))
        {
            throw PveError.Die($"snapshot name '{_name}' already used");
        }

        if (!VmFeature.Has(_context, config.Options, "snapshot", ofSnapshot: false))
        {
            throw PveError.Die("snapshot feature is not available");
        }

        foreach (var (other, options) in config.Snapshots.Where(entry => entry.Value["parent"] == _name))
        {
            _context.Run.Print($"deleting parent '{_name}' reference from '{other}' to avoid bogus snapshot cycle.");
            options["parent"] = null;
        }
        config["lock"] = "snapshot";
        var snapshot = config.Snapshots[_name] = new OptionSet();
        if (withState && _context.Processes.Find(_vmId) is not null)
        {
            VmState.Allocate(_context, _vmId, config, snapshot, _name, VmState.Storage(_context, config));
        }

        Copy(config.Options, snapshot);
        snapshot["snapstate"] = "prepare";
        snapshot["snaptime"] = _context.Datacenter.Clock.UnixSeconds.ToString(CultureInfo.InvariantCulture);
        snapshot["description"] = description is { Length: > 0 } ? description : null;
        _context.Write(_vmId, config);
    }

    private static void Copy(OptionSet from, OptionSet to)
    {
        foreach (var (key, value) in from.Where(option => !NotCopied.Contains(option.Key) && !Drives.IsUnused(option.Key)))
        {
            to[key] = value;
        }
    }

    /// <summary>Takes the snapshot apart, volume by volume, and then out of the config.</summary>
    /// <param name="slots">The drives to see to when its making has failed; null for all.</param>
    private void Remove(IReadOnlyCollection<string>? slots, bool force = true)
    {
        var snapshot = _context.Load(_vmId).Snapshot(_name);
        if (snapshot["vmstate"] is { } state)
        {
            Try(force, () => _context.Volumes.Free(state));
        }

        var kept = new List<string>();
        foreach (var drive in Disks(snapshot).Where(drive => slots is null || slots.Contains(drive.Slot)))
        {
            Try(force, () => _context.Snapshots.Delete(drive.File, _name));
            kept.Add(drive.File);
        }
        using var held = _context.Lock(_vmId);
        var config = _context.Load(_vmId);
        var parent = config.Snapshot(_name)["parent"];
        foreach (var options in config.Snapshots.Values.Append(config.Options).Where(options => options["parent"] == _name))
        {
            options["parent"] = parent;
        }

        config.Snapshots.Remove(_name);
        config["lock"] = null;
        foreach (var file in kept)
        {
            VmDisks.KeepUnused(_context, config.Options, file);
        }

        _context.Write(_vmId, config);
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

    /// <summary>Gives the config the snapshot's options; disks that the snapshot does not know become unused.</summary>
    private void Apply(VmConfig config, OptionSet snapshot)
    {
        var known = Drive.All(_context.Schema, snapshot).Where(drive => !drive.IsPlainCdrom).Select(drive => drive.File)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var drive in Drive.All(_context.Schema, config.Options).Where(drive => !drive.IsPlainCdrom && drive.IsVolume).ToList())
        {
            if (!known.Contains(drive.File))
            {
                VmDisks.KeepUnused(_context, config.Options, drive.File);
            }
        }
        foreach (var key in config.Options.Keys.Where(key => key != "description" && !Drives.IsUnused(key)))
        {
            config[key] = null;
        }

        foreach (var key in config.Pending.Keys)
        {
            config.Pending[key] = null;
        }

        config.CloudInit = null;
        Copy(snapshot, config.Options);
        config["parent"] = _name;
        foreach (var key in (string[])["runningmachine", "runningcpu", "running-nets-host-mtu"])
        {
            config[key] = null;
        }

        if (config["vmgenid"] is not null)
        {
            config["vmgenid"] = Guid.NewGuid().ToString();
        }
    }
}

using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>Puts in force what can be while a VM runs; the rest stays pending (<c>vmconfig_hotplug_pending</c>).</summary>
internal sealed class Hotplug
{
    private readonly VmContext _context;
    private readonly int _vmId;
    private readonly GuestConfig _config;
    private readonly IDictionary<string, string> _errors;
    private readonly CloudInitChanges _changes;

    /// <param name="config">The VM's config; it is changed and written.</param>
    /// <param name="errors">Receives what failed, by option.</param>
    public Hotplug(VmContext context, int vmId, GuestConfig config, IDictionary<string, string> errors)
    {
        _context = context;
        _vmId = vmId;
        _config = config;
        _errors = errors;
        _changes = new CloudInitChanges(config);
    }

    /// <param name="selection">The options to look at; those that QEMU never sees are always looked at.</param>
    public void Run(IReadOnlySet<string> selection)
    {
        foreach (var key in _config.Pending.Keys.Where(HotplugFeatures.IsImmediate))
        {
            Commit(key);
        }

        _context.Write(_vmId, _config);
        var features = new HotplugFeatures(_config);
        foreach (var (key, force) in PendingDeletions.Of(_config).Where(entry => selection.Contains(entry.Key)))
        {
            Try(key, () => Unset(features, key, force));
        }

        string? cloudInit = null;
        foreach (var key in _config.Pending.Keys.Where(key => key != "delete" && selection.Contains(key)))
        {
            if (Drives.IsSlot(key) && Drive.Parse(_context.Schema, key, _config.Pending[key]!).IsCloudInit)
            {
                cloudInit = key;
            }
            else
            {
                Try(key, () => Set(features, key));
            }
        }
        if (cloudInit is not null)
        {
            Try(cloudInit, () => SetCloudInit(features, cloudInit));
        }

        _context.Write(_vmId, _config);
        if (features.CloudInit && _config.CloudInit is { Count: > 0 })
        {
            CloudInitDrive.Update(_context, _vmId, _config);
        }
    }

    private void Unset(HotplugFeatures features, string key, bool force)
    {
        if (!features.MayUnset(key))
        {
            return;
        }

        RequireRelease(key);
        if (Drives.IsSlot(key) && _config.Options.Has(key))
        {
            VmDisks.DeleteOrDetach(_context, _vmId, _config, key, force);
        }

        var old = _config.Options.Take(key);
        _changes.Record(key, old, null);
        PendingDeletions.Remove(_config, key);
    }

    private void Set(HotplugFeatures features, string key)
    {
        var value = _config.Pending[key]!;
        RequireRoom(features, key, value);
        var applies = NetworkDevices.IsDevice(key) ? MayChangeDevice(features, key, value)
            : Drives.IsSlot(key) ? ChangeDrive(features, key, value)
            : features.MaySet(_context.Schema, key, value);
        if (applies)
        {
            Commit(key);
        }
    }

    /// <summary>Fails where a running machine has no place for more processors or memory.</summary>
    private void RequireRoom(HotplugFeatures features, string key, string value)
    {
        if (key == "memory" && features.Memory && _config["numa"] != "1")
        {
            throw PveError.Die("NUMA needs to be enabled for memory hotplug");
        }

        if (key != "vcpus" || !features.Cpu)
        {
            return;
        }

        int Number(string? text) => text is null ? 1 : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        if (Number(value) > Number(_config["sockets"]) * Number(_config["cores"]))
        {
            throw PveError.Die("you can't add more vcpus than maxcpus");
        }
    }

    private void SetCloudInit(HotplugFeatures features, string slot)
    {
        CloudInitDrive.Generate(_context, _vmId, _config, slot);
        if (ChangeDrive(features, slot, _config.Pending[slot]!))
        {
            _config[slot] = _config.Pending.Take(slot);
        }
    }

    private void Commit(string key)
    {
        var value = _config.Pending.Take(key);
        _changes.Record(key, _config[key], value);
        _config[key] = value;
    }

    private bool MayChangeDevice(HotplugFeatures features, string key, string value)
    {
        var after = _context.Schema.Parse(key, value);
        var replaced = _config[key] is { } old && IsAnother(_context.Schema.Parse(key, old), after);
        if (replaced && features.Network)
        {
            RequireRelease(key);
        }

        if (after.GetValueOrDefault("bridge") is { } bridge && (features.Network || _config.Options.Has(key))
            && !Bridges.Exist(_context, bridge))
        {
            throw PveError.Die($"bridge '{bridge}' does not exist");
        }

        return features.Network || (_config.Options.Has(key) && !replaced);
    }

    /// <summary>Whether a network device has to be unplugged and plugged in again.</summary>
    private static bool IsAnother(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        string[] fixedParts = ["model", "macaddr", "queues", "mtu"];
        return fixedParts.Any(part => before.GetValueOrDefault(part) != after.GetValueOrDefault(part))
            || !before.ContainsKey("bridge") || !after.ContainsKey("bridge");
    }

    /// <summary>Fails while the system inside holds a device (<c>qemu_devicedelverify</c>). Disks on a controller that several share are
    /// taken from it without asking.</summary>
    private void RequireRelease(string key)
    {
        var device = NetworkDevices.IsDevice(key) || key.StartsWith("virtio", StringComparison.Ordinal) ? key
            : key.StartsWith("scsi", StringComparison.Ordinal) && Drives.IsSlot(key) && _config["scsihw"] == "virtio-scsi-single"
                ? "virtio" + key
            : null;
        if (device is not null && _config.Options.Has(key) && !GuestSystems.Of(_context.Datacenter).Of(_vmId).ReleasesDevices)
        {
            throw PveError.Die($"error on hot-unplugging device '{device}' - still busy in guest?");
        }
    }

    /// <summary>Changes a slot of the running VM where that is possible.</summary>
    private bool ChangeDrive(HotplugFeatures features, string slot, string value)
    {
        if (slot is "efidisk0" or "tpmstate0")
        {
            return false;
        }

        var drive = Drive.Parse(_context.Schema, slot, value);
        if (_config[slot] is { } text)
        {
            var old = Drive.Parse(_context.Schema, slot, text);
            if ((drive["media"] ?? "disk") != (old["media"] ?? "disk"))
            {
                throw PveError.Die("unable to change media type");
            }

            if (old.IsCdrom)
            {
                if (drive.File == "none" && old.IsCloudInit)
                {
                    VmDisks.RegisterUnused(_context, _vmId, _config, old);
                }

                return true;
            }
            if (drive.File == old.File)
            {
                return !NeedsRestart(old, drive);
            }

            if (!features.Disk || HotplugFeatures.HasFixedBus(slot))
            {
                return false;
            }

            RequireRelease(slot);
            VmDisks.RegisterUnused(_context, _vmId, _config, old);
            return true;
        }
        return features.Disk && !HotplugFeatures.HasFixedBus(slot);
    }

    private static bool NeedsRestart(Drive old, Drive drive) =>
        ((string[])["aio", "discard", "iothread", "queues", "product", "cache", "ssd", "vendor", "ro"]).Any(key => old[key] != drive[key]);

    private void Try(string key, Action action)
    {
        try
        {
            action();
        }
        catch (PveError error)
        {
            _errors[key] = "hotplug problem - " + error.Stringify();
        }
    }
}

using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>Puts in force what is pending: all of it while a container does not run, else what it can take on
/// (<c>vmconfig_apply_pending</c>, <c>vmconfig_hotplug_pending</c>).</summary>
internal sealed class PendingChanges
{
    private static readonly string[] Immediate =
        ["description", "onboot", "startup", "protection", "hostname", "hookscript", "cores", "tags", "lock"];

    private static readonly string[] Live = ["memory", "swap", "cpulimit", "cpuunits"];

    private readonly LxcContext _context;
    private readonly int _vmId;
    private readonly GuestConfig _config;
    private readonly IReadOnlySet<string>? _selection;
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <param name="config">The container's config; it is changed, not written.</param>
    /// <param name="selection">The only options to see to; null for all.</param>
    public PendingChanges(LxcContext context, int vmId, GuestConfig config, IReadOnlySet<string>? selection = null)
    {
        _context = context;
        _vmId = vmId;
        _config = config;
        _selection = selection;
    }

    /// <summary>Puts in force what waits for a container that does not run.</summary>
    /// <returns>What could not be done, by option.</returns>
    public IReadOnlyDictionary<string, string> Apply()
    {
        const string Problem = "unable to apply pending change {0} : ";
        foreach (var key in Deletions())
        {
            Try(key, Problem, () => Unset(key));
        }

        PendingDeletions.Tidy(_config);
        foreach (var key in Pending())
        {
            Try(key, Problem, () => Set(key, running: false));
        }

        return _errors;
    }

    /// <summary>Puts in force what a running container can take on; the rest waits.</summary>
    /// <returns>What could not be done, by option.</returns>
    public IReadOnlyDictionary<string, string> Hotplug()
    {
        const string Problem = "unable to hotplug {0}: ";
        foreach (var key in Pending().Where(Immediate.Contains))
        {
            _config[key] = _config.Pending.Take(key);
        }

        foreach (var key in Deletions().Where(GoesLive))
        {
            Try(key, Problem, () => Unset(key));
        }

        foreach (var key in Pending().Where(ComesLive))
        {
            Try(key, Problem, () => Set(key, running: true));
        }

        return _errors;
    }

    private IEnumerable<string> Deletions() => PendingDeletions.Of(_config).Keys.Where(IsSelected);

    private IEnumerable<string> Pending() => _config.Pending.Keys.Where(key => key != "delete" && IsSelected(key));

    private bool IsSelected(string key) => _selection is null || _selection.Contains(key);

    private static bool GoesLive(string key) => Immediate.Contains(key) || UnusedVolumes.IsKey(key) || NetworkDevices.IsDevice(key)
        || key is "swap" or "cpulimit" or "cpuunits";

    /// <summary>New mount points and devices can be added to a running container, those that it has wait.</summary>
    private bool ComesLive(string key) => Live.Contains(key) || NetworkDevices.IsDevice(key)
        || ((PassedDevice.IsSlot(key) || (MountPoint.IsSlot(key) && key != MountPoint.Root)) && !_config.Options.Has(key));

    private void Unset(string key)
    {
        if (MountPoint.IsSlot(key))
        {
            Keep(key);
        }
        else if (UnusedVolumes.IsKey(key))
        {
            ContainerVolumes.FreeUnused(_context, _vmId, _config, _config[key]!);
        }

        _config[key] = null;
        PendingDeletions.Remove(_config, key);
    }

    private void Set(string key, bool running)
    {
        var value = _config.Pending[key]!;
        if (NetworkDevices.IsDevice(key))
        {
            var device = NetworkInterface.Parse(_context.Schema, key, value);
            value = _context.Schema.Print(key, device);
            if (running)
            {
                Plug(key, device, value);
            }
        }
        else if (key != MountPoint.Root && MountPoint.IsSlot(key))
        {
            value = Mount(key, value, running);
        }
        else if (running && PassedDevice.IsSlot(key))
        {
            RequireMounting();
        }

        _config[key] = value;
        _config.Pending[key] = null;
    }

    /// <summary>Puts a device in the place of the one that it had. What has been done is written at once, whatever happens to other
    /// options.</summary>
    private void Plug(string key, IReadOnlyDictionary<string, string> device, string value)
    {
        var old = _config[key] is { } text ? NetworkInterface.Parse(_context.Schema, key, text) : null;
        var isNew = old is null || old["hwaddr"] != device["hwaddr"] || old.GetValueOrDefault("name") != device.GetValueOrDefault("name");
        if (old is not null && isNew)
        {
            _config[key] = null;
            _context.Write(_vmId, _config);
        }

        NetworkInterface.RequireBridge(_context, device);
        if (isNew)
        {
            Add(key, device["name"]);
        }

        _config[key] = value;
        _context.Write(_vmId, _config);
    }

    /// <summary>Adds an interface to the container, which has each name once.</summary>
    private void Add(string key, string name)
    {
        var isBroken = _context.Containers.BrokenTools.Contains("lxc-device");
        var isTaken = _config.Options.Keys.Where(NetworkDevices.IsDevice)
            .Any(other => _context.Schema.Parse(other, _config[other]).GetValueOrDefault("name") == name);
        if (isBroken || isTaken)
        {
            var link = string.Create(CultureInfo.InvariantCulture, $"veth{_vmId}i{key["net".Length..]}p");
            throw PveError.Die(string.Create(CultureInfo.InvariantCulture,
                $"command 'lxc-device -n {_vmId} add {link} {name}' failed: exit code {(isBroken ? 1 : 2)}"));
        }
    }

    private void RequireMounting()
    {
        if (_context.Containers.BrokenTools.Contains("apparmor"))
        {
            throw PveError.Die("failed to change apparmor profile: Invalid argument");
        }
    }

    private string Mount(string key, string value, bool running)
    {
        var mount = MountPoint.Parse(_context.Schema, key, value);
        if (mount is { IsVolume: true, Order: null })
        {
            Rescan(mount, running);
        }

        if (running)
        {
            RequireMounting();
        }

        new VolumeCreation(_context, _vmId).Run([mount]);

        Keep(key);
        return mount.Print();
    }

    /// <summary>The size is the volume's own. A volume that is missing is noticed when it is mounted.</summary>
    private void Rescan(MountPoint mount, bool running)
    {
        _context.Volumes.Resolve(mount.Volume);
        if (running)
        {
            _context.Volumes.Activate(mount.Volume);
        }

        if (_context.Volumes.Find(mount.Volume) is { } volume)
        {
            mount.Size = volume.Size;
        }
    }

    /// <summary>Keeps the volume that a slot gives up.</summary>
    private void Keep(string key)
    {
        if (_config[key] is { } old && MountPoint.Parse(_context.Schema, key, old) is { IsVolume: true } mount)
        {
            UnusedVolumes.Keep(_config.Options, mount.Volume);
        }
    }

    private void Try(string key, string problem, Action action)
    {
        try
        {
            action();
        }
        catch (PveError error)
        {
            _errors[key] = problem.Replace("{0}", key, StringComparison.Ordinal) + error.Stringify();
            _context.Run.Print(_errors[key].TrimEnd('\n'));
        }
    }
}

using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>Who may set which option (<c>check_ct_modify_config_perm</c>).</summary>
internal sealed class ConfigPermissions
{
    private readonly LxcContext _context;
    private readonly int _vmId;
    private readonly string? _pool;
    private readonly GuestConfig? _config;
    private readonly bool _unprivileged;

    /// <param name="pool">The pool that the container is to be in.</param>
    /// <param name="config">The config that is changed; null for a new container.</param>
    public ConfigPermissions(LxcContext context, int vmId, string? pool, GuestConfig? config, bool unprivileged)
    {
        _context = context;
        _vmId = vmId;
        _pool = pool;
        _config = config;
        _unprivileged = unprivileged;
    }

    /// <summary>Fails unless the caller may set every option.</summary>
    public void RequireSet(OptionSet options)
    {
        foreach (var (key, value) in _context.IsRoot ? [] : options)
        {
            Require(key, value);
        }
    }

    /// <summary>Fails unless the caller may unset or revert every option.</summary>
    public void RequireDelete(IEnumerable<string> keys)
    {
        foreach (var key in _context.IsRoot ? [] : keys)
        {
            Require(key, value: null);
        }
    }

    private void Require(string key, string? value)
    {
        switch (key)
        {
            case "cores" or "cpuunits" or "cpulimit":
                RequireOn("VM.Config.CPU");
                break;
            case "memory" or "swap":
                RequireOn("VM.Config.Memory");
                break;
            case "nameserver" or "searchdomain" or "hostname":
                RequireOn("VM.Config.Network");
                break;
            case "features":
                RequireFeatures(value);
                break;
            case "hookscript":
                throw PveError.Forbidden("changing the hookscript is only allowed for root@pam");
            case "tags":
                Tags.Require(_context, _vmId);
                break;
            case var _ when MountPoint.IsSlot(key):
                RequireOn("VM.Config.Disk");
                if (value is not null)
                {
                    RequireVolume(MountPoint.Parse(_context.Schema, key, value));
                }

                break;
            case var _ when NetworkDevices.IsDevice(key):
                RequireOn("VM.Config.Network");
                Bridges.RequireAccess(_context, ((string?[])[_config?[key], value]).OfType<string>()
                    .Select(device => KeyValuePair.Create(key, device)));
                break;
            case var _ when PassedDevice.IsSlot(key):
                throw PveError.Forbidden("configuring device passthrough is only allowed for root@pam");
            default:
                RequireOn("VM.Config.Options");
                break;
        }
    }

    private void RequireVolume(MountPoint mount)
    {
        if (!mount.IsVolume)
        {
            throw PveError.Forbidden($"mount point type {mount.Kind} is only allowed for root@pam");
        }

        if (mount.Order is (var storage, _))
        {
            _context.Require($"/storage/{storage}", "Datastore.AllocateSpace");
        }
        else
        {
            _context.RequireVolume(_vmId, mount.Volume, "rootdir");
        }
    }

    /// <summary>Nesting needs a privilege; what else a container may do is for root to say.</summary>
    private void RequireFeatures(string? value)
    {
        if (!_unprivileged)
        {
            throw PveError.Forbidden("changing feature flags for privileged container is only allowed for root@pam");
        }

        var before = _context.Schema.Parse("features", _config?["features"]);
        var after = _context.Schema.Parse("features", value);
        var changed = before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(flag => before.GetValueOrDefault(flag) != after.GetValueOrDefault(flag)).ToList();
        if (changed.Exists(flag => flag != "nesting"))
        {
            throw PveError.Forbidden("changing feature flags (except nesting) is only allowed for root@pam");
        }

        if (changed.Count > 0)
        {
            RequireOn("VM.Allocate");
        }
    }

    private void RequireOn(string privilege) => _context.RequireOnVm(_vmId, _pool, privilege);
}

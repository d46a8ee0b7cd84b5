using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>
/// A change of a VM's config (<c>$update_vm_api</c>): everything becomes pending first; then what can be is put in force.
/// </summary>
internal sealed partial class ConfigUpdate
{
    private readonly VmContext _context;
    private readonly ConfigOrder _order;
    private readonly OptionSet _set;
    private readonly List<string> _delete;

    public ConfigUpdate(VmContext context, ConfigOrder order)
    {
        _context = context;
        _order = order;
        _set = order.Options;
        _delete = [.. order.Delete];
    }

    private int VmId => _order.VmId;

    /// <summary>What is checked before the config is locked. Brings the options into the form that PVE keeps.</summary>
    public void Check()
    {
        _context.RequireRootFor("skiplock", _order.SkipLock);
        SshKeys.Require(_set["sshkeys"]);
        if (_set.Count == 0 && _order.Delete.Count == 0 && _order.Revert.Count == 0)
        {
            throw PveError.Die("no options specified");
        }

        VmOptions.ResolveCdrom(_set);
        _order.RequireSound(_context.Schema);
        DriveRequests.Normalize(_context, _set);
        foreach (var key in _set.Keys)
        {
            if (NetworkDevices.IsDevice(key))
            {
                _set[key] = NetworkDevices.Complete(_context.Schema, key, _set[key]!);
            }
            else if (key == "vmgenid" && _set[key] == "1")
            {
                _set[key] = Guid.NewGuid().ToString();
            }
            else if (key == "hookscript" && _context.HookScriptProblem(_set[key]!) is { } problem)
            {
                throw PveError.Parameter(key, problem);
            }
        }
        ConfigPermissions.RequireOptions(_context, VmId, null, _order.Delete);
        ConfigPermissions.RequireOptions(_context, VmId, null, _set.Keys);
        DriveRequests.RequireAccess(_context, VmId, _set, null, _order.WorkStorage);
        Bridges.RequireAccess(_context, _set);
        Load();
    }

    /// <summary>Does it, with the config locked.</summary>
    /// <exception cref="PveError">Something could not be put in force (400 with the options' names), or could not be done at
    /// all.</exception>
    public void Run()
    {
        var config = Load();
        AddReverts(config);
        _context.Run.Print($"update VM {Text(VmId)}: {_order.Log}");
        var boot = BootOrder.Devices(_context.Schema, config["boot"])?.ToList() ?? [];
        var modified = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in _delete)
        {
            Delete(key, boot, modified);
        }

        foreach (var key in _set.Keys)
        {
            modified.Add(key);
            Set(key, boot, modified);
        }

        config = _context.Load(VmId);
        if (PendingDeletions.Tidy(config))
        {
            _context.Write(VmId, config);
        }

        if (config.Pending.Count == 0)
        {
            return;
        }

        config = _context.Load(VmId);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_context.IsRunning(VmId))
        {
            new Hotplug(_context, VmId, config, errors).Run(modified);
        }
        else
        {
            new ColdPlug(_context, VmId, config, errors).Run(_order.SkipCloudInit);
        }

        if (errors.Count > 0)
        {
            throw PveError.Parameters(errors);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private GuestConfig Load()
    {
        var config = _context.Load(VmId);
        if (_order.Digest is { Length: > 0 } digest && digest != config.Digest)
        {
            throw PveError.Die("checksum mismatch (file change by other user?)");
        }

        ConfigPermissions.RequireCpuModel(_context, _set["cpu"], config["cpu"]);
        if (_delete.Contains("vmstate") && config.IsLockedFor("suspended"))
        {
            config["lock"] = null;
        }

        if (!_order.SkipLock)
        {
            config.RequireUnlocked();
        }

        RequireBalloonFits(config);
        return config;
    }

    private void RequireBalloonFits(GuestConfig config)
    {
        if (!_set.Has("memory") && !_set.Has("balloon"))
        {
            return;
        }

        var memory = VmFigures.Memory(_context.Schema, _set["memory"] ?? config.Pending["memory"] ?? config["memory"]);
        var balloon = _set["balloon"] ?? config.Pending["balloon"] ?? config["balloon"];
        if (balloon is not null && long.Parse(balloon, CultureInfo.InvariantCulture) > memory)
        {
            throw PveError.Die("balloon value too large (must be smaller than assigned memory)");
        }
    }

    private void AddReverts(GuestConfig config)
    {
        foreach (var key in _order.Revert)
        {
            if (config[key] is { } value)
            {
                _set[key] = value;
            }
            else if (config.Pending.Has(key))
            {
                _delete.Add(key);
            }
        }
        if (!_delete.Contains("vmstate"))
        {
            return;
        }

        if (_context.Load(VmId).IsLockedFor("suspended"))
        {
            _delete.Add("lock");
        }

        _delete.AddRange(((string[])["runningmachine", "runningcpu", "running-nets-host-mtu"]).Where(config.Options.Has));
    }

    [GeneratedRegex(@"^serial\d+$")]
    private static partial Regex Serial();
}

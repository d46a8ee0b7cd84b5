using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>Puts in force what is pending while a VM does not run (<c>vmconfig_apply_pending</c>).</summary>
internal sealed class ColdPlug
{
    private readonly VmContext _context;
    private readonly int _vmId;
    private readonly GuestConfig _config;
    private readonly IDictionary<string, string> _errors;

    /// <param name="config">The VM's config; it is changed and written.</param>
    /// <param name="errors">Receives what could not be done, by option.</param>
    public ColdPlug(VmContext context, int vmId, GuestConfig config, IDictionary<string, string>? errors = null)
    {
        _context = context;
        _vmId = vmId;
        _config = config;
        _errors = errors ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    public void Run(bool skipCloudInit = false)
    {
        if (_config.Pending.Count == 0)
        {
            return;
        }

        foreach (var (key, force) in PendingDeletions.Of(_config))
        {
            Try(key, () =>
            {
                if (_config.Options.Has(key) && Drives.IsSlot(key))
                {
                    VmDisks.DeleteOrDetach(_context, _vmId, _config, key, force);
                }

                PendingDeletions.Remove(_config, key);
                _config[key] = null;
            });
        }
        PendingDeletions.Tidy(_config);

        var generate = false;
        foreach (var key in _config.Pending.Keys.Where(key => key != "delete"))
        {
            Try(key, () =>
            {
                if (Drives.IsSlot(key))
                {
                    var drive = Drive.Parse(_context.Schema, key, _config.Pending[key]!);
                    if (_config[key] is { } text)
                    {
                        Replace(Drive.Parse(_context.Schema, key, text), drive);
                    }

                    generate |= drive.IsCloudInit;
                }
                _config[key] = _config.Pending.Take(key);
            });
        }
        _context.Write(_vmId, _config);
        if (generate && !skipCloudInit)
        {
            CloudInitDrive.Generate(_context, _vmId, _config);
        }
    }

    private void Replace(Drive old, Drive drive)
    {
        if (!old.IsCloudInit || old.File != drive.File)
        {
            VmDisks.RegisterUnused(_context, _vmId, _config, old);
        }

        if (drive.Slot != "efidisk0")
        {
            return;
        }

        FirmwareDisks.Enrol(old, drive);
        _config.Pending[drive.Slot] = drive.Print();
    }

    private void Try(string key, Action action)
    {
        try
        {
            action();
        }
        catch (PveError error)
        {
            _errors[key] = $"unable to apply pending change {key} : {error.Stringify()}";
            _context.Run.Print(_errors[key].TrimEnd('\n'));
        }
    }
}

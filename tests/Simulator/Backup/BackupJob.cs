using System.Globalization;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Backup;

/// <summary>Backups of several guests, one after another (<c>PVE::VZDump</c>).</summary>
internal sealed class BackupJob
{
    private const string LockFile = "/var/run/vzdump.lock";

    private readonly Execution _run;
    private readonly VzdumpOptions _options;
    private readonly IReadOnlyList<int> _guests;
    private readonly IReadOnlyList<int> _elsewhere;

    public BackupJob(Execution run, VzdumpOptions options, IReadOnlyList<int> guests, IReadOnlyList<int> elsewhere)
    {
        _run = run;
        _options = options;
        _guests = guests;
        _elsewhere = elsewhere;
    }

    public void Run()
    {
        var storage = RequireStorage();
        using var held = Lock();
        Info($"starting new backup job: {_options.CommandLine()}");
        if (_elsewhere.Count > 0)
        {
            Info($"skip external VMs: {string.Join(", ", _elsewhere)}");
        }

        var chosen = _guests.Where(MayBackUp).ToList();
        var failed = chosen.Count(vmId => !new GuestBackup(_run, _options, storage, vmId).Run());
        Info($"Backup job finished {(failed > 0 ? "with errors" : "successfully")}");
        if (failed > 0)
        {
            throw PveError.Die("job errors");
        }
    }

    /// <summary>Guests that are not there fail later, by name.</summary>
    private bool MayBackUp(int vmId)
    {
        if (!_run.Datacenter.Guests.ContainsKey(vmId))
        {
            return true;
        }

        var path = string.Create(CultureInfo.InvariantCulture, $"/vms/{vmId}");
        var allowed = _run.Datacenter.Rights.Allows(_run.AuthId, path, ["VM.Backup"]);
        if (!allowed && !_options.IsSet("all"))
        {
            _run.Datacenter.Rights.Require(_run.AuthId, path, ["VM.Backup"]);
        }

        return allowed;
    }

    private StorageDefinition RequireStorage()
    {
        var config = StorageConfig.Of(_run.Datacenter);
        var id = _options.Storage;
        var storage = Try($"could not activate storage '{id}'", () =>
        {
            config.Host.Activate(config, config.Get(id), _run.Node);
            return config.Get(id);
        });
        return Try($"could not get storage information for '{id}'", () =>
        {
            VzdumpEndpoints.RequireBackups(storage);
            return storage;
        });
    }

    private static StorageDefinition Try(string what, Func<StorageDefinition> find)
    {
        try
        {
            return find();
        }
        catch (PveError error)
        {
            throw PveError.Die($"{what}: {error.Text.TrimEnd('\n')}");
        }
    }

    /// <summary>One job runs at a time on a node.</summary>
    private IDisposable Lock()
    {
        if (_run.TryLock(LockFile, TimeSpan.Zero) is { } free)
        {
            return free;
        }

        Info("trying to get global lock - waiting...");
        var minutes = int.Parse(_options.Or("lockwait", "180"), CultureInfo.InvariantCulture);
        if (_run.TryLock(LockFile, TimeSpan.FromMinutes(minutes)) is { } held)
        {
            Info("got global lock");
            return held;
        }

        _run.Print($"ERROR: can't acquire lock '{LockFile}' - got timeout");
        throw PveError.Die($"can't acquire lock '{LockFile}' - got timeout");
    }

    private void Info(string text) => _run.Print("INFO: " + text);
}

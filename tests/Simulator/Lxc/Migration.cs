using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Replication;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary>Moves a container to another node (<c>PVE::LXC::Migrate</c>): one that runs is shut down and started again there.</summary>
internal sealed class Migration
{
    private static readonly string[] Movable = ["dir", "zfspool", "lvmthin", "lvm", "btrfs"];

    private readonly LxcContext _context;
    private readonly int _vmId;
    private readonly string _target;
    private readonly StorageMap _storages;
    private readonly bool _online;
    private readonly bool _restart;
    private readonly int _timeout;
    private readonly MigrationLog _log;
    private readonly VolumeMove _volumes;
    private readonly SortedDictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <param name="timeout">Seconds that a container which runs has to shut down.</param>
    public Migration(LxcContext context, int vmId, string target, StorageMap storages, bool online, bool restart, int timeout)
    {
        _context = context;
        _vmId = vmId;
        _target = target;
        _storages = storages;
        _online = online;
        _restart = restart;
        _timeout = timeout;
        _log = new MigrationLog(context.Run);
        _volumes = new VolumeMove(context, vmId, target, _log);
    }

    /// <summary>Moves it.</summary>
    /// <exception cref="PveError">It stays where it was.</exception>
    public void Run()
    {
        var start = _context.Datacenter.Clock.GetUtcNow();
        var address = _context.Datacenter.FindNode(_target)!.Address;
        var wasRunning = _context.IsRunning(_vmId);
        using (_context.Lock(_vmId))
        {
            try
            {
                Prepare(wasRunning);
                _log.Info($"starting migration of CT {Text(_vmId)} to node '{_target}' ({address})");
                Move();
                _log.Info("start final cleanup");
            }
            catch (Exception error) when (error is PveError or OperationCanceledException)
            {
                Abort(error, start, wasRunning);
                throw PveError.Die("migration aborted");
            }
        }

        if (wasRunning)
        {
            _log.Info("start container on target node");
            _context.Datacenter.Tasks.Fork(_target, "vzstart", Text(_vmId), _context.AuthId,
                run => PowerOperations.Start(new LxcContext(run), _vmId));
        }

        _log.Info($"migration finished successfully (duration {_log.Duration(start)})");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Prepare(bool running)
    {
        var config = _context.Load(_vmId);
        config.RequireUnlocked();
        if (running && _online)
        {
            throw PveError.Die("lxc live migration is currently not implemented");
        }

        foreach (var mount in MountPoint.All(_context.Schema, config.Options, withUnused: true))
        {
            RequireReachable(mount);
        }

        var node = _context.Datacenter.FindNode(_target)!;
        if (!node.Online)
        {
            throw PveError.Die("Can't connect to destination address using public key");
        }

        if (running && _restart)
        {
            _log.Info($"shutdown CT {Text(_vmId)}");
            PowerOperations.ShutDownLocked(_context, _vmId, _timeout, force: false);
        }
    }

    private void RequireReachable(MountPoint mount)
    {
        if (!mount.IsVolume)
        {
            if (mount["shared"] != "1")
            {
                throw PveError.Die($"cannot migrate local {mount.Kind} mount point '{mount.Slot}'");
            }

            return;
        }

        var storage = _context.Storage.Get(mount.Storage);
        storage.RequireEnabledOn(_context.Node);
        RequireContent(storage, $"content type 'rootdir' is not available on storage '{storage.Id}'");
        var target = storage.Shared ? storage : _context.Storage.Get(_storages.Of(storage.Id));
        target.RequireEnabledOn(_target);
        RequireContent(target, $"{mount.Volume}: content type 'rootdir' is not available on storage '{target.Id}'");
    }

    /// <summary>Takes the state of the container's replication along, which there is none of.</summary>
    private void SendReplicationState()
    {
        var address = _context.Datacenter.FindNode(_target)!.Address;
        var hosts = $"-o 'UserKnownHostsFile=/etc/pve/nodes/{_target}/ssh_known_hosts' -o 'GlobalKnownHostsFile=none'";
        _log.Info($"# /usr/bin/ssh -e none -o 'BatchMode=yes' -o 'HostKeyAlias={_target}' {hosts} root@{address} "
            + $"pvesr set-state {Text(_vmId)} \\''{{}}'\\'");
    }

    private static void RequireContent(StorageDefinition storage, string problem)
    {
        if (!storage.Content.Contains("rootdir", StringComparer.Ordinal))
        {
            throw PveError.Die(problem);
        }
    }

    private void Move()
    {
        var config = _context.Load(_vmId);
        config["lock"] = "migrate";
        _context.Write(_vmId, config);
        var local = Scan(config);
        var map = local.ToDictionary(
            id => id, id => _volumes.Copy(id, _storages.Of(id.Split(':')[0])), StringComparer.Ordinal);
        if (local.Count > 0)
        {
            SendReplicationState();
        }

        foreach (var options in config.Sections)
        {
            foreach (var mount in MountPoint.All(_context.Schema, options, withUnused: true)
                .Where(mount => map.ContainsKey(mount.Volume)).ToList())
            {
                mount.Volume = map[mount.Volume];
                options[mount.Slot] = mount.Print();
            }
        }

        config["lock"] = null;
        _context.Write(_vmId, config);
        _context.Configs.Move(_vmId, _target);
        ReplicationJobs.Of(_context.Datacenter).Turn(_vmId, _context.Node, _target);
        foreach (var id in local)
        {
            _context.Storage.Volumes.Remove(id, _context.Node);
        }
    }

    /// <summary>The volumes that move along, by id.</summary>
    private IReadOnlyList<string> Scan(GuestConfig config)
    {
        var local = new SortedSet<string>(StringComparer.Ordinal);
        var snapshots = config.Snapshots.Values.SelectMany(options => MountPoint.All(_context.Schema, options));
        Look(snapshots, local, isSnapshot: true);
        Look(MountPoint.All(_context.Schema, config.Pending), local);
        Look(MountPoint.All(_context.Schema, config.Options, withUnused: true), local);
        foreach (var id in local)
        {
            _log.Info($"found local volume '{id}' (in current VM config)");
        }

        foreach (var (id, problem) in _errors)
        {
            _log.Warning($"can't migrate local volume '{id}': {problem}");
        }

        return _errors.Count > 0 ? throw PveError.Die("can't migrate CT - check log") : [.. local];
    }

    private void Look(IEnumerable<MountPoint> mounts, SortedSet<string> local, bool isSnapshot = false)
    {
        foreach (var mount in mounts)
        {
            if (!mount.IsVolume)
            {
                _log.Info($"ignoring shared '{mount.Kind}' mount point '{mount.Slot}' ('{mount.Volume}')");
                continue;
            }

            if (mount.Order is not null)
            {
                _log.Info($"volume '{mount.Volume}' does not exist (pending change?)");
                continue;
            }

            var reference = _context.Volumes.Resolve(mount.Volume);
            if (reference.Storage.Shared)
            {
                _log.Info($"volume '{mount.Volume}' is on shared storage '{mount.Storage}'");
                continue;
            }

            local.Add(mount.Volume);
            if (Problem(reference, isSnapshot) is { } problem)
            {
                _errors[mount.Volume] = problem;
            }
        }
    }

    private string? Problem(VolumeReference reference, bool isSnapshot)
    {
        var type = reference.Storage.Type.Name;
        return reference.Parts switch
        {
            { VmId: var owner } when owner != _vmId => $"owned by other guest (owner = {owner?.ToString(CultureInfo.InvariantCulture)})",
            _ when isSnapshot && type is not ("zfspool" or "btrfs") => "non-migratable snapshot exists",
            _ when !Movable.Contains(type) => $"storage type '{type}' not supported",
            { Base: { } origin } => $"clone of '{origin}'",
            _ => null,
        };
    }

    private void Abort(Exception error, DateTimeOffset start, bool wasRunning)
    {
        var reason = error is PveError known ? known.Stringify().TrimEnd('\n') : "interrupted by signal";
        _volumes.Undo();
        _log.Error(reason);
        if (_context.Configs.Exists(_context.Node, _vmId) && _context.Load(_vmId) is var config && config.IsLockedFor("migrate"))
        {
            _log.Info("aborting phase 1 - cleanup resources");
            _log.Info("start final cleanup");
            config["lock"] = null;
            _context.Write(_vmId, config);
        }

        if (wasRunning && !_context.IsRunning(_vmId))
        {
            _log.Info("start container on source node");
            PowerOperations.Fork(_context, _vmId);
        }

        _log.Error($"migration aborted (duration {_log.Duration(start)}): {reason}");
    }
}

using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Replication;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>Moves a VM to another node (<c>PVE::QemuMigrate</c>).</summary>
internal sealed class Migration
{
    private readonly VmContext _context;
    private readonly int _vmId;
    private readonly string _target;
    private readonly MigrationOrder _order;
    private readonly MigrationLog _log;
    private readonly VolumeMove _moves;

    public Migration(VmContext context, int vmId, string target, MigrationOrder order)
    {
        _context = context;
        _vmId = vmId;
        _target = target;
        _order = order;
        _log = new MigrationLog(context.Run);
        _moves = new VolumeMove(context, vmId, target, _log);
    }

    /// <summary>Moves it.</summary>
    /// <exception cref="PveError">It stays where it was.</exception>
    public void Run()
    {
        using var migration = _context.Run.LockMigration(_vmId);
        var start = _context.Datacenter.Clock.GetUtcNow();
        var address = _context.Datacenter.FindNode(_target)!.Address;
        using (_context.Lock(_vmId))
        {
            try
            {
                _log.Info($"starting migration of VM {Text(_vmId)} to node '{_target}' ({address})");
                Prepare();
                Move();
            }
            catch (Exception error) when (error is PveError or OperationCanceledException)
            {
                Abort(error, start);
                throw PveError.Die("migration aborted");
            }
        }
        _log.Info($"migration finished successfully (duration {_log.Duration(start)})");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Prepare()
    {
        var node = _context.Datacenter.FindNode(_target)!;
        if (node.Port != NodePort.Answers)
        {
            throw PveError.Die($"Can't connect to destination address ({node.Address}) using public key");
        }

        var config = _context.Load(_vmId);
        config.RequireUnlocked();
        var running = _context.Processes.Find(_vmId) is not null;
        if (running && !_order.Online)
        {
            throw PveError.Die("can't migrate running VM without --online");
        }

        var devices = LocalResources.Of(_context, config, running);
        var blocking = devices.Blocking.Except(devices.Mapped, StringComparer.Ordinal).ToList();
        if (blocking.Count > 0)
        {
            if (running || !_order.Force)
            {
                throw PveError.Die($"can't migrate VM which uses local devices: {string.Join(", ", blocking)}");
            }

            _log.Info("migrating VM which uses local devices");
        }
        if (!devices.Mapped.Any())
        {
            return;
        }

        if (devices.MissingOn(_target) is { Count: > 0 } missing)
        {
            throw PveError.Die($"can't migrate to '{_target}': missing mapped devices {string.Join(", ", missing)}");
        }

        if (running && devices.NotLive.Any())
        {
            throw PveError.Die($"can't live migrate running VM which uses following mapped devices: {string.Join(", ", devices.NotLive)}");
        }

        _log.Info("migrating VM which uses mapped local devices");
    }

    private void Move()
    {
        var config = _context.Load(_vmId);
        config["lock"] = "migrate";
        _context.Write(_vmId, config);
        var process = _context.Processes.Find(_vmId);
        var volumes = new MigrationVolumes(_context, _vmId, _target, _order, _log).Scan(config, process is not null);
        var offline = volumes.Where(volume => process is null || volume.Reference is not "attached").ToList();
        if (offline.Count > 0)
        {
            _log.Info("copying local disk images");
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var volume in offline)
        {
            map[volume.Id] = _moves.Copy(volume.Id, volume.TargetStorage);
        }

        if (process is not null)
        {
            MoveMemory(process, [.. volumes.Except(offline)], map);
        }

        Finish(config, volumes, map);
    }

    private void MoveMemory(VmProcess process, IReadOnlyList<MigrationVolume> disks, Dictionary<string, string> map)
    {
        _log.Info($"starting VM {Text(_vmId)} on remote node '{_target}'");
        foreach (var disk in disks)
        {
            map[disk.Id] = _moves.Copy(disk.Id, disk.TargetStorage, isMirrored: true);
        }

        _log.Info("start remote tunnel");
        _log.Info("ssh tunnel ver 1");
        if (disks.Count > 0)
        {
            _log.Info("starting storage migration");
            foreach (var disk in disks)
            {
                _log.Info($"{disk.Slot}: start migration to "
                    + $"nbd:unix:/run/qemu-server/{Text(_vmId)}_nbd.migrate:exportname=drive-{disk.Slot}");
                _context.Run.Print($"drive mirror is starting for drive-{disk.Slot}");
            }
            _context.Run.Print("all 'mirror' jobs are ready");
        }
        var socket = $"unix:/run/qemu-server/{Text(_vmId)}.migrate";
        _log.Info($"starting online/live migration on {socket}");
        _log.Info("set migration capabilities");
        _log.Info("migration downtime limit: 100 ms");
        _log.Info("migration cachesize: 64.0 MiB");
        _log.Info("set migration parameters");
        _log.Info($"start migrate command to {socket}");
        var bytes = VmState.Saved(process);
        var time = _context.Datacenter.Pace.Copy(bytes);
        _context.Run.Sleep(time);
        var speed = time > TimeSpan.Zero ? (long)(bytes / time.TotalSeconds) : bytes;
        _log.Info($"average migration speed: {Sizes.Human(speed)}/s - downtime 20 ms");
        _log.Info("migration completed, transferred " + Sizes.Human(bytes) + " VM-state");
        _log.Info("migration status: completed");
    }

    private void Finish(GuestConfig config, IReadOnlyList<MigrationVolume> volumes, Dictionary<string, string> map)
    {
        foreach (var options in config.Sections)
        {
            Replace(options, map);
        }

        config["lock"] = null;
        _context.Write(_vmId, config);
        _context.Configs.Move(_vmId, _target);
        ReplicationJobs.Of(_context.Datacenter).Turn(_vmId, _context.Node, _target);
        foreach (var volume in volumes)
        {
            _context.Storage.Volumes.Remove(volume.Id, _context.Node);
        }
    }

    private void Replace(OptionSet options, Dictionary<string, string> map)
    {
        foreach (var drive in Drive.All(_context.Schema, options, withUnused: true).ToList())
        {
            if (!map.TryGetValue(drive.File, out var file))
            {
                continue;
            }

            drive.File = file;
            options[drive.Slot] = drive.Print();
        }
        if (options["vmstate"] is { } state && map.TryGetValue(state, out var moved))
        {
            options["vmstate"] = moved;
        }
    }

    private void Abort(Exception error, DateTimeOffset start)
    {
        var reason = error is PveError known ? known.Stringify().TrimEnd('\n') : "interrupted by signal";
        _moves.Undo();
        _log.Error(reason);
        if (_context.Configs.Exists(_context.Node, _vmId) && _context.Load(_vmId) is var config && config.IsLockedFor("migrate"))
        {
            _log.Info("aborting phase 1 - cleanup resources");
            config["lock"] = null;
            _context.Write(_vmId, config);
        }
        _log.Error($"migration aborted (duration {_log.Duration(start)}): {reason}");
    }
}

using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>A local volume that moves with its VM.</summary>
/// <param name="Reference">attached, unused, snapshot, pending or generated.</param>
/// <param name="Slot">Null where no slot has it.</param>
internal sealed record MigrationVolume(string Id, string Reference, string TargetStorage, string? Slot);

/// <summary>Finds the local volumes of a VM and says which of them cannot move (<c>scan_local_volumes</c>).</summary>
internal sealed class MigrationVolumes
{
    private static readonly string[] Movable = ["dir", "btrfs", "zfspool", "lvmthin", "lvm"];

    private readonly VmContext _context;
    private readonly int _vmId;
    private readonly string _target;
    private readonly MigrationOrder _order;
    private readonly MigrationLog _log;
    private readonly SortedDictionary<string, string> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _otherErrors = [];

    public MigrationVolumes(VmContext context, int vmId, string target, MigrationOrder order, MigrationLog log)
    {
        _context = context;
        _vmId = vmId;
        _target = target;
        _order = order;
        _log = log;
    }

    /// <summary>The local volumes, by id.</summary>
    /// <exception cref="PveError">One of them cannot move; the log says why.</exception>
    public IReadOnlyList<MigrationVolume> Scan(GuestConfig config, bool running)
    {
        var result = new List<MigrationVolume>();
        foreach (var use in VolumeReferences.Of(_context.Schema, config))
        {
            try
            {
                if (Look(use, running) is { } volume)
                {
                    result.Add(volume);
                }
            }
            catch (PveError error)
            {
                _errors[use.File] = error.Stringify().TrimEnd('\n');
            }
        }
        foreach (var volume in result)
        {
            Announce(volume, running);
        }

        foreach (var (file, error) in _errors)
        {
            _log.Warning($"can't migrate local disk '{file}': {error}");
        }

        _otherErrors.ForEach(_log.Warning);
        if (_errors.Count > 0 || _otherErrors.Count > 0)
        {
            throw PveError.Die("Problem found while scanning volumes - can't migrate VM - check log");
        }

        foreach (var volume in result)
        {
            RequireMovable(volume);
        }

        return result;
    }

    private MigrationVolume? Look(VolumeUse use, bool running)
    {
        if (use.File == "cdrom")
        {
            _otherErrors.Add("can't migrate local cdrom drive");
            return null;
        }
        if (use.File == "none" || (use.File.StartsWith('/') && use.IsShared))
        {
            return null;
        }

        if (use.File.StartsWith('/'))
        {
            throw PveError.Die("local file/device");
        }

        var reference = _context.Volumes.Resolve(use.File);
        var storage = reference.Storage;
        storage.RequireEnabledOn(_context.Node);
        var targetStorage = storage.Shared ? storage.Id : _order.Storages.Of(storage.Id);
        var target = _context.Storage.Get(targetStorage);
        target.RequireEnabledOn(_target);
        if (!target.Content.Contains(reference.Parts.Content, StringComparer.Ordinal))
        {
            throw PveError.Die($"{use.File}: content type '{reference.Parts.Content}' is not available on storage '{target.Id}'");
        }

        if (storage.Shared)
        {
            return null;
        }

        var volume = _context.Volumes.Activate(use.File);
        if (use.IsCdrom)
        {
            return use.IsCloudInit
                ? new MigrationVolume(use.File, "generated", targetStorage, use.Slot)
                : throw PveError.Die("local cdrom image");
        }
        if (reference.Parts.VmId != _vmId)
        {
            throw PveError.Die($"owned by other VM (owner = VM {reference.Parts.VmId?.ToString(CultureInfo.InvariantCulture)})");
        }

        if (use.Snapshots.Count > 0 && !use.IsVmState)
        {
            RequireMovableSnapshots(storage.Type.Name, reference.Parts.Format, running);
        }

        if (_context.Storage.Volumes.IsUsedBase(volume))
        {
            throw PveError.Die("referenced by linked clone(s)");
        }

        var kind = use switch
        {
            { IsTpmState: true } => "generated",
            { IsAttached: true } => "attached",
            { IsUnused: true } => "unused",
            { Snapshots.Count: > 0 } => "snapshot",
            _ => "pending",
        };
        return new MigrationVolume(use.File, kind, targetStorage, use.Slot);
    }

    private static void RequireMovableSnapshots(string type, string format, bool running)
    {
        if (running)
        {
            throw PveError.Die("online storage migration not possible if non-replicated snapshot exists");
        }

        if (type != "zfspool" && format != "qcow2" && !(type == "btrfs" && format == "raw"))
        {
            throw PveError.Die("non-migratable snapshot exists");
        }
    }

    private void Announce(MigrationVolume volume, bool running)
    {
        if (volume.Reference == "attached" && running && !_order.WithLocalDisks)
        {
            _errors[volume.Id] = "can't live migrate attached local disks without with-local-disks option";
        }

        _log.Info(volume.Reference switch
        {
            "generated" => $"found generated disk '{volume.Id}' (in current VM config)",
            "snapshot" => $"found local disk '{volume.Id}' (referenced by snapshot(s))",
            "pending" => $"found local disk '{volume.Id}' (pending change)",
            var other => $"found local disk '{volume.Id}' ({other})",
        });
    }

    private void RequireMovable(MigrationVolume volume)
    {
        const string Prefix = "Problem found while scanning volumes - ";
        var reference = _context.Volumes.Resolve(volume.Id);
        var type = reference.Storage.Type.Name;
        if (!Movable.Contains(type))
        {
            throw PveError.Die($"{Prefix}can't migrate '{volume.Id}' - storage type '{type}' not supported");
        }

        if (reference.Parts.Base is { } origin)
        {
            throw PveError.Die($"{Prefix}can't migrate '{volume.Id}' as it's a clone of '{origin}'");
        }
    }
}

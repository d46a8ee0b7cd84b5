using System.Globalization;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Guests;

/// <summary>Copies volumes to the node that a guest moves to (<c>storage_migrate</c>).</summary>
internal sealed class VolumeMove
{
    private readonly GuestContext _context;
    private readonly int _vmId;
    private readonly string _target;
    private readonly MigrationLog _log;
    private readonly List<string> _made = [];

    public VolumeMove(GuestContext context, int vmId, string target, MigrationLog log)
    {
        _context = context;
        _vmId = vmId;
        _target = target;
        _log = log;
    }

    /// <summary>Makes a volume on the target with a volume's content.</summary>
    /// <param name="isMirrored">Whether a VM that runs copies it by itself; else it is sent and imported.</param>
    /// <returns>Its id there.</returns>
    public string Copy(string id, string targetStorage, bool isMirrored = false)
    {
        var origin = _context.Volumes.Activate(id);
        var storage = _context.Storage.Get(targetStorage);
        var volumes = _context.Storage.Volumes;
        var format = storage.Formats.Supported.Contains(origin.Parts.Format) || origin.Parts.Format == "subvol"
            ? origin.Parts.Format : storage.Formats.Default;
        var name = origin.Parts.Format == format && (storage.Path is null) == (_context.Storage.Get(origin.Storage).Path is null)
            ? origin.Name : null;
        if (name is null || volumes.Find($"{storage.Id}:{name}", _target) is not null)
        {
            name = volumes.NextName(storage, _vmId, format, _target);
            name = storage.Path is not null ? string.Create(CultureInfo.InvariantCulture, $"{_vmId}/{name}") : name;
        }
        _context.Run.Sleep(_context.Datacenter.Pace.Copy(origin.Size));
        var copy = volumes.Put(storage, name, VolumeStore.RoundUp(origin.Size, storage.Granularity), origin.Used, _target);
        copy.SizeWhenFormatted = origin.SizeWhenFormatted;
        copy.Snapshots.AddRange(origin.Snapshots);
        _made.Add(copy.Id);
        if (!isMirrored)
        {
            TellImport(storage, copy);
        }

        _log.Info($"volume '{origin.Id}' is '{copy.Id}' on the target");
        return copy.Id;
    }

    private void TellImport(StorageDefinition storage, Volume copy)
    {
        if (storage.Path is not null && storage.Type.Name != "btrfs" && copy.Parts.Format == "raw")
        {
            _log.Info(string.Create(CultureInfo.InvariantCulture,
                $"Formatting '{storage.Directory("images")}/{copy.Name}', fmt=raw size={copy.Size} preallocation=off"));
        }

        _log.Info($"successfully imported '{copy.Id}'");
    }

    /// <summary>Removes what has been made.</summary>
    public void Undo() => _made.ForEach(id => _context.Storage.Volumes.Remove(id, _target));
}

using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>Makes the volumes that options order and attaches those that exist (<c>create_disks</c>).</summary>
internal sealed class DiskCreation
{
    /// <summary>Bytes of a new cloud-init drive.</summary>
    public const long CloudInitSize = 4L << 20;

    private readonly VmContext _context;
    private readonly int _vmId;
    private readonly GuestConfig _config;
    private readonly string? _defaultStorage;
    private readonly string? _workStorage;
    private readonly OptionSet _result = new();

    /// <param name="config">The config that the drives are for.</param>
    public DiskCreation(VmContext context, int vmId, GuestConfig config, string? defaultStorage, string? workStorage)
    {
        _context = context;
        _vmId = vmId;
        _config = config;
        _defaultStorage = defaultStorage;
        _workStorage = workStorage;
    }

    /// <summary>Volumes that have been made.</summary>
    public List<string> Created { get; } = [];

    /// <summary>Sees to the drives among the options.</summary>
    /// <returns>The slots with their final values.</returns>
    /// <exception cref="PveError">One of them failed; what had been made is removed again.</exception>
    public OptionSet Run(OptionSet options)
    {
        try
        {
            foreach (var slot in options.Keys.Where(Drives.IsSlot))
            {
                Attach(Drive.Parse(_context.Schema, slot, options[slot]!));
            }

            return _result;
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            Undo();
            throw;
        }
    }

    /// <summary>Removes what has been made.</summary>
    public void Undo()
    {
        foreach (var volume in Created)
        {
            Quietly(() => _context.Volumes.Free(volume));
        }

        Created.Clear();
    }

    private void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (PveError error)
        {
            _context.Run.Print(error.Stringify().TrimEnd('\n'));
        }
    }

    private void Attach(Drive drive)
    {
        if (drive.File is "" or "none" or "cdrom")
        {
            drive["size"] = null;
            _result[drive.Slot] = drive.Print();
        }
        else if (drive.File.Split(':', 2) is [.., "cloudinit"])
        {
            MakeCloudInit(drive);
        }
        else if (drive.Order is (var named, var gibibytes))
        {
            Make(drive, named ?? _defaultStorage ?? throw PveError.Die("no storage ID specified (and no default storage)"), gibibytes);
        }
        else
        {
            UseExisting(drive);
        }
    }

    private void MakeCloudInit(Drive drive)
    {
        var storageId = drive.Storage ?? _defaultStorage ?? throw PveError.Die("no storage ID specified (and no default storage)");
        RequireOnlyCloudInit(drive.Slot);
        var storage = _context.Storage.Get(storageId);
        var format = drive["format"] ?? (storage.Path is not null || storage["snapshot-as-volume-chain"] == "1" ? "qcow2" : "raw");
        var name = string.Create(CultureInfo.InvariantCulture, $"vm-{_vmId}-cloudinit");
        if (storage.Path is not null || format == "qcow2")
        {
            name += "." + format;
        }

        var volume = _context.Volumes.Allocate(storageId, _vmId, format, name, CloudInitSize >> 10);
        Created.Add(volume.Id);
        drive.File = volume.Id;
        drive["media"] = "cdrom";
        Finish(drive);
    }

    private void Make(Drive drive, string storageId, decimal gibibytes)
    {
        var source = drive["import-from"];
        drive["import-from"] = null;
        var volume = source is not null
            ? DiskImport.Run(_context, _vmId, _config.Options, drive, storageId, source, _workStorage)
            : Allocate(drive, storageId, (long)Math.Ceiling(gibibytes * (1L << 20)));
        Created.Add(volume.Id);
        if (_config.IsTemplate)
        {
            Created.Remove(volume.Id);
            volume = _context.Volumes.CreateBase(volume.Id);
            Created.Add(volume.Id);
        }
        drive.File = volume.Id;
        // What was ordered is noted, even where the storage has rounded it up; only of fixed sizes the real one is.
        drive.Size = source is not null || drive.Slot is "efidisk0" ? volume.Size
            : drive.Slot == "tpmstate0" ? FirmwareDisks.TpmSize
            : (long)Math.Ceiling(gibibytes * (1L << 20)) << 10;
        Finish(drive);
    }

    private Volume Allocate(Drive drive, string storageId, long kibibytes)
    {
        if (drive.Slot == "efidisk0" && _context.Schema.Parse("amd-sev", _config["amd-sev"]).GetValueOrDefault("type") == "snp")
        {
            throw PveError.Die("SEV-SNP uses consolidated read-only firmware and does not require an EFI disk");
        }

        FirmwareDisks.MarkNew(_context, drive);
        var format = drive["format"] ?? _context.Storage.Get(storageId).Formats.Default;
        var size = drive.Slot switch
        {
            "efidisk0" => FirmwareDisks.EfiSize(_config.Options, drive) >> 10,
            "tpmstate0" => FirmwareDisks.TpmSize >> 10,
            _ => kibibytes,
        };
        return _context.Volumes.Allocate(storageId, _vmId, format, null, size);
    }

    private void Finish(Drive drive)
    {
        drive["format"] = null;
        _result[drive.Slot] = drive.Print();
        _context.Run.Print($"{drive.Slot}: successfully created disk '{_result[drive.Slot]}'");
    }

    private void UseExisting(Drive drive)
    {
        _context.RequireVolume(_vmId, drive.File);
        if (!drive.IsVolume)
        {
            drive["size"] = null;
            _result[drive.Slot] = drive.Print();
            return;
        }
        var volume = _context.Volumes.Resolve(drive.File);
        if (volume.Parts.Content is not ("images" or "iso"))
        {
            throw PveError.Die($"cannot use volume {drive.File} - content type needs to be 'images' or 'iso'");
        }

        if (drive["format"] is { } format && format != volume.Parts.Format)
        {
            throw PveError.Die($"drive '{drive.Slot}' - volume '{drive.File}' - 'format={format}' option different from storage format "
                + $"'{volume.Parts.Format}'");
        }
        if (drive.IsCloudInit)
        {
            RequireOnlyCloudInit(drive.Slot);
        }

        drive.Size = _context.Volumes.Activate(drive.File).Size is > 0 and var size
            ? size
            : throw PveError.Die($"volume {drive.File} does not exist");
        _result[drive.Slot] = drive.Print();
    }

    private void RequireOnlyCloudInit(string slot)
    {
        var other = Drives.CloudInitSlot(_config.Options, slot) ?? Drives.CloudInitSlot(_config.Pending, slot)
            ?? Drives.CloudInitSlot(_result, slot);
        if (other is not null)
        {
            throw PveError.Die($"{slot} - cloud-init drive is already attached at '{other}'");
        }
    }
}

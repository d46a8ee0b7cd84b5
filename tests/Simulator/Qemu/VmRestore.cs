using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Backup;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>What a VM is to be like that comes out of a backup.</summary>
/// <param name="Overrides">Options that take the place of those in the backup.</param>
/// <param name="Storage">Where its disks go; null for where they were.</param>
/// <param name="Unique">Whether it gets addresses and ids of its own.</param>
internal sealed record RestoreOrder(int VmId, string Archive, OptionSet Overrides, string? Pool, string? Storage, bool Unique);

/// <summary>Makes a VM out of a backup (<c>PVE::QemuServer::restore_file_archive</c>).</summary>
internal sealed partial class VmRestore
{
    private readonly VmContext _context;
    private readonly RestoreOrder _order;
    private readonly Dictionary<string, Volume> _restored = new(StringComparer.Ordinal);

    public VmRestore(VmContext context, RestoreOrder order)
    {
        _context = context;
        _order = order;
    }

    private int VmId => _order.VmId;

    /// <summary>Restores under the lock of the config. What fails leaves the VM as far as it has come.</summary>
    public void Run()
    {
        using var held = _context.Lock(VmId, 1);
        try
        {
            Restore();
        }
        catch (PveError)
        {
            var config = _context.Load(VmId);
            config["lock"] = null;
            _context.Write(VmId, config);
            _context.Run.Print("error before or during data restore, some or all disks were not completely restored. "
                + string.Create(CultureInfo.InvariantCulture, $"VM {VmId} state is NOT cleaned up."));
            throw;
        }
    }

    private void Restore()
    {
        var old = _context.Load(VmId);
        old.RequireUnprotected(Prefix(VmId));
        if (_context.IsRunning(VmId))
        {
            throw PveError.Die($"{Prefix(VmId)} vm is running");
        }

        var reference = _context.Volumes.Resolve(_order.Archive);
        if (_context.Volumes.Activate(_order.Archive).Backup is not { } archive || archive.Kind != GuestKind.Vm)
        {
            throw PveError.Die("command 'vma extract' failed: exit code 255");
        }

        _context.Run.Print("restore vma archive: vma extract -v -r /var/tmp/vzdumptmp.fifo "
            + VolumeStore.PathOf(reference.Storage, reference.Name, reference.Parts));
        var hints = Hints().Matches(archive.Config).ToDictionary(hint => hint.Groups["slot"].Value, StringComparer.Ordinal);
        GiveUpOld(old, archive);
        _context.Write(VmId, new GuestConfig(GuestKind.Vm) { ["memory"] = "128" });
        foreach (var disk in archive.Disks.OrderBy(disk => disk.Slot, StringComparer.Ordinal))
        {
            _restored[disk.Slot] = Allocate(disk, hints[disk.Slot].Groups["storage"].Value, hints[disk.Slot].Groups["format"].Value);
        }

        if (archive.Firewall is { } firewall)
        {
            GuestFirewall.Write(_context.Datacenter, VmId, firewall);
        }

        var total = archive.Disks.Sum(disk => disk.Size);
        _context.Run.Sleep(_context.Datacenter.Pace.Copy(total));
        _context.Run.Print(string.Create(CultureInfo.InvariantCulture, $"progress 100% (read {total} bytes, duration 1 sec)"));
        Write(archive, old);
        if (_order.Pool is { } pool)
        {
            PoolMembership.Add(_context.Datacenter, VmId, pool);
        }
    }

    /// <summary>What messages begin with.</summary>
    public static string Prefix(int vmId) => string.Create(CultureInfo.InvariantCulture, $"unable to restore VM {vmId} -");

    /// <summary>Removes the disks whose slots are in the backup; others become unused.</summary>
    private void GiveUpOld(GuestConfig old, BackupArchive archive)
    {
        var slots = archive.Disks.Select(disk => disk.Slot).ToHashSet(StringComparer.Ordinal);
        foreach (var drive in Drive.All(_context.Schema, old.Options)
            .Where(drive => (!drive.IsCdrom || drive.IsCloudInit) && drive.IsVolume && _context.Volumes.Owner(drive.File) == VmId))
        {
            if (slots.Contains(drive.Slot) || drive.IsCloudInit)
            {
                _context.Volumes.Free(drive.File);
            }
        }
    }

    private Volume Allocate(BackedUpDisk disk, string storage, string format)
    {
        var target = _context.Storage.Get(_order.Storage ?? storage);
        RequireStorage(target);
        var supported = target.Formats.Supported.Contains(format, StringComparer.Ordinal) ? format : target.Formats.Default;
        var volume = _context.Volumes.Allocate(target.Id, VmId, supported, null, (disk.Size + 1023) >> 10);
        volume.Used = Math.Max(volume.Used ?? 0, disk.Used);
        _context.Run.Print($"new volume ID is '{volume.Id}'");
        _context.Run.Print($"map 'drive-{disk.Slot}' to '{VolumeStore.PathOf(target, volume.Name, volume.Parts)}' (write zeros = 0)");
        return volume;
    }

    private void RequireStorage(StorageDefinition storage)
    {
        if (!storage.Content.Contains("images", StringComparer.Ordinal))
        {
            throw PveError.Die($"Content type 'images' is not available on storage '{storage.Id}'");
        }

        _context.Require($"/storage/{storage.Id}", "Datastore.AllocateSpace");
    }

    private void Write(BackupArchive archive, GuestConfig old)
    {
        var config = GuestConfigFormat.Parse(GuestKind.Vm, Hints().Replace(archive.Config, ""), "", _context.Schema);
        foreach (var (key, value) in config.Options.ToList())
        {
            config[key] = Restored(key, value);
        }

        foreach (var (key, value) in _order.Overrides)
        {
            config[key] = value;
        }

        var used = Drive.All(_context.Schema, config.Options).Select(drive => drive.File).ToHashSet(StringComparer.Ordinal);
        foreach (var drive in Drive.All(_context.Schema, old.Options, withUnused: true).Where(drive => drive.IsVolume && !drive.IsCdrom))
        {
            if (_context.Volumes.Find(drive.File) is not null && !used.Contains(drive.File))
            {
                UnusedVolumes.Keep(config.Options, drive.File);
            }
        }

        _context.Write(VmId, config);
        _context.Run.Print("rescan volumes...");
    }

    /// <summary>An option as the new VM has it (<c>restore_update_config_line</c>).</summary>
    private string? Restored(string key, string value)
    {
        if (key == "vmgenid")
        {
            return value == "0" ? value : Guid.NewGuid().ToString();
        }

        if (NetworkDevices.IsDevice(key) && _order.Unique)
        {
            return NetworkDevices.Readdress(_context.Schema, key, value);
        }

        if (key == "smbios1" && _order.Unique)
        {
            return Uuid().Replace(value, $"uuid={Guid.NewGuid()}");
        }

        if (!Drives.IsSlot(key) || Drive.TryParse(_context.Schema, key, value) is not { } drive)
        {
            return value;
        }

        if (drive["backup"] == "0")
        {
            return null;
        }

        if (drive.IsCloudInit)
        {
            var file = CloudInit(drive);
            return value.Replace(drive.File, file, StringComparison.Ordinal);
        }

        return _restored.TryGetValue(key, out var volume) ? value.Replace(drive.File, volume.Id, StringComparison.Ordinal) : value;
    }

    private string CloudInit(Drive drive)
    {
        var target = _context.Storage.Get(_order.Storage ?? drive.Storage!);
        RequireStorage(target);
        var format = _context.Volumes.Resolve(drive.File).Parts.Format;
        var supported = target.Formats.Supported.Contains(format, StringComparer.Ordinal) ? format : target.Formats.Default;
        var name = string.Create(CultureInfo.InvariantCulture, $"vm-{VmId}-cloudinit") + (target.Path is null ? "" : "." + supported);
        var volume = _context.Volumes.Allocate(target.Id, VmId, supported, name, 4 << 10);
        _context.Run.Print($"new volume ID is '{volume.Id}'");
        return volume.Id;
    }

    [GeneratedRegex(@"^#qmdump#map:(?<slot>[^:]*):[^:]*:(?<storage>[^:]*):(?<format>[^:]*):\n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Hints();

    [GeneratedRegex("uuid=[0-9a-fA-F-]+")]
    private static partial Regex Uuid();
}

using System.Globalization;
using Proxmox.Simulator.Backup;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary>What a backup has to say when a container is made out of it (<c>PVE::LXC::Create</c>).</summary>
internal sealed class ContainerRestore
{
    private readonly LxcContext _context;
    private readonly ContainerOrder _order;
    private readonly GuestConfig _config;
    private readonly Volume _archive;
    private readonly BackupArchive _backup;
    private readonly GuestConfig _saved;
    private readonly List<MountPoint> _delayed = [];

    /// <summary>Reads the config in the backup.</summary>
    /// <param name="config">The config of the container in the making; it learns whether it is privileged.</param>
    /// <param name="old">The config of the container that is overwritten; only a lock where there is none.</param>
    /// <exception cref="PveError">There is no backup, or the caller may not make such a container.</exception>
    public ContainerRestore(LxcContext context, ContainerOrder order, GuestConfig config, GuestConfig old)
    {
        _context = context;
        _order = order;
        _config = config;
        if (context.IsRunning(order.VmId))
        {
            throw PveError.Die("can't overwrite running container");
        }

        context.Run.Print($"recovering backed-up configuration from '{order.Archive}'");
        _archive = OsTemplate.Find(context, order.Archive);
        _backup = _archive.Backup is { } backup && backup.Kind == GuestKind.Container
            ? backup
            : throw PveError.Die("ERROR: archive contains no configuration file");
        _saved = GuestConfigFormat.Parse(GuestKind.Container, _backup.Config, "", context.Schema);
        Bridges.RequireAccess(context, _saved.Options.Where(option => !order.Options.Has(option.Key)));
        if (order.Unprivileged is null)
        {
            config["unprivileged"] = _saved["unprivileged"];
        }

        if (context.Datacenter.Version != PveVersion.V84 && config["unprivileged"] != "1"
            && (!order.OverwritesOwn || old["unprivileged"] == "1"))
        {
            context.Require("/", "Sys.Modify");
        }
    }

    /// <summary>The mount points that are ordered: those of the backup, on one storage, unless the order has its own.</summary>
    public IEnumerable<MountPoint> MountPoints()
    {
        if (_order.Options.Has(MountPoint.Root))
        {
            return MountPoint.All(_context.Schema, _order.Options);
        }

        if (!_saved.Options.Has(MountPoint.Root))
        {
            throw PveError.Die("rootfs configuration could not be recovered, please check and specify manually!");
        }

        return MountPoint.All(_context.Schema, _saved.Options).Where(IsVolume).Select(Order);
    }

    /// <summary>Unpacks the backup, and takes over from its config what the order leaves open.</summary>
    public void Unpack()
    {
        _context.Run.Print($"restoring '{_order.Archive}' now..");
        OsTemplate.Unpack(_context, _order.VmId, _archive, _config, _order.IgnoresUnpackErrors);
        _context.Run.Print("merging backed-up and given configuration..");
        Merge();
        RestoreFirewall();
    }

    /// <summary>Adds what takes effect only after the backup has been unpacked.</summary>
    public void Complete()
    {
        foreach (var mount in _delayed)
        {
            _config[mount.Slot] = mount.Print();
        }

        if (_saved.IsTemplate)
        {
            _context.Run.Print("Convert restored container to template...");
            TemplateEndpoint.ConvertVolumes(_context, _config);
            _config["template"] = "1";
        }
    }

    private bool IsVolume(MountPoint mount)
    {
        if (mount.IsVolume)
        {
            return true;
        }

        if (mount.Slot == MountPoint.Root)
        {
            throw PveError.Die($"restoring rootfs to {mount.Kind} mount is only possible by specifying -rootfs manually!");
        }

        if (!_context.IsRoot)
        {
            throw PveError.Die($"restoring '{mount.Slot}' to {mount.Kind} mount is only possible for root");
        }

        if (mount["backup"] == "1")
        {
            _context.Run.Print("WARNING - unsupported configuration!");
            _context.Run.Print($"backup was enabled for {mount.Kind} mount point {mount.Slot} ('{mount.Path}')");
            _context.Run.Print("mount point configuration will be restored after archive extraction!");
            _context.Run.Print("contained files will be restored to wrong directory!");
        }

        _delayed.Add(mount);
        return false;
    }

    private MountPoint Order(MountPoint mount)
    {
        var bytes = mount.Size ?? throw PveError.Die($"unable to detect disk size - please specify {mount.Slot} (size)");
        mount.Volume = string.Create(CultureInfo.InvariantCulture, $"{_order.Storage}:{(decimal)bytes / (1L << 30)}");
        return mount;
    }

    private void Merge()
    {
        foreach (var (key, value) in _saved.Options.Where(option => option.Key is not ("unprivileged" or "parent" or "template")
            && !MountPoint.IsSlot(option.Key) && !UnusedVolumes.IsKey(option.Key)))
        {
            if (key == "features" && !_context.IsRoot && _config["unprivileged"] != "1" && _saved["unprivileged"] == "1")
            {
                _context.Run.Print("changing from unprivileged to privileged, skipping features");
            }
            else if (key == GuestConfigFormat.RawOptions && !_context.IsRoot)
            {
                _context.Run.Warn("skipping custom lxc options, restore manually as root:\n--------------------------------\n"
                    + $"{value}--------------------------------");
            }
            else if (_order.Unique && NetworkDevices.IsDevice(key))
            {
                _config[key] = NetworkInterface.Readdress(_context.Schema, key, value);
            }
            else
            {
                _config[key] ??= value;
            }
        }
    }

    private void RestoreFirewall()
    {
        if (_backup.Firewall is not { } rules)
        {
            return;
        }

        if (!_order.LeavesFirewall)
        {
            GuestFirewall.Write(_context.Datacenter, _order.VmId, rules);
            return;
        }

        _context.Run.Print($"ignoring firewall config from backup archive's '/var/lib/lxc/{_order.VmId}/rootfs/etc/vzdump/pct.fw', "
            + "lacking API permission to modify firewall.");
        if (GuestFirewall.Read(_context.Datacenter, _order.VmId) is not null)
        {
            _context.Run.Print($"old firewall configuration in '/etc/pve/{GuestFirewall.PathOf(_order.VmId)}' left in place!");
        }
    }
}

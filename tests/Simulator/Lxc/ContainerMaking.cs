using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>The worker that makes a container.</summary>
internal sealed class ContainerMaking
{
    private const long DefaultGibibytes = 4;

    private readonly LxcContext _context;
    private readonly ContainerOrder _order;
    private readonly GuestConfig _config;
    private readonly VolumeCreation _volumes;

    /// <param name="config">What is known of the container's config.</param>
    public ContainerMaking(LxcContext context, ContainerOrder order, GuestConfig config)
    {
        _context = context;
        _order = order;
        _config = config;
        _volumes = new VolumeCreation(context, order.VmId);
    }

    public void Run()
    {
        using (_context.Lock(_order.VmId))
        {
            Make();
        }

        if (_order.Start)
        {
            PowerOperations.Fork(_context, _order.VmId);
        }

        if (_order.HighAvailability)
        {
            _context.Run.Print("Add as HA resource");
            HighAvailability.Of(_context.Datacenter).Add(_order.VmId, _order.Start ? "started" : "stopped");
        }
    }

    private void Make()
    {
        var untouched = _order.OverwritesOwn;
        try
        {
            var old = _context.Load(_order.VmId);
            var restore = _order.Restore ? new ContainerRestore(_context, _order, _config, old) : null;
            var mounts = (restore is null ? NewMountPoints() : restore.MountPoints()).ToList();
            untouched = false;
            foreach (var mount in _volumes.Run(mounts))
            {
                _config[mount.Slot] = mount.Print();
            }

            ContainerDestruction.FreeVolumes(_context, _order.VmId, old);
            _context.Write(_order.VmId, new GuestConfig(GuestKind.Container) { ["lock"] = "create" });
            RequireDirectories();
            Fill(restore);
            _config["hostname"] ??= string.Create(CultureInfo.InvariantCulture, $"CT{_order.VmId}");
            _config["memory"] ??= "512";
            _config["swap"] ??= "512";
            restore?.Complete();
            _context.Write(_order.VmId, _config);
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            GiveUp(untouched);
            throw error is PveError known ? PveError.Die($"{_order.Problem} {known.Stringify().TrimEnd('\n')}") : error;
        }

        if (_order.Pool is { } pool)
        {
            PoolMembership.Add(_context.Datacenter, _order.VmId, pool);
        }
    }

    private void Fill(ContainerRestore? restore)
    {
        if (restore is not null)
        {
            restore.Unpack();
            return;
        }

        var archive = OsTemplate.Find(_context, _order.Archive);
        if (OciImage.Read(_context, archive) is { } image)
        {
            _context.Run.Print("Detected OCI archive");
            image.Apply(_context, _config);
        }
        else
        {
            OsTemplate.Unpack(_context, _order.VmId, archive, _config, _order.IgnoresUnpackErrors);
        }

        OsTemplate.Detect(_context, archive, _config);
    }

    /// <summary>Removes what has been made; a container that was to be overwritten stays as long as it is as it was.</summary>
    private void GiveUp(bool untouched)
    {
        _volumes.Undo();
        if (untouched)
        {
            var config = _context.Load(_order.VmId);
            config["lock"] = null;
            _context.Write(_order.VmId, config);
            return;
        }

        _context.Configs.Remove(_context.Node, _order.VmId);
        if (!_order.LeavesFirewall)
        {
            GuestFirewall.Remove(_context.Datacenter, _order.VmId);
        }
    }

    private IEnumerable<MountPoint> NewMountPoints()
    {
        var options = _order.Options;
        if (!options.Has(MountPoint.Root))
        {
            options = new OptionSet
            {
                [MountPoint.Root] = string.Create(CultureInfo.InvariantCulture, $"{_order.Storage}:{DefaultGibibytes}"),
            };
        }

        return MountPoint.All(_context.Schema, options);
    }

    private void RequireDirectories()
    {
        var missing = MountPoint.All(_context.Schema, _config.Options)
            .FirstOrDefault(mount => mount.Kind == "bind" && !_context.Containers.HasDirectory(mount.Volume));
        if (missing is not null)
        {
            _context.Run.Print("mounting container failed");
            throw PveError.Die($"directory '{missing.Volume}' does not exist");
        }
    }
}

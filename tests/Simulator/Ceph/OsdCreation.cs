using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Disks;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary>Makes OSDs of a disk (<c>createosd</c>).</summary>
internal sealed class OsdCreation(PveCall call)
{
    private static readonly string[] Types = ["dev", "db_dev", "wal_dev"];

    private readonly NodeDisks _disks = NodeDisks.Of(call.Datacenter, call.NodeName);
    private readonly Dictionary<string, BlockDevice> _devices = new(StringComparer.Ordinal);

    /// <summary>Checks what PVE checks before it begins, and begins.</summary>
    /// <returns>The UPID.</returns>
    public JToken Begin()
    {
        var ceph = CephEndpoints.Initialised(call);
        foreach (var type in Types.Skip(1))
        {
            if (call.Has("osds-per-device") && call.Has(type))
            {
                throw PveError.Parameter(type, $"cannot use 'osds-per-device' parameter with '{type}'");
            }

            if (call.Has(type + "_size") && !call.Has(type))
            {
                throw PveError.Parameter(type, $"missing property - '{type}_size' requires this property");
            }
        }

        RequireNetwork();
        foreach (var type in Types.Where(call.Has))
        {
            _disks.RequireDevice(call.Text(type));
            var device = _disks.Require(call.Text(type));
            if (_devices.ContainsValue(device))
            {
                throw PveError.Parameter(type, $"cannot chose '{device.Path}' for more than one type.");
            }

            _devices[type] = device;
        }

        RequireUnused();
        ceph.RequireMonitors();
        return DiskWork.Fork(call, "cephcreateosd", _devices["dev"].Name, run => Make(ceph, run));
    }

    private void RequireNetwork()
    {
        var conf = CephConf.Of(call.Datacenter);
        var node = call.Datacenter.FindNode(call.NodeName)!;
        if ((conf["global", "cluster_network"] ?? conf["global", "public_network"]) is { } network
            && !CephNetwork.AddressesOf(node).Any(address => CephNetwork.Holds(network, address)))
        {
            throw PveError.Die($"No address from ceph cluster network ({network}) found on node '{node.Name}'. Check your network config.");
        }
    }

    private void RequireUnused()
    {
        if (NodeDisks.UseOf(_devices["dev"]) is not null)
        {
            throw PveError.Die($"device '{_devices["dev"].Path}' is already in use");
        }

        foreach (var device in _devices.Where(device => device.Key != "dev").Select(device => device.Value))
        {
            var use = NodeDisks.UseOf(device);
            if (use == "partitions" && device is Disk { HasGpt: false })
            {
                throw PveError.Die($"device '{device.Path}' is not GPT partitioned");
            }

            if (use is not (null or "LVM" or "partitions"))
            {
                throw PveError.Die($"device '{device.Path}' is already in use and has no LVM on it");
            }
        }
    }

    private void Make(CephCluster ceph, Execution run)
    {
        RequireUnused();
        var device = _devices["dev"];
        run.Print($"create OSD on {device.Path} (bluestore)");
        foreach (var (type, share) in new[] { ("db", 10), ("wal", 100) })
        {
            if (_devices.GetValueOrDefault(type + "_dev") is { } other)
            {
                var size = call.OptionalText($"{type}_dev_size") is { } given
                    ? (long)(double.Parse(given, CultureInfo.InvariantCulture) * (1L << 30)) : device.Size / share;
                Provide(ceph, run, other, type, size);
            }
        }

        run.Print($"wiping block device {device.Path}");
        var number = (int)(call.Number("osds-per-device") ?? 1);
        var kind = device is Disk disk ? disk.Kind : DiskKind.Hdd;
        for (var index = 0; index < number; index++)
        {
            var id = Enumerable.Range(0, int.MaxValue).First(free => !ceph.Osds.ContainsKey(free));
            ceph.Osds[id] = new Osd
            {
                Id = id,
                Node = run.Node,
                Device = device,
                DbDevice = _devices.GetValueOrDefault("db_dev"),
                WalDevice = _devices.GetValueOrDefault("wal_dev"),
                Size = device.Size / number,
                DeviceClass = call.OptionalText("crush-device-class") ?? (kind == DiskKind.Hdd ? "hdd" : "ssd"),
                IsEncrypted = call.Flag("encrypted") == true,
                IsIn = !ceph.Flags.Contains("noin"),
                VolumeGroup = $"ceph-{Guid.NewGuid()}",
            };
            device.OsdIds.Add(id);
            ceph.Log.Add($"osd.{id} (osd.{id}) 1 : cluster [INF] osd.{id} boot");
        }

        _disks.VolumeGroups.Add(new VolumeGroup(ceph.Osds[device.OsdIds[0]].VolumeGroup, [device]));
        device.HasHolder = true;
        device.IsOsdEncrypted = call.Flag("encrypted") == true;
    }

    // The database or log becomes a volume in a group of Ceph's, or a partition of its own.
    private void Provide(CephCluster ceph, Execution run, BlockDevice device, string type, long size)
    {
        run.Print($"creating block.{type} on '{device.Path}'");
        if (device.Size < size)
        {
            throw PveError.Die($"'{device.Path}' is smaller than requested size '{size}' bytes");
        }

        if (NodeDisks.UseOf(device) == "LVM")
        {
            var group = _disks.VolumeGroups.FirstOrDefault(group => group.Devices.Contains(device)
                && group.Name.StartsWith("ceph-", StringComparison.Ordinal))
                ?? throw PveError.Die($"no ceph vg found on '{device.Path}'");
            if (group.Size - ceph.Provided.Where(volume => volume.Group == group.Name).Sum(volume => volume.Size) < size)
            {
                throw PveError.Die($"vg '{group.Name}' has not enough free space");
            }

            ceph.Provided.Add((group.Name, size));
        }
        else
        {
            var group = new VolumeGroup($"ceph-{Guid.NewGuid()}", [device]);
            _disks.VolumeGroups.Add(group);
            ceph.Provided.Add((group.Name, size));
        }

        if (type == "db")
        {
            device.OsdDatabases++;
        }
        else
        {
            device.OsdLogs++;
        }
    }
}

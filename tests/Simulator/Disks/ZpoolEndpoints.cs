using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Disks;

/// <summary><c>/nodes/{node}/disks/zfs</c> (<c>PVE::API2::Disks::ZFS</c>): ZFS pools.</summary>
public sealed class ZpoolEndpoints : IEndpoints
{
    private const string Path = DiskEndpoints.Path + "/zfs";
    private const long ReservedSize = 8L << 20;

    public void Map(Router router)
    {
        router.On("GET", Path, call =>
        {
            RequireZfs(call);
            var disks = DiskWork.Disks(call);
            return new JArray(disks.Pools.OrderBy(pool => pool.Name, StringComparer.Ordinal).Select(pool => ZpoolView.Entry(disks, pool)));
        });
        router.On("GET", Path + "/{name}", call =>
        {
            RequireZfs(call);
            var pool = DiskWork.Disks(call).Pools.FirstOrDefault(pool => pool.Name == call.Text("name"));
            return pool is null
                ? throw PveError.Die($"command '/sbin/zpool status -P {call.Text("name")}' failed: exit code 1")
                : ZpoolView.Detail(pool);
        });
        router.On("POST", Path, Create);
        router.On("DELETE", Path + "/{name}", Delete);
    }

    private static JToken Create(PveCall call)
    {
        var (name, level, disks) = (call.Text("name"), call.Text("raidlevel"), DiskWork.Disks(call));
        var isDraid = level.StartsWith("draid", StringComparison.Ordinal);
        if (call.Has("draid-config") && !isDraid)
        {
            throw PveError.Die("draid-config set without using dRAID level");
        }

        var layout = new DraidLayout(call.OptionalText("draid-config"));
        BlockDevice[] devices = [.. call.List("devices").Select(disks.Unused)];
        var storage = NewStorage.AskedFor(call, "zfspool", "rootdir,images", ["pool"], ("pool", name));
        RequireZfs(call);
        if (disks.Pools.Any(pool => pool.Name == name))
        {
            throw PveError.Die($"pool '{name}' already exists on node '{call.Node}'");
        }

        layout.Check(level, devices.Length);
        var (ashift, compression) = ((int)(call.Number("ashift") ?? 12), call.OptionalText("compression") ?? "on");
        return DiskWork.Fork(call, "zfscreate", name, run =>
        {
            string[] paths = [.. devices.Select(device =>
            {
                disks.Unused(device.Path);
                return device is Disk disk ? disk.Link : device.Path;
            })];
            run.Print($"# /sbin/zpool create -o ashift={ashift} {name} {Arguments(level, layout, paths)}".TrimEnd());
            // ZFS itself finds that out: PVE asks of each disk alone whether it is unused.
            if (paths.Distinct(StringComparer.Ordinal).Count() < paths.Length)
            {
                run.Print($"cannot create '{name}': one or more vdevs refer to the same device, or one of\n"
                    + "the devices is part of an active md or lvm device");
                throw PveError.Die($"command '/sbin/zpool create -o ashift={ashift} {name} {Arguments(level, layout, paths)}' failed: "
                    + "exit code 1");
            }

            disks.Pools.Add(new Zpool(name, level, [.. devices.Select(Take)])
            {
                Paths = paths,
                Layout = isDraid ? layout.Of(devices.Length, level) : null,
                SectorShift = ashift,
                Compression = compression,
            });
            run.Print($"# /sbin/zfs set compression={compression} {name}");
            run.Print($"# systemctl enable zfs-import@{name.Replace("-", "\\x2d", StringComparison.Ordinal)}.service");
            storage?.Add(run);
        });
    }

    private static string Arguments(string level, DraidLayout layout, string[] paths) => level switch
    {
        "single" => paths[0],
        "raid10" => string.Join(' ', paths.Chunk(2).Select(mirror => "mirror " + string.Join(' ', mirror))),
        _ => $"{level}{layout.Suffix} {string.Join(' ', paths)}",
    };

    /// <summary>ZFS takes a whole disk by two partitions of its own.</summary>
    private static BlockDevice Take(BlockDevice device)
    {
        var member = device;
        if (device is Disk disk)
        {
            member = disk.AddPartition(1, disk.Size - ReservedSize - (1 << 20));
            disk.AddPartition(9, ReservedSize, "ZFS reserved");
        }

        member.IsZfsMember = true;
        return member;
    }

    private static JToken Delete(PveCall call)
    {
        var (config, wipe) = (call.Flag("cleanup-config") is true, call.Flag("cleanup-disks") is true);
        if (config)
        {
            call.Require("/storage", "Datastore.Allocate");
        }

        var (name, disks) = (call.Text("name"), DiskWork.Disks(call));
        return DiskWork.Fork(call, "zfsremove", name, run =>
        {
            if (LacksZfs(call))
            {
                var command = wipe ? $"zpool list -vHPL {name}" : $"zpool destroy {name}";
                throw PveError.Die($"command '{command}' failed: open3: exec of {command} failed: "
                    + "No such file or directory at /usr/share/perl5/PVE/Cmd.pm line 174.");
            }

            Remove(run, disks, name, config, wipe);
        });
    }

    private static void Remove(Execution run, NodeDisks disks, string name, bool config, bool wipe)
    {
        var pool = disks.Pools.FirstOrDefault(pool => pool.Name == name)
            ?? throw PveError.Die($"command '{(wipe ? "zpool list -vHPL" : "zpool destroy")} {name}' failed: exit code 1");
        var storages = StorageConfig.Of(disks.Datacenter);
        foreach (var volume in storages.All.Where(storage => IsOn(storage, name)).SelectMany(disks.VolumesOn).ToList())
        {
            storages.Volumes.Remove(volume.Id, disks.Node);
        }

        disks.Pools.Remove(pool);
        if (config)
        {
            DiskWork.Forget(run, storage => storage.Type.Name == "zfspool" && storage["pool"] == name);
        }

        if (wipe)
        {
            foreach (var member in pool.Members)
            {
                DiskWork.Wipe(run, disks, member is Partition { Disk: { Partitions.Count: 2 } disk } ? disk : member);
            }
        }
    }

    private static bool IsOn(StorageDefinition storage, string pool) =>
        storage.Type.Name == "zfspool" && storage["pool"]?.Split('/')[0] == pool;

    private static void RequireZfs(PveCall call)
    {
        if (LacksZfs(call))
        {
            throw PveError.Die("zfsutils-linux not installed");
        }
    }

    private static bool LacksZfs(PveCall call) => StorageConfig.Of(call.Datacenter).Host.MissingPrograms.Contains("zfs");
}

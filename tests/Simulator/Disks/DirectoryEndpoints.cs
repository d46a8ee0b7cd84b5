using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Disks;

/// <summary><c>/nodes/{node}/disks/directory</c> (<c>PVE::API2::Disks::Directory</c>): file systems with a mount unit.</summary>
public sealed class DirectoryEndpoints : IEndpoints
{
    private const string Path = DiskEndpoints.Path + "/directory";
    private const long Mebibyte = 1 << 20;

    public void Map(Router router)
    {
        router.On("GET", Path, call => new JArray(DiskWork.Disks(call).Mounts.Select(mount => new JObject
        {
            ["unitfile"] = mount.UnitPath,
            ["path"] = mount.Path,
            ["device"] = mount.Device,
            ["type"] = mount.FileSystem,
            ["options"] = "defaults",
        })));
        router.On("POST", Path, Create);
        router.On("DELETE", Path + "/{name}", Delete);
    }

    private static JToken Create(PveCall call)
    {
        var (name, disks) = (call.Text("name"), DiskWork.Disks(call));
        var device = disks.Unused(call.Text("device"));
        var path = "/mnt/pve/" + name;
        var storage = NewStorage.AskedFor(call, "dir", "rootdir,images,iso,backup,vztmpl,snippets", ["path"],
            ("path", path), ("is_mountpoint", "1"));
        if (disks.Mounts.FirstOrDefault(mount => mount.Name == name) is { } existing)
        {
            throw PveError.Die(existing.Partition.MountPoint is not null
                ? $"the path for '{name}' is already mounted: {path} ({existing.Partition.Path})"
                : $"a systemd mount unit already exists: {existing.UnitPath}");
        }

        var type = call.OptionalText("filesystem") ?? "ext4";
        return DiskWork.Fork(call, "dircreate", name, run =>
        {
            disks.Unused(device.Path);
            var part = device;
            if (device is Disk disk)
            {
                run.Print($"# /sbin/sgdisk -n1 -t1:8300 {device.Path}");
                part = disk.AddPartition(1, disk.Size - (2 * Mebibyte));
                run.Print("The operation has completed successfully.");
            }

            run.Print($"# /sbin/mkfs -t {type} {part.Path}");
            part.FileSystem = type;
            run.Print($"# /sbin/blkid {part.Path} -o export");
            part.MountPoint = path;
            disks.Mounts.Add(new MountUnit(name, part, type, Guid.NewGuid().ToString()));
            storage?.Add(run);
        });
    }

    private static JToken Delete(PveCall call)
    {
        if (call.Flag("cleanup-config") is true)
        {
            call.Require("/storage", "Datastore.Allocate");
        }

        var (name, disks) = (call.Text("name"), DiskWork.Disks(call));
        var (config, wipe) = (call.Flag("cleanup-config") is true, call.Flag("cleanup-disks") is true);
        return DiskWork.Fork(call, "dirremove", name, run => Remove(run, disks, name, config, wipe));
    }

    private static void Remove(Execution run, NodeDisks disks, string name, bool config, bool wipe)
    {
        if (disks.Mounts.FirstOrDefault(mount => mount.Name == name) is not { } mount)
        {
            throw PveError.Die(wipe
                ? $"can't open '/etc/systemd/system/{MountUnit.UnitOf(name)}' - No such file or directory"
                : $"command 'systemctl stop {MountUnit.UnitOf(name)}' failed: exit code 1");
        }

        mount.Partition.MountPoint = null;
        disks.Mounts.Remove(mount);
        if (config)
        {
            DiskWork.Forget(run, storage => storage.Type.Name == "dir" && storage.Path == mount.Path);
        }

        if (wipe)
        {
            DiskWork.Wipe(run, disks, mount.Partition is Partition { Disk: { Partitions.Count: 1 } disk } ? disk : mount.Partition);
        }
    }
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/nodes/{node}/disks</c> (<c>PVE::API2::Disks</c>): nodes whose disks are all taken, so that
/// nothing can be made of one.</summary>
public sealed class DiskEndpoints : IEndpoints
{
    private const string Disks = "/nodes/{node}/disks";
    private const string NoZfs = "open3: exec of {0} failed: No such file or directory at /usr/share/perl5/PVE/Cmd.pm line 174.";

    public void Map(Router router)
    {
        router.On("GET", Disks, _ => Router.Directory(
            "name", ["list", "initgpt", "smart", "lvm", "lvmthin", "directory", "wipedisk", "zfs"]));
        router.On("GET", Disks + "/list", _ => new JArray());
        router.On("GET", Disks + "/lvm", _ => new JObject { ["leaf"] = 0, ["children"] = new JArray() });
        router.On("GET", Disks + "/lvmthin", _ => new JArray());
        router.On("GET", Disks + "/directory", _ => new JArray());
        router.On("GET", Disks + "/zfs", call => LacksZfs(call) ? throw PveError.Die("zfsutils-linux not installed") : new JArray());
        router.On("GET", Disks + "/smart", call =>
        {
            RequireDevice(call, call.Text("disk"));
            return new JObject { ["health"] = "UNKNOWN" };
        });
        router.On("POST", Disks + "/initgpt", call => throw Refuse(call, call.Text("disk")));
        router.On("POST", Disks + "/zfs", call => throw Refuse(call, [.. call.List("devices")]));
        foreach (var kind in new[] { "lvm", "lvmthin", "directory" })
        {
            router.On("POST", $"{Disks}/{kind}", call => throw Refuse(call, call.Text("device")));
        }

        router.On("DELETE", Disks + "/directory/{name}", call =>
            Fails(call, "dirremove", $"command 'systemctl stop mnt-pve-{call.Text("name")}.mount' failed: exit code 1"));
        router.On("DELETE", Disks + "/lvm/{name}", call => Fails(call, "lvmremove", $"no such volume group '{call.Text("name")}'"));
        router.On("DELETE", Disks + "/lvmthin/{name}", call => Fails(call, "lvmthinremove",
            $"no such thin pool {call.Text("volume-group")}/{call.Text("name")}"));
        router.On("DELETE", Disks + "/zfs/{name}", call =>
            Fails(call, "zfsremove", Zfs(call, $"zpool destroy {call.Text("name")}", "exit code 1")));
        router.On("PUT", Disks + "/wipedisk", Wipe);
    }

    private static JToken Wipe(PveCall call)
    {
        RequireDevice(call, call.Text("disk"));
        return call.ForkWork("wipedisk", call.Text("disk").Split('/')[^1], _ => { });
    }

    private static JToken Fails(PveCall call, string type, string error) =>
        call.ForkWork(type, call.Text("name"), _ => throw PveError.Die(error));

    private static PveError Refuse(PveCall call, params string[] devices)
    {
        foreach (var device in devices)
        {
            RequireDevice(call, device);
        }

        return PveError.Die($"'{devices[0]}' is not a valid local disk");
    }

    private static void RequireDevice(PveCall call, string device)
    {
        if (!StorageConfig.Of(call.Datacenter).Host.BlockDevices.Contains(device))
        {
            throw PveError.Die("not a valid block device");
        }
    }

    private static bool LacksZfs(PveCall call) => StorageConfig.Of(call.Datacenter).Host.MissingPrograms.Contains("zfs");

    private static string Zfs(PveCall call, string command, string otherwise) =>
        $"command '{command}' failed: {(LacksZfs(call) ? NoZfs.Replace("{0}", command, StringComparison.Ordinal) : otherwise)}";
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Disks;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/nodes/{node}/scan</c> (<c>PVE::API2::Storage::Scan</c>): what there is for a storage to be made of.</summary>
public sealed class ScanEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/scan";
    private const string NoProgram = "open3: exec of {0} failed: No such file or directory at /usr/share/perl5/PVE/Cmd.pm line 174.";

    public void Map(Router router)
    {
        router.On("GET", Root, _ => Router.Directory("method", ["cifs", "iscsi", "lvm", "nfs", "pbs", "zfs"]));
        router.On("GET", Root + "/lvm", call => Found(call, "lvm", Disks(call).VolumeGroups.Select(group => ("vg", group.Name))));
        router.On("GET", Root + "/lvmthin", call => Found(call, "lvmthin/" + call.Text("vg"), Disks(call).VolumeGroups
            .Where(group => group.Name == call.Text("vg")).SelectMany(group => group.ThinPools).Select(pool => ("lv", pool.Name))));
        router.On("GET", Root + "/zfs", call => Run(call, "zfs", "zfs list -t filesystem -Hp -o name,avail,used", "zfs",
            Disks(call).Pools.Select(pool => ("pool", pool.Name))));
        router.On("GET", Root + "/nfs", call =>
            Run(call, "showmount", $"/sbin/showmount --no-headers --exports {call.Text("server")}", "nfs/" + call.Text("server")));
        router.On("GET", Root + "/cifs", call => Found(call, "cifs/" + call.Text("server")));
        router.On("GET", Root + "/iscsi", call => Lacks(call, "iscsiadm")
            ? throw PveError.Die("error: no iscsi support - please install open-iscsi") : Found(call, "iscsi/" + call.Text("portal")));
        router.On("GET", Root + "/pbs", call =>
        {
            var (server, port) = (call.Text("server"), call.Number("port") ?? 8007);
            return Host(call).Scans.ContainsKey("pbs/" + server) ? Found(call, "pbs/" + server)
                : throw PveError.Die($"error fetching datastores - 500 Can't connect to {server}:{port} (Connection refused)");
        });
    }

    private static StorageHost Host(PveCall call) => StorageConfig.Of(call.Datacenter).Host;

    private static bool Lacks(PveCall call, string program) => Host(call).MissingPrograms.Contains(program);

    private static NodeDisks Disks(PveCall call) => NodeDisks.Of(call.Datacenter, call.Text("node"));

    private static JToken Run(
        PveCall call, string program, string command, string what, IEnumerable<(string Key, string Name)>? own = null) =>
        Lacks(call, program)
            ? throw PveError.Die($"command '{command}' failed: {NoProgram.Replace("{0}", command, StringComparison.Ordinal)}")
            : Found(call, what, own);

    // What is made of the node's own disks comes before what others have.
    private static JArray Found(PveCall call, string what, IEnumerable<(string Key, string Name)>? own = null) =>
        [.. (own ?? []).Select(entry => new JObject { [entry.Key] = entry.Name }),
            .. Host(call).Scans.TryGetValue(what, out var found) ? (JArray)found.DeepClone() : []];
}

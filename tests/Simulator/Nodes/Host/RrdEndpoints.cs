using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Nodes.Host;

/// <summary>
/// <c>rrddata</c> of nodes and containers (<c>PVE::RRD</c>): a point for each step, the last ones with the figures of now, for nothing has
/// been measured before.
/// </summary>
public sealed class RrdEndpoints : IEndpoints
{
    private const int Measured = 3;

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/rrddata", call => Points(call, ofNode: true, () => OfNode(call)));
        router.On("GET", "/nodes/{node}/lxc/{vmid}/rrddata", call => Points(call, ofNode: false, () => OfGuest(call)));
        router.On("GET", "/nodes/{node}/qemu/{vmid}/rrddata", call => Points(call, ofNode: false, () => OfGuest(call)));
    }

    /// <summary>The points of an object.</summary>
    /// <param name="call">The request.</param>
    /// <param name="ofNode">Whether the object is a node, of which 8.4 keeps as much as of others.</param>
    /// <param name="figures">What is measured of it.</param>
    internal static JArray Points(PveCall call, bool ofNode, Func<JObject> figures)
    {
        var older = call.Datacenter.Version == PveVersion.V84;
        var (step, count) = call.Text("timeframe") switch
        {
            "hour" => (60, older ? 70 : 60),
            "day" => older ? (1800, 70) : (60, 1440),
            "week" => older ? (10800, 70) : (1800, 336),
            "month" => older ? (43200, 70) : (1800, 1440),
            "year" => older ? (604800, 70) : (21600, 1440),
            _ => (604800, ofNode && older ? 70 : 570),
        };
        var newest = call.Datacenter.Clock.UnixSeconds / step * step;
        var isMeasured = !StorageConfig.Of(call.Datacenter).Host.MissingPrograms.Contains("rrdcached");
        return new JArray(Enumerable.Range(1, count - 1).Reverse().Select(i =>
        {
            var point = isMeasured && i <= Measured ? figures() : [];
            point["time"] = newest - ((long)i * step);
            return point;
        }));
    }

    private static JObject OfNode(PveCall call)
    {
        var node = call.Datacenter.FindNode(call.NodeName)!;
        var figures = new JObject
        {
            ["cpu"] = 0.03,
            ["maxcpu"] = node.Cpus,
            ["iowait"] = 0.0002,
            ["loadavg"] = 0.1,
            ["memtotal"] = node.MemoryTotal,
            ["memused"] = node.MemoryUsed,
            ["swaptotal"] = 0,
            ["swapused"] = 0,
            ["roottotal"] = node.RootTotal,
            ["rootused"] = node.RootUsed,
            ["netin"] = 1000.5,
            ["netout"] = 2000.5,
        };
        return call.Datacenter.Version == PveVersion.V84 ? figures : With(figures, ("memavailable", node.MemoryTotal - node.MemoryUsed),
            ("arcsize", 0), ("pressurecpusome", 0.5), ("pressureiosome", 0), ("pressureiofull", 0), ("pressurememorysome", 0),
            ("pressurememoryfull", 0));
    }

    private static JObject OfGuest(PveCall call)
    {
        var guest = call.Datacenter.Guests[(int)call.Number("vmid")!.Value];
        if (!GuestControl.Of(guest).IsRunning(call.Datacenter, guest.VmId))
        {
            return [];
        }

        return new()
        {
            ["cpu"] = 0.05,
            ["maxcpu"] = 1,
            ["mem"] = 64 << 20,
            ["maxmem"] = 512 << 20,
            ["disk"] = 0,
            ["maxdisk"] = 1L << 30,
            ["diskread"] = 10.5,
            ["diskwrite"] = 20.5,
            ["netin"] = 30.5,
            ["netout"] = 40.5,
        };
    }

    private static JObject With(JObject figures, params (string Name, JToken Value)[] more)
    {
        foreach (var (name, value) in more)
        {
            figures[name] = value;
        }

        return figures;
    }
}

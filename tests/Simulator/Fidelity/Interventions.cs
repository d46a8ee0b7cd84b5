using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Lxc;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Fidelity;

/// <summary>What was done to a recorded host behind the API's back, as later lines show: tools that were missing and then installed,
/// configs that were edited, and how long things took.</summary>
internal static class Interventions
{
    /// <summary>Longer than the recorder took for the lines during which workers were at work.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(10);

    /// <summary>Real time in which those who have waited for simulated time go on.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);

    /// <summary>Seconds that went by before a line, mostly until the HA manager had done its work.</summary>
    private static readonly Dictionary<int, int> Seconds = new()
    {
        [2258] = 26,
        [8126] = 10,
        [8394] = 60,
        [8533] = 30,
        [8553] = 30,
        [8559] = 60,
        [8571] = 106,
        [8675] = 10,
        [8764] = 100,
    };

    private static readonly Dictionary<int, Action<Datacenter>> All = new()
    {
        [2216] = datacenter => datacenter.Pace.HighAvailability = TimeSpan.FromSeconds(20),
        [2262] = datacenter => datacenter.Pace.HighAvailability = TimeSpan.Zero,
        // What started guests in many nodes at once did not reach that host's own API.
        [2640] = datacenter => GuestControl.Of(datacenter.Guests[300]).Lose(datacenter, 300),
        [7001] = datacenter =>
        {
            datacenter.Nodes.Add(new Node("pve2") { Online = false });
            datacenter.File("nodes/pve2/qemu-server/777.conf").Write("");
            datacenter.Guests[777] = new Guest { VmId = 777, Type = "qemu", Node = "pve2" };
        },
        [7016] = datacenter => datacenter.Nodes.RemoveAll(node => node.Name == "pve2"),
        [9002] = datacenter => Tools(datacenter).UnionWith(["lxc-device", "rsync"]),
        [9065] = datacenter => datacenter.Pace.Allocate = Work,
        [9085] = datacenter => datacenter.Pace.Allocate = TimeSpan.Zero,
        [9172] = datacenter => Edit(datacenter, 617, ("lock", "backup")),
        [9492] = datacenter => Tools(datacenter).Remove("lxc-device"),
        [9545] = datacenter => Tools(datacenter).Remove("rsync"),
        [9609] = datacenter => datacenter.Pace.Snapshot = Work,
        [9618] = datacenter => datacenter.Pace.Snapshot = TimeSpan.Zero,
        [9810] = datacenter => Edit(datacenter, 612, ("lock", "mounted")),
        [9907] = datacenter => Edit(datacenter, 650, ("lock", "backup")),
        [11404] = datacenter => Edit(datacenter, 720, ("hostname", "h1"), ("lock", "migrate")),
    };

    /// <summary>Does what was done before a line.</summary>
    public static async Task BeforeAsync(Recording recording, PveSimulator simulator)
    {
        if (Seconds.TryGetValue(recording.Sequence, out var seconds))
        {
            simulator.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await Task.Delay(Settling);
        }

        if (All.TryGetValue(recording.Sequence, out var action))
        {
            simulator.Datacenter.Locked(action);
        }

        ClusterInterventions.Before(recording, simulator);
    }

    private static ISet<string> Tools(Datacenter datacenter) => ContainerProcesses.Of(datacenter).BrokenTools;

    private static void Edit(Datacenter datacenter, int vmId, params (string Key, string Value)[] options)
    {
        var configs = ContainerStore.Of(datacenter);
        if (!configs.Exists(datacenter.LocalNode, vmId))
        {
            return;
        }

        var config = configs.Load(datacenter.LocalNode, vmId);
        foreach (var (key, value) in options)
        {
            config[key] = value;
        }

        configs.Write(datacenter.LocalNode, vmId, config);
    }
}

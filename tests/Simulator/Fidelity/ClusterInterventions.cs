using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Lxc;
using Proxmox.Simulator.Profiles;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Fidelity;

/// <summary>What was done to the recorded cluster behind the API's back: daemons that were stopped, nodes that were switched off, and
/// locks that were left over.</summary>
internal static class ClusterInterventions
{
    private const string CorosyncLock = "cluster:file-corosync_conf";
    private const string ConfigLock = "node2:/var/lock/qemu-server/lock-120.conf";
    private const string MigrationLock = "node2:/var/lock/pve-manager/pve-migrate-120";

    private static readonly Dictionary<int, Action<PveSimulator>> All = new()
    {
        [8031] = pve => Node(pve, "node1").HasFileSystem = false,
        [8049] = pve => Node(pve, "node1").HasFileSystem = true,
        [8165] = pve => pve.Datacenter.Locks.TryTake(CorosyncLock, shared: false),
        [8212] = pve => pve.Datacenter.Locks.Release(CorosyncLock, shared: false),
        // The first of two that asked for one VMID at once stands behind the second.
        [8371] = pve => pve.Datacenter.Guests[151] = new Guest { VmId = 151, Type = "qemu", Node = "node1" },
        [8373] = pve => pve.Datacenter.Guests.Remove(151),
        [8386] = pve => pve.Datacenter.Pace.HighAvailability = TimeSpan.FromSeconds(28),
        [8394] = pve =>
        {
            RemoveStorages(pve);
            Node(pve, "node2").Port = NodePort.Refuses;
        },
        [8402] = pve => (Node(pve, "node2").Port, Node(pve, "node2").HasDaemon) = (NodePort.Answers, false),
        [8412] = pve => pve.Datacenter.Pace.HighAvailability = TimeSpan.Zero,
        [8416] = pve => Node(pve, "node2").HasDaemon = true,
        [8423] = pve => pve.Datacenter.Guests[112].Lock = "migrate",
        [8424] = pve => pve.Datacenter.Guests[112].Lock = null,
        [8450] = pve => Take(pve, MigrationLock),
        [8452] = pve => Take(pve, ConfigLock),
        [8456] = pve =>
        {
            Manager(pve).Troubles[101] = "migrate";
            VmStore.Of(pve.Datacenter).Move(101, "node1");
            ContainerStore.Of(pve.Datacenter).Move(111, "node1");
            pve.Datacenter.Guests[101].Lock = pve.Datacenter.Guests[120].Lock = "migrate";
        },
        [8460] = pve =>
        {
            Manager(pve).InMaintenance.Add("node2");
            Manager(pve).Active.Add("node3");
            VmStore.Of(pve.Datacenter).Move(101, "node3");
            pve.Datacenter.Guests[101].Lock = null;
        },
        [8466] = pve =>
        {
            VmStore.Of(pve.Datacenter).Move(120, "node1");
            pve.Datacenter.Guests[120].Lock = null;
        },
        [8470] = pve =>
        {
            pve.Datacenter.Locks.Release(MigrationLock, shared: false);
            pve.Datacenter.Locks.Release(ConfigLock, shared: false);
        },
        [8478] = pve =>
        {
            Manager(pve).Troubles.Remove(101);
            Manager(pve).InMaintenance.Clear();
            VmStore.Of(pve.Datacenter).Move(101, "node1");
        },
        [8485] = pve => Node(pve, "node3").Port = NodePort.Refuses,
        [8488] = pve => Manager(pve).Troubles[101] = "error",
        [8516] = pve => Manager(pve).Troubles[103] = "queued",
        [8532] = pve =>
        {
            Manager(pve).Troubles[103] = "request_stop";
            pve.Datacenter.Guests[131].Lock = "migrate";
        },
        [8533] = pve => Node(pve, "node3").Online = false,
        [8534] = pve => pve.Datacenter.Guests[131].Lock = null,
        [8540] = pve => Node(pve, "node3").Port = NodePort.IsSilent,
        [8541] = pve => Node(pve, "node3").Port = NodePort.IsUnreachable,
        [8542] = pve => Node(pve, "node3").Port = NodePort.IsSilent,
        [8543] = pve =>
        {
            Node(pve, "node3").Port = NodePort.IsUnreachable;
            Manager(pve).Troubles[103] = Manager(pve).NodeStates["node3"] = "fence";
        },
        [8559] = pve =>
        {
            Manager(pve).NodeStates.Clear();
            Manager(pve).Troubles.Remove(103);
            Manager(pve).Recover(103, "node1");
        },
        [8577] = pve => Node(pve, "node2").Port = NodePort.Refuses,
        [8581] = pve => Node(pve, "node2").Online = false,
        [8671] = pve =>
        {
            (Node(pve, "node2").Online, Node(pve, "node2").Port) = (true, NodePort.Refuses);
            Shut(pve, "node2");
        },
        // Two of them were carried out when they could be.
        [8672] = pve =>
        {
            pve.Request("POST", "/storage", ("storage", "qq"), ("type", "dir"), ("path", "/mnt/qq"));
            pve.Request("POST", "/cluster/mapping/dir", ("id", "qq"), ("map", "node=node1,path=/mnt"));
        },
        [8675] = pve => Node(pve, "node2").Port = NodePort.Answers,
        // Meanwhile the node has told what runs on it.
        [8677] = pve => pve.Request("GET", "/cluster/resources"),
        [8715] = pve => Node(pve, "node2").Online = true,
        [8720] = Reinstall,
        [8721] = pve => pve.Datacenter.Locks.TryTake(CorosyncLock, shared: false),
        [8730] = pve => pve.Datacenter.Locks.Release(CorosyncLock, shared: false),
        [8732] = pve => Node(pve, "node3").DistrustedUntil = null,
        [8733] = pve => Node(pve, "node3").DistrustedUntil = DateTimeOffset.MaxValue,
        [8764] = pve => Node(pve, "node3").DistrustedUntil = null,
    };

    /// <summary>Does what was done before a line.</summary>
    public static void Before(Recording recording, PveSimulator simulator)
    {
        if (All.TryGetValue(recording.Sequence, out var action))
        {
            simulator.Datacenter.Locked(_ => action(simulator));
        }
    }

    private static Node Node(PveSimulator simulator, string name) => simulator.Datacenter.FindNode(name) ?? new Node(name);

    private static HighAvailability Manager(PveSimulator simulator) => HighAvailability.Of(simulator.Datacenter);

    /// <summary>What ran on a node that was off does not run when it is back, and its HA agent has nothing to look after yet.</summary>
    private static void Shut(PveSimulator simulator, string node)
    {
        Manager(simulator).Active.Remove(node);
        foreach (var guest in simulator.Datacenter.Guests.Values.Where(guest => guest.Node == node && guest.Type == "qemu").ToList())
        {
            VmProcesses.Of(simulator.Datacenter).Stop(guest.VmId);
        }
    }

    private static void Take(PveSimulator simulator, string file) => simulator.Datacenter.Locks.TryTake(file, shared: false);

    /// <summary>The storages of the parallel writes were taken out of the file.</summary>
    private static void RemoveStorages(PveSimulator simulator)
    {
        var storages = StorageConfig.Of(simulator.Datacenter);
        var config = storages.Parse();
        foreach (var section in config.Sections.Where(section => section.Id.StartsWith('p')).ToList())
        {
            config.Remove(section.Id);
        }

        storages.File.Write(config.Render());
    }

    /// <summary>The third node was installed anew under its old name.</summary>
    private static void Reinstall(PveSimulator simulator)
    {
        Manager(simulator).Active.Remove("node3");
        var (version, gate) = (simulator.Datacenter.Version, simulator.Datacenter.Gate);
        var fresh = new SeparateProfile { Gate = gate }.Open(version, simulator.Clock, nodes: null).Last();
        simulator.Rack.Find("node3")!.Site = simulator.Rack.Open(fresh);
    }
}

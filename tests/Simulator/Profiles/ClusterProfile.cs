using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Profiles;

/// <summary>The state in which the recordings of a cluster went on once its three nodes had found each other: no guests, and on each
/// node a template for containers.</summary>
public class ClusterProfile : RecordingProfile
{
    protected override void Fill(Datacenter datacenter)
    {
        AddNodes(datacenter);
        datacenter.LookupFailure = "Temporary failure in name resolution";
        AddRoot(datacenter, "pvetest123", "5c1a2f0e-9d43-4c1b-8a57-3f6d2e7b9a10");
        var storages = StorageConfig.Of(datacenter);
        storages.Host.HasOnlyDirectories();
        foreach (var node in datacenter.Nodes.Where(node => node.HasJoined))
        {
            NodeConfigEndpoints.SetSearchDomain(datacenter, node.Name, "example.com");
            storages.Volumes.Put(storages.Get("local"), "vztmpl/tiny-alpine-3.19.tar.gz", 1032722, node: node.Name);
        }

        var hypervisor = Hypervisor.Of(datacenter);
        hypervisor.Version = "10.0.2";
        hypervisor.MemoryInUse = 0;
        hypervisor.HasKvm = false;
        hypervisor.RequestAlignment = 4096;
        RecordedGuests.ApplyToContainers(datacenter);
        var nothing = GuestSystems.Of(datacenter).Default;
        (nothing.ObeysShutdown, nothing.ConfiguresNetwork) = (false, false);
    }

    /// <summary>The tasks of the time in which the nodes found each other.</summary>
    private static void AddHistory(Datacenter datacenter)
    {
        const string Aborted = "Cluster join aborted!";
        const string Refused = "Check if node may join a cluster failed!";
        (string Node, string Type, string Id, string User, string Exit)[] past =
        [
            ("node2", "clusterjoin", "", "root@pam", Aborted), ("node1", "clustercreate", "rig", "root@pam", "OK"),
            ("node2", "clusterjoin", "", "root@pam", $"fingerprint '{Certificates.Shared.Fingerprint}' not verified, abort!"),
            ("node2", "clusterjoin", "", "root@pam", "401 authentication failure"),
            ("node2", "clusterjoin", "", "root@pam", "500 Can't connect to 10.77.0.99:8006 (No route to host)"),
            ("node2", "clusterjoin", "", "root@pam",
                "500 Can't connect to nosuch.example.com:8006 (Temporary failure in name resolution)"),
            ("node2", "clusterjoin", "", "root@pam", Refused), ("node2", "clusterjoin", "", "root@pam", Aborted),
            ("node2", "qmcreate", "200", "root@pam!rig", "OK"), ("node2", "clusterjoin", "", "root@pam", Refused),
            ("node2", "qmdestroy", "200", "root@pam!rig", "OK"), ("node2", "clusterjoin", "", "root@pam", "OK"),
            ("node2", "clusterjoin", "", "root@pam", Refused), ("node3", "clusterjoin", "", "root@pam", "OK"),
        ];
        foreach (var (node, type, id, user, exit) in past)
        {
            datacenter.Tasks.AddPast(node, type, id, user, TimeSpan.FromMinutes(4), exit);
        }
    }

    protected override string FirstNode => NameOf(1);

    /// <summary>The nodes that know each other.</summary>
    protected virtual void AddNodes(Datacenter datacenter)
    {
        datacenter.ClusterName = "rig";
        AddHistory(datacenter);
        datacenter.ConfigVersion = 4;
        datacenter.Nodes.AddRange([NewNode(1, 1), NewNode(2, 2), NewNode(3, 4)]);
        // Somebody had added a node that never came.
        datacenter.Nodes.Add(new Node("node4") { Id = 3, Address = "10.77.0.12", HasJoined = false, Online = false });
    }

    protected static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"node{number}");

    protected static Node NewNode(int number, int id) => new(NameOf(number))
    {
        Id = id,
        Address = string.Create(CultureInfo.InvariantCulture, $"10.77.0.{10 + number}"),
        OtherAddresses = [string.Create(CultureInfo.InvariantCulture, $"192.0.2.{10 + number}")],
        Cpus = 2,
        MemoryTotal = 25276026880,
        RootTotal = 9663676416,
    };
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Simulator.Ceph;

namespace Proxmox.Resources.Tests.Ceph;

/// <summary>A datacenter whose nodes are a Ceph cluster.</summary>
internal static class CephWorld
{
    /// <summary>Initialises Ceph, with a monitor on the first node; where that is done already it is left as it is.</summary>
    public static void Initialise(PveSimulator pve)
    {
        if (!Ceph(pve, ceph => ceph.Of("mon").Any()))
        {
            pve.Request("POST", "/nodes/pve1/ceph/init", ("network", "192.0.2.0/24"));
            Run(pve, "POST", "/nodes/pve1/ceph/mon/pve1");
        }
    }

    /// <summary>Gives each of three nodes a monitor, a manager and an OSD on <c>/dev/sdm</c>.</summary>
    public static void Furnish(PveSimulator pve)
    {
        Initialise(pve);
        foreach (var node in (string[])["pve1", "pve2", "pve3"])
        {
            if (node != "pve1" && Ceph(pve, ceph => ceph.Find("mon", node) is null))
            {
                Run(pve, "POST", $"/nodes/{node}/ceph/mon/{node}");
                Run(pve, "POST", $"/nodes/{node}/ceph/mgr/{node}");
            }

            if (Ceph(pve, ceph => ceph.Osds.Values.All(osd => osd.Node != node || osd.Device.Name != "sdm")))
            {
                Run(pve, "POST", $"/nodes/{node}/ceph/osd", ("dev", "/dev/sdm"));
            }
        }
    }

    /// <summary>Looks at the cluster.</summary>
    public static T Ceph<T>(PveSimulator pve, Func<CephCluster, T> look) =>
        pve.Datacenter.Locked(datacenter => look(CephCluster.Of(datacenter)));

    /// <summary>Changes the cluster.</summary>
    public static void Change(PveSimulator pve, Action<CephCluster> change) =>
        pve.Datacenter.Locked(datacenter => change(CephCluster.Of(datacenter)));

    /// <summary>An entry of one of Ceph's lists; null when it is not there.</summary>
    public static JToken? Entry(PveSimulator pve, string list, string key, string name) =>
        pve.Request("GET", $"/nodes/pve1/ceph/{list}")!.FirstOrDefault(entry => (string?)entry[key] == name);

    /// <summary>Makes a request whose task must succeed.</summary>
    public static void Run(PveSimulator pve, string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        var task = pve.FindTask(pve.Request(verb, path, parameters)!.ToString())!;
        task.Ended.Wait();
        Assert.That(task.ExitStatus, Is.EqualTo("OK"), path);
    }
}

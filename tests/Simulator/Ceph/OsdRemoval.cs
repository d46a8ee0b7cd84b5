using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Disks;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary>Removes an OSD (<c>destroyosd</c>).</summary>
internal static class OsdRemoval
{
    public static JToken Begin(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        var id = (int)call.Number("osdid")!.Value;
        if (ceph.Osds.GetValueOrDefault(id)?.Node != call.Node)
        {
            throw PveError.Raise(500, $"OSD osd.{id} does not belong to node {call.Node}! at /usr/share/perl5/PVE/API2/Ceph/OSD.pm line "
                + "996.\n");
        }

        var osd = ceph.Osds[id];
        if (osd.IsIn)
        {
            throw PveError.Die("osd is in use (in == 1)");
        }

        if (ceph.IsUp(osd))
        {
            throw PveError.Die("osd is still running (up == 1)");
        }

        var cleans = call.Flag("cleanup") == true;
        return call.ForkWork("cephdestroyosd", osd.Section, run => Remove(ceph, run, osd, cleans));
    }

    private static void Remove(CephCluster ceph, Execution run, Osd osd, bool cleans)
    {
        run.Print($"destroy OSD {osd.Section}");
        run.Print($"Remove {osd.Section} from the CRUSH map");
        run.Print($"Remove the {osd.Section} authentication key.");
        run.Print($"Remove OSD {osd.Section}");
        ceph.Osds.Remove(osd.Id);
        osd.Device.OsdIds.Remove(osd.Id);
        if (!cleans || osd.Device.OsdIds.Count > 0)
        {
            return;
        }

        var disks = NodeDisks.Of(run.Datacenter, run.Node);
        Clear(osd.Device);
        foreach (var (device, isDatabase) in new[] { (osd.DbDevice, true), (osd.WalDevice, false) })
        {
            if (device is not null)
            {
                (device.OsdDatabases, device.OsdLogs) = (device.OsdDatabases - (isDatabase ? 1 : 0), device.OsdLogs - (isDatabase ? 0 : 1));
                if (device is { OsdDatabases: 0, OsdLogs: 0 })
                {
                    Clear(device);
                }
            }
        }

        void Clear(BlockDevice device)
        {
            foreach (var group in disks.VolumeGroups.Where(group => group.Devices.Contains(device)).ToList())
            {
                ceph.Provided.RemoveAll(volume => volume.Group == group.Name);
                disks.VolumeGroups.Remove(group);
            }

            device.Clear();
        }
    }
}

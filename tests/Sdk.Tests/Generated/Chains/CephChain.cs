using Pulumi.Proxmox.Ceph;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about Ceph tells.</summary>
internal static class CephChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        _ = new CephCluster("ceph", new()
        {
            Network = GetCephCluster.Invoke().Apply(ceph => ceph.Network!),
            Size = GetCephCluster.Invoke().Apply(ceph => ceph.Size ?? 3),
        });
        _ = new CephFlags("flags", new() { Noout = GetCephFlags.Invoke().Apply(flags => flags.Noout ?? false) });
        _ = new CephMonitor("monitor", new()
        {
            Node = "pve2",
            MonitorId = GetMonitors.Invoke().Apply(monitors => monitors.Items[0].MonitorId),
        });
        _ = new Manager("manager", new()
        {
            Node = "pve2",
            ManagerId = GetManagers.Invoke().Apply(managers => managers.Items[0].ManagerId),
        });
        _ = new Mds("mds", new() { Node = "pve2", MdsId = GetMdsServers.Invoke().Apply(servers => servers.Items[0].MdsId) });
        _ = new Osd("osd", new()
        {
            Node = "pve2",
            Device = GetOsd.Invoke(new() { Node = "pve2", OsdId = 3 }).Apply(osd => $"/dev/{osd.Devices[0].Kind}"),
            DeviceClass = GetOsds.Invoke().Apply(osds => $"class{osds.Items[0].OsdId}"),
        });
        _ = new CephPool("pool", new()
        {
            Name = GetCephPools.Invoke().Apply(pools => pools.Items[0].Name),
            Size = GetCephPool.Invoke(new() { Name = "guests" }).Apply(pool => pool.Size ?? 3),
            CrushRule = GetCrush.Invoke().Apply(crush => crush.Rules[0]),
        });
        _ = new CephPoolErasureCoded("archive", new()
        {
            Name = GetCephPoolErasureCoded.Invoke(new() { Name = "archive" }).Apply(pool => pool.Name),
            ErasureCoding = new Pulumi.Proxmox.Ceph.Inputs.CephPoolErasureCodedErasureCodingArgs { DataChunks = 2, CodingChunks = 1 },
        });
        _ = new FileSystem("shared", new()
        {
            Name = GetFileSystems.Invoke().Apply(systems => systems.Items[0].Name),
            Node = GetConfig.Invoke().Apply(config => config.Entries[0].Section),
        });
        _ = new FileSystem("other", new()
        {
            Name = GetStatus.Invoke().Apply(status => status.Fsid),
            Node = GetLog.Invoke(new() { Node = "pve1" }).Apply(log => log.Lines[0]),
        });
    }
}

using Pulumi.Proxmox.Storage;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about storages tells.</summary>
internal static class StorageChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var btrfs = GetBtrfs.Invoke(new() { StorageId = "btrfs" });
        _ = new Btrfs("btrfs", new()
        {
            StorageId = btrfs.Apply(storage => storage.StorageId),
            Disabled = btrfs.Apply(storage => storage.Disabled),
            Path = btrfs.Apply(storage => storage.Path),
        });
        var cephfs = GetCephFs.Invoke(new() { StorageId = "cephfs" });
        _ = new CephFs("cephfs", new()
        {
            StorageId = cephfs.Apply(storage => storage.StorageId),
            Disabled = cephfs.Apply(storage => storage.Disabled),
        });
        var cifs = GetCifs.Invoke(new() { StorageId = "cifs" });
        _ = new Cifs("cifs", new()
        {
            StorageId = cifs.Apply(storage => storage.StorageId),
            Disabled = cifs.Apply(storage => storage.Disabled),
            Server = cifs.Apply(storage => storage.Server),
            Share = cifs.Apply(storage => storage.Share),
        });
        var directory = GetDirectory.Invoke(new() { StorageId = "directory" });
        _ = new DirectoryStorage("directory", new()
        {
            StorageId = directory.Apply(storage => storage.StorageId),
            Disabled = directory.Apply(storage => storage.Disabled),
            Path = directory.Apply(storage => storage.Path),
        });
        var esxi = GetEsxi.Invoke(new() { StorageId = "esxi" });
        _ = new Esxi("esxi", new()
        {
            StorageId = esxi.Apply(storage => storage.StorageId),
            Disabled = esxi.Apply(storage => storage.Disabled),
            Server = esxi.Apply(storage => storage.Server),
            Username = esxi.Apply(storage => storage.Username),
            Password = "secret",
        });
        var glusterfs = GetGlusterFs.Invoke(new() { StorageId = "glusterfs" });
        _ = new GlusterFs("glusterfs", new()
        {
            StorageId = glusterfs.Apply(storage => storage.StorageId),
            Disabled = glusterfs.Apply(storage => storage.Disabled),
            Volume = glusterfs.Apply(storage => storage.Volume),
        });
        var iscsi = GetIscsi.Invoke(new() { StorageId = "iscsi" });
        _ = new Iscsi("iscsi", new()
        {
            StorageId = iscsi.Apply(storage => storage.StorageId),
            Disabled = iscsi.Apply(storage => storage.Disabled),
            Portal = iscsi.Apply(storage => storage.Portal),
            Target = iscsi.Apply(storage => storage.Target),
        });
        var iscsiDirect = GetIscsiDirect.Invoke(new() { StorageId = "iscsidirect" });
        _ = new IscsiDirect("iscsiDirect", new()
        {
            StorageId = iscsiDirect.Apply(storage => storage.StorageId),
            Disabled = iscsiDirect.Apply(storage => storage.Disabled),
            Portal = iscsiDirect.Apply(storage => storage.Portal),
            Target = iscsiDirect.Apply(storage => storage.Target),
        });
        var lvm = GetLvm.Invoke(new() { StorageId = "lvm" });
        _ = new Lvm("lvm", new()
        {
            StorageId = lvm.Apply(storage => storage.StorageId),
            Disabled = lvm.Apply(storage => storage.Disabled),
            VolumeGroup = lvm.Apply(storage => storage.VolumeGroup),
        });
        var lvmthin = GetLvmThin.Invoke(new() { StorageId = "lvmthin" });
        _ = new LvmThin("lvmthin", new()
        {
            StorageId = lvmthin.Apply(storage => storage.StorageId),
            Disabled = lvmthin.Apply(storage => storage.Disabled),
            ThinPool = lvmthin.Apply(storage => storage.ThinPool),
            VolumeGroup = lvmthin.Apply(storage => storage.VolumeGroup),
        });
        var nfs = GetNfs.Invoke(new() { StorageId = "nfs" });
        _ = new Nfs("nfs", new()
        {
            StorageId = nfs.Apply(storage => storage.StorageId),
            Disabled = nfs.Apply(storage => storage.Disabled),
            Server = nfs.Apply(storage => storage.Server),
            Export = nfs.Apply(storage => storage.Export),
        });
        var pbs = GetPbs.Invoke(new() { StorageId = "pbs" });
        _ = new Pbs("pbs", new()
        {
            StorageId = pbs.Apply(storage => storage.StorageId),
            Disabled = pbs.Apply(storage => storage.Disabled),
            Server = pbs.Apply(storage => storage.Server),
            Datastore = pbs.Apply(storage => storage.Datastore),
        });
        var rbd = GetRbd.Invoke(new() { StorageId = "rbd" });
        _ = new Rbd("rbd", new()
        {
            StorageId = rbd.Apply(storage => storage.StorageId),
            Disabled = rbd.Apply(storage => storage.Disabled),
            Pool = rbd.Apply(storage => storage.Pool),
        });
        var zfsOverIscsi = GetZfsOverIscsi.Invoke(new() { StorageId = "zfsoveriscsi" });
        _ = new ZfsOverIscsi("zfsOverIscsi", new()
        {
            StorageId = zfsOverIscsi.Apply(storage => storage.StorageId),
            Disabled = zfsOverIscsi.Apply(storage => storage.Disabled),
            BlockSize = zfsOverIscsi.Apply(storage => storage.BlockSize),
            IscsiProvider = zfsOverIscsi.Apply(storage => storage.IscsiProvider),
            Pool = zfsOverIscsi.Apply(storage => storage.Pool),
            Portal = zfsOverIscsi.Apply(storage => storage.Portal),
            Target = zfsOverIscsi.Apply(storage => storage.Target),
        });
        var zfsPool = GetZfsPool.Invoke(new() { StorageId = "zfspool" });
        _ = new ZfsPool("zfsPool", new()
        {
            StorageId = zfsPool.Apply(storage => storage.StorageId),
            Disabled = zfsPool.Apply(storage => storage.Disabled),
            Pool = zfsPool.Apply(storage => storage.Pool),
        });
        _ = new Btrfs("any", new()
        {
            StorageId = GetStorages.Invoke().Apply(storages => storages.Items[0].StorageId),
            Path = GetStorages.Invoke().Apply(storages => storages.Items[0].Type)
        });
    }
}

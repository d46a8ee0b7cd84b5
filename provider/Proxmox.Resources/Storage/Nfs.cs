using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>NFS exports: type <c>nfs</c> (PVE::Storage::NFSPlugin).</summary>
public static class Nfs
{
    private static readonly Field<string> Export =
        Text("export", "Path that the server exports, such as `/srv/nfs/pve`.").Required().Replacing()
            .Matching("/[^;()]+", "an absolute path");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = StorageType.Of("nfs", "nfs", "A storage on an NFS server.", "nas",
    [
        StorageFields.Server.Replacing(),
        Export,
        .. NetworkShare.Fields,
    ]);
}

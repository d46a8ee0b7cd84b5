using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>All file systems of the cluster: <c>/nodes/{node}/ceph/fs</c> (PVE::API2::Ceph::FS).</summary>
public static class CephFileSystems
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The file systems, ordered by name.",
        Text("name", "Name of the file system.").AlwaysReturned(),
        Text("metadata_pool", "Pool that holds the metadata.").AlwaysReturned(),
        TextList("data_pools", "Pools that hold the data, the first for what names none.").AlwaysReturned());

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_file_systems", "The file systems of the Ceph cluster.")
    {
        Area = Areas.Ceph,
        Noun = "FileSystems",
        Fields = [CephNode.Asked, Items],
        Privileges = [CephPrivileges.ToSee],
        Read = async (session, config, cancel) =>
            EntryList.Of(Items, await CephFs.ListAsync(session.Pve, config.Get(CephNode.Asked), cancel)),
    };
}

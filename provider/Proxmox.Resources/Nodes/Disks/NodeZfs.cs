using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>ZFS pools on disks of a node: <c>/nodes/{node}/disks/zfs</c> (PVE::API2::Disks::ZFS).</summary>
public static class NodeZfs
{
    private static readonly Field<string> Name =
        Text("name", "Name of the pool, and of its storage.").Required().Replacing().Checked(Identifiers.Storage)
            .Checked(new("a name that does not begin with mirror, raidz, draid or spare, which are words of ZFS", value =>
                value.AsText() is not { } text
                || !Array.Exists(["mirror", "raidz", "draid", "spare"], word => text.StartsWith(word, StringComparison.Ordinal))));

    private static readonly Field<string> RaidLevel =
        Text("raid_level", "How the disks of the pool make up for each other. `single` takes 1 disk; `mirror` needs 2 or more, `raidz` and "
            + "`draid` 3, `raid10`, `raidz2` and `draid2` 4, `raidz3` and `draid3` 5. Needed to create, and not compared after an import.")
            .OnWire("raidlevel").OneOf(ZfsLevels.Words).NeverReturned().Replacing().TypeNamed("ZfsRaidLevel");

    private static readonly Field<IReadOnlyList<string>> Devices =
        TextList("devices", "Disks that the pool is made of, such as `/dev/sdb`, or their names that stay, `/dev/disk/by-id/...`. "
            + "Nothing may use them. With `raid10` each two in a row are a mirror. Needed to create, and not compared after an import.")
            .Matching("/dev/[^, ;]+", "the path of a disk, such as \"/dev/sdb\"").NeverReturned().Replacing();

    private static readonly Field<long> Data =
        Whole("data", "How many disks of a redundancy group hold data.").Required().Between(1);

    private static readonly Field<long> Spares = Whole("spares", "How many spare disks there are, 0 for none.").Required().Between(0);

    private static readonly Field<Attributes> Draid =
        Nested("draid", "How a dRAID divides the disks. Unset means 8 disks of data in a group, or as many as there are, and no "
            + "spare.", Data, Spares).OnWire("draid-config").NeverReturned().Replacing()
            .TypeNamed("ZfsDraid");

    private static readonly Field<long> Ashift =
        Whole("ashift", "Size of a sector, as the exponent of 2: 12 is 4 KiB, 9 is 512 bytes. Unset means 12.").Between(9, 16)
            .ImpliedDefault(12).NeverReturned().Replacing().ClearedBy(Clear.Forgetting);

    private static readonly Field<string> Compression =
        Text("compression", "How new data is compressed. Unset means `on`, which is `lz4`. Once the pool is there it is changed on the "
            + "node, by `zfs set compression=...`.").Among(
            ("on", "What ZFS takes for the best, `lz4`."), ("off", "Not at all."), ("gzip", "Smaller, and slow."), ("lz4", "Fast."),
            ("lzjb", "What was usual before `lz4`."), ("zle", "Only runs of zeros."), ("zstd", "Smaller than `lz4`, and still fast."))
            .CreateOnly().TypeNamed("ZfsCompression");

    private static readonly Field<string> Health = Text("health", "How the pool is: `ONLINE`, or `DEGRADED`, `FAULTED`, "
        + "`UNAVAIL`.").Computed().AlwaysReturned();

    private static readonly DiskObject Made = new("zfs", "ZFS pool")
    {
        Name = Name,
        Disks = Devices,
        Needed = [RaidLevel, Devices],
        Destroys = "A destroy destroys the pool with every volume and file system in it, disks of guests too: their data is lost.",
        IsNamed = (entry, name) => entry["name"].AsText() == name,
        CompleteAsync = ZpoolReading.CompleteAsync,
        CheckOwn = Check,
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Made.Declaration(
        "node_zfs",
        "A ZFS pool on disks of a node.",
        "node_zfs_pools",
        "NodeZfsPool",
        [RaidLevel, Devices, Draid, Ashift, Compression, Health, .. ZpoolReading.Fields]) with
    {
        Constraints =
        [
            new(config => ZfsLevels.Problems(config, RaidLevel, Devices)),
            new(config => ZfsLevels.DraidProblems(config, RaidLevel, Devices, Draid, (Data, Spares))),
        ],
    };

    private static void Check(PlanReview plan)
    {
        if (plan.IsUpdate && plan.Config.Get(Compression) is { } wanted && plan.Prior.Get(Compression) is { } made && wanted != made)
        {
            plan.Diagnostics.Warn("The compression of a pool is not changed here", "PVE has no call for it. Run `zfs set compression="
                + $"{wanted} {plan.Prior.Get(Name)}` on node {plan.Prior.Get(DiskObject.Node)}.", AttributePath.Of(Compression.Name));
        }

        if (!plan.IsCreate && plan.Prior.Get(Health) is { } health and not "ONLINE")
        {
            plan.Diagnostics.Warn($"ZFS pool {plan.Prior.Get(Name)} of node {plan.Prior.Get(DiskObject.Node)} is {health}",
                plan.Prior.Get(ZpoolReading.Action) ?? "See which of its members fails, and replace it.");
        }
    }
}

using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>What a disk's self-monitoring says: <c>GET /nodes/{node}/disks/smart</c> (PVE::API2::Disks).</summary>
public static class DiskSmart
{
    private static readonly Field<string> Disk =
        Text("disk", "Disk that is asked, such as `/dev/sdb`.").Required()
            .Matching("/dev/[a-zA-Z0-9/]+", "the device of a disk as the node numbers it, such as \"/dev/sdb\"");

    private static readonly Field<IReadOnlyList<Attributes>> Rows = NestedList(
        "attributes",
        "The attributes of an ATA disk, ordered by number; empty for others.",
        Whole("id", "Number of the attribute.").AlwaysReturned(),
        Text("name", "Name, such as `Reallocated_Sector_Ct`.").AlwaysReturned(),
        Whole("value", "Value as the vendor normalizes it: the lower, the worse.").OnWire("normalized"),
        Whole("worst", "The lowest value so far."),
        Whole("threshold", "The value at which the disk fails."),
        Text("raw", "The figure itself, as the vendor writes it."),
        Text("failed", "When it failed; `-` for never.").OnWire("fail"),
        Text("flags", "Flags, as smartctl shows them.")).TypeNamed("SmartAttribute").Computed().AlwaysReturned();

    private static readonly Field[] Told =
    [
        Text("health", "What the disk says of itself, such as `PASSED`; `UNKNOWN` where it says nothing.").Computed().AlwaysReturned(),
        Text("type", "How it tells: `ata` by attributes, `text` by a text.").Computed(),
        Whole("life_left_percent", "How much of its life is left, in percent, where the text says so.").OnWire("wearout").Computed(),
        Text("text", "The text of an NVMe or SAS disk.").As(Formats.Verbatim).Computed(),
        Rows,
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_disk_smart", "What the self-monitoring (SMART) of a disk says. " + Figures.ThatMove)
    {
        Area = Areas.Nodes,
        Noun = "NodeDiskSmart",
        Fields = [DiskObject.Node with { Doc = "Node that has the disk." }, Disk, .. Told],
        Privileges = [new("Sys.Audit", "/") { For = Purposes.Read }],
        Read = async (session, config, cancel) =>
        {
            var report = await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(DiskObject.Node)!, "disks", "smart"),
                new Form().Add("disk", config.Get(Disk)!), cancel);
            return FromData.Members(Told, PveData.Object([.. report.Members.Where(member => member.Key != Rows.Wire),
                new(Rows.Wire, PveData.Array(report[Rows.Wire].Items.Select(Trimmed)))]));
        },
    };

    // smartctl puts blanks in front of a short number.
    private static PveData Trimmed(PveData row) => PveData.Object(row.Members.Select(member =>
        member.Key == "id" ? new(member.Key, PveData.Of(member.Value.AsText()?.Trim())) : member));
}

using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>What Ceph is set to: <c>/nodes/{node}/ceph/cfg/raw</c> and <c>cfg/db</c> (PVE::API2::Ceph::Cfg).</summary>
public static class CephConfig
{
    private static readonly Field<string> File =
        Text("file", "Content of `ceph.conf`, whose settings go before those of the database.").As(Formats.Verbatim).Computed()
            .AlwaysReturned();

    private static readonly Field<IReadOnlyList<Attributes>> Entries = NestedList(
        "entries", "What is set in the configuration database of the monitors.",
        EntryList.Told(
            Text("section", "What it is for: `global`, a kind of daemons as `osd`, or one as `osd.3`.").AlwaysReturned(),
            Text("option", "Name of the option.").OnWire("name").AlwaysReturned(),
            Text("value", "What it is set to.").AlwaysReturned(),
            Text("level", "Whom the option is for: `basic`, `advanced` or `dev`."),
            Text("mask", "What else it is limited to, as `host:pve1` or `class:ssd`; empty for nothing."),
            Flag("changes_at_once", "Whether daemons take on a change without being restarted.").OnWire("can_update_at_runtime")))
        .TypeNamed("CephConfigEntry").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_config", "The configuration of Ceph: its file, and the database of the "
        + "monitors.")
    {
        Area = Areas.Ceph,
        Noun = "Config",
        Fields = [CephNode.Asked, File, Entries],
        Privileges = [CephPrivileges.ToSee],
        Read = async (session, config, cancel) =>
        {
            var file = await session.Pve.GetAsync(CephNode.Path(config, "cfg", "raw"), cancel: cancel);
            var database = await session.Pve.GetAsync(CephNode.Path(config, "cfg", "db"), cancel: cancel);
            return Value.Object(
                (File.Name, Value.Of(file.AsText())),
                (Entries.Name, Value.List(database.Items.Select(entry => FromData.Members(Entries.Type.Nested, entry)))));
        },
    };
}

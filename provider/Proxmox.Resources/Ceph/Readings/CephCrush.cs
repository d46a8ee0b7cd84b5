using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>How data is placed: <c>/nodes/{node}/ceph/rules</c> and <c>crush</c> (PVE::API2::Ceph).</summary>
public static class CephCrush
{
    private static readonly Field<IReadOnlyList<string>> Rules =
        TextList("rules", "Names of the CRUSH rules that pools can have.").Computed().AlwaysReturned();

    private static readonly Field<string> Map =
        Text("map", "The CRUSH map, as `crushtool` writes it.").As(Formats.Verbatim).Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_crush", "The CRUSH rules and the CRUSH map, by which Ceph places data.")
    {
        Area = Areas.Ceph,
        Noun = "Crush",
        Fields = [CephNode.Asked, Rules, Map],
        Privileges = [CephPrivileges.ToSee],
        Read = async (session, config, cancel) =>
        {
            var rules = await session.Pve.GetAsync(CephNode.Path(config, "rules"), cancel: cancel);
            var map = await session.Pve.GetAsync(CephNode.Path(config, "crush"), cancel: cancel);
            return Value.Object(
                (Rules.Name, Value.List(rules.Items.Select(rule => Value.Of(rule["name"].AsText())))),
                (Map.Name, Value.Of(map.AsText())));
        },
    };
}

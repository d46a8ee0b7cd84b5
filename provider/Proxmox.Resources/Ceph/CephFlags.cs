using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph;

/// <summary>Flags of the whole cluster: <c>/cluster/ceph/flags</c> (PVE::API2::Cluster::Ceph).</summary>
public static class CephFlags
{
    private const string Path = "/cluster/ceph/flags";

    /// <summary>PVE's names of the flags, and what a set one does.</summary>
    internal static ImmutableArray<(string Word, string Meaning)> Words { get; } =
    [
        ("nobackfill", "Data is not moved to OSDs that are new or back."),
        ("nodeep-scrub", "Data is not read through and compared."),
        ("nodown", "OSDs that do not answer still count as up."),
        ("noin", "OSDs that start get no data."),
        ("noout", "OSDs that are down keep their data for as long as they are away: for work on a node."),
        ("norebalance", "Data is not moved to even out the OSDs."),
        ("norecover", "Copies that are missing are not made anew."),
        ("noscrub", "Copies are not compared."),
        ("notieragent", "Nothing is moved between tiers of a cache."),
        ("noup", "OSDs that start do not come up."),
        ("pause", "Nothing is read or written."),
    ];

    private static readonly ImmutableArray<Field> Fields = [.. Words.Select(Of)];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_flags",
        "Flags of the Ceph cluster. They always exist: a flag that is not mentioned is left as it is, and one that was set here is unset "
            + "when it is removed. Declare it once.")
    {
        ReadDoc = "Flags of the Ceph cluster.",
        Area = Areas.Ceph,
        Noun = "CephFlags",
        Api = new(Path),
        Fields = Fields,
        Identity = [],
        Discovery = new() { Needs = ["ceph_cluster"], SaysNothing = flags => !flags.Members.Values.Any(flag => flag.AsBool() is true) },
        ImportId = new("flags", "flags"),
        Privileges = [CephPrivileges.Change, CephPrivileges.Audit],
        Hooks = Singleton.Hooks with
        {
            Adapt = ByName,
            List = async (operation, cancel) => [ByName(await operation.Pve.GetAsync(Path, cancel: cancel))],
        },
    };

    private static Field Of((string Word, string Meaning) flag)
    {
        var text = char.IsUpper(flag.Meaning[1]) ? flag.Meaning : char.ToLowerInvariant(flag.Meaning[0]) + flag.Meaning[1..];
        return Flag(flag.Word.Replace('-', '_'), $"Whether {text}").OnWire(flag.Word).ServerChosen()
            .UnsetMeans("that the flag stays as it is").ClearedBy(Clear.Sending("0"));
    }

    private static PveData ByName(PveData flags) => flags.Kind == PveDataKind.Array
        ? PveData.Object(flags.Items.Select(flag => KeyValuePair.Create(flag["name"].AsText()!, flag["value"])))
        : flags;
}

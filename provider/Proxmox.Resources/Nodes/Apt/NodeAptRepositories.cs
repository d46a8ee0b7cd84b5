using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>All that a node says of where its packages come from: <c>GET /nodes/{node}/apt/repositories</c> (PVE::API2::APT).</summary>
public static class NodeAptRepositories
{
    private const string Warning = "warning";

    private static readonly Field<IReadOnlyList<Attributes>> Items = NestedList(
        "items", "The entries of all files, ordered by path and index.",
        EntryList.Told(
        [
            Text("path", "File that the entry is in.").AlwaysReturned(),
            Whole("index", "Place of the entry in the file; the first is 0.").AlwaysReturned(),
            Flag("enabled", "Whether packages are taken from it.").AlwaysReturned(),
            .. AptFields.OfEntry,
            Text("origin", "Whose packages they are, such as `Proxmox` or `Debian`. Null where PVE does not know."),
            TextList("warnings", "What PVE warns about the entry, such as a suite of another release.").AlwaysReturned(),
        ])).Computed().AlwaysReturned();

    private static readonly Field<IReadOnlyList<Attributes>> Standard = NestedList(
        "standard_repositories", "The repositories that this release of PVE knows by a handle, in PVE's order.",
        EntryList.Told(
            Text("handle", "Handle of the repository.").AlwaysReturned(),
            Text("title", "What PVE's interface calls it.").OnWire("name"),
            Flag("configured", "Whether a file has it.").AlwaysReturned(),
            Flag("enabled", "Whether packages are taken from it.").AlwaysReturned()))
        .Computed().AlwaysReturned();

    private static readonly Field<IReadOnlyList<Attributes>> Errors = NestedList(
        "errors", "The files that cannot be read.",
        EntryList.Told(
            Text("path", "Path of the file.").AlwaysReturned(),
            Text("message", "Why it cannot be read.").OnWire("error")))
        .Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_apt_repositories", "Where the packages of a node come from, with what PVE warns about it.")
    {
        Area = Areas.Nodes,
        Noun = "NodeAptRepositories",
        Fields = [Names.Node, Items, Standard, Errors],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, config, cancel) =>
        {
            var sources = await AptSources.ReadAsync(session.Pve, config.Get(Names.Node)!, cancel);
            return Value.Object(
                Lists(Items, sources.Entries.OrderBy(entry => entry["path"].AsText(), StringComparer.Ordinal)
                    .Select(entry => Entry(entry, sources.Remarks))),
                Lists(Standard, sources.Standard.Select(Known)),
                Lists(Errors, sources.Errors));
        },
    };

    private static (string, Value) Lists(Field<IReadOnlyList<Attributes>> list, IEnumerable<PveData> entries) =>
        (list.Name, Value.List(entries.Select(entry => FromData.Members(list.Type.Nested, entry))));

    private static PveData Entry(PveData entry, IReadOnlyList<PveData> remarks)
    {
        var own = remarks.Where(remark => remark["path"].AsText() == entry["path"].AsText()
                && remark["index"].AsLong() == entry["index"].AsLong())
            .ToLookup(remark => remark["kind"].AsText(), remark => remark["message"]);
        var warnings = own.Where(remark => remark.Key?.EndsWith(Warning, StringComparison.Ordinal) is true).SelectMany(all => all);
        return With(entry, ("enabled", PveData.Of(AptSources.IsEnabled(entry))), ("warnings", PveData.Array(warnings)),
            ("origin", own["origin"].FirstOrDefault(PveData.Null)));
    }

    private static PveData Known(PveData standard) => With(standard, ("configured", PveData.Of(!standard["status"].IsNull)),
        ("enabled", PveData.Of(standard["status"].AsBool() is true)));

    private static PveData With(PveData entry, params ImmutableArray<(string Name, PveData Value)> more) => PveData.Object(
        entry.Members.Concat(more.Select(member => KeyValuePair.Create(member.Name, member.Value))));
}

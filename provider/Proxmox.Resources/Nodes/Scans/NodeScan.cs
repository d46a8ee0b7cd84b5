using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>What a node finds that a storage could be made of: <c>/nodes/{node}/scan</c> (PVE::API2::Storage::Scan).</summary>
internal static class NodeScan
{
    /// <summary>A server that is asked.</summary>
    public static Field<string> Server { get; } = Text("server", "Name or address of the server.").Required().Checked(Identifiers.Host);

    /// <summary>The data source.</summary>
    /// <param name="kind">What is looked for, PVE's word.</param>
    /// <param name="className">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="inputs">What is to be said beside the node.</param>
    /// <param name="items">What is told.</param>
    public static DataSource Of(string kind, string className, string doc, ImmutableArray<Field> inputs,
        Field<IReadOnlyList<Attributes>> items) => new("node_scan_" + kind, doc)
        {
            Area = Areas.Storage,
            Noun = className,
            Fields = [Names.Node with { Doc = "Node that looks." }, .. inputs, items],
            Privileges = [new("Datastore.Allocate", "/storage")],
            Read = async (session, config, cancel) => EntryList.Of(items, (await session.Pve.GetAsync(
                PvePath.Join("nodes", config.Get(Names.Node)!, "scan", kind), Query.Of(config, inputs), cancel)).Items),
        };
}

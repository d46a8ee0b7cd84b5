using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Logs;

/// <summary>The log of a node: <c>GET /nodes/{node}/syslog</c> (PVE::API2::Nodes).</summary>
public static class NodeSyslog
{
    private const string When = "[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?";

    private const string Expectation = "a day, with a time or without, such as \"2026-01-31 08:00\"";

    private static readonly Field<string> Service =
        Text("service", "Only lines of this service, such as `pvedaemon`. Unset means all.").OfLength(1, 128);

    private static readonly Field<string> Since =
        Text("since", "Only lines from that time on, in the time zone of the node, such as `2026-01-31 08:00`.")
            .Matching(When, Expectation);

    private static readonly Field<string> Until =
        Text("until", "Only lines until that time, in the time zone of the node.").Matching(When, Expectation);

    private static readonly Field<long> Total = Whole("total", "How many lines there are, of which `limit` are read.").Computed();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("node_syslog", "The log of a node.")
    {
        Area = Areas.Nodes,
        Noun = "NodeSyslog",
        Fields = [Names.Node, Service, Since, Until, LogRange.Start, LogRange.Limit, LogRange.Lines, Total],
        Privileges = [new("Sys.Syslog", "/nodes/{node}")],
        Read = async (session, config, cancel) =>
        {
            var answer = await session.Pve.GetWithRemarksAsync(
                PvePath.Join("nodes", config.Get(Names.Node)!, "syslog"),
                Query.Of(config, Service, Since, Until, LogRange.Start, LogRange.Limit), cancel);
            return Value.Object(
                (LogRange.Lines.Name, Value.List(answer["data"].Items.Select(line => Value.Of(line["t"].AsText() ?? "")))),
                (Total.Name, answer["total"].AsLong() is { } total ? total : Value.Null));
        },
    };
}

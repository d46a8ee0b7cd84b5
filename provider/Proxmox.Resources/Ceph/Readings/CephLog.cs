using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>The log of the cluster on a node: <c>/nodes/{node}/ceph/log</c> (PVE::API2::Ceph).</summary>
public static class CephLog
{
    private static readonly Field<long> Start = Whole("start", "Number of lines that are left out at the beginning. Unset means "
        + "0.").Between(0);

    private static readonly Field<long> Limit = Whole("limit", "Number of lines that are told at most. Unset means 50.").Between(0);

    private static readonly Field<IReadOnlyList<string>> Lines = TextList("lines", "The lines, oldest first.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_log", "The log of the Ceph cluster, as a node with a monitor keeps it.")
    {
        Area = Areas.Ceph,
        Noun = "Log",
        Fields = [Names.Node with { Doc = "Node whose log is read." }, Start, Limit, Lines],
        Privileges = [new("Sys.Syslog", "/nodes/{node}")],
        Read = async (session, config, cancel) =>
        {
            var query = new Form();
            foreach (var field in (Field<long>[])[Start, Limit])
            {
                if (config.Get(field) is { } number)
                {
                    query.Add(field.Wire, number);
                }
            }

            var log = await session.Pve.GetAsync(CephNode.Path(config.Get(Names.Node), "log"), query, cancel);
            return Value.Object((Lines.Name, Value.List(log.Items.Select(line => Value.Of(line["t"].AsText())))));
        },
    };
}

using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// What the firewall of a node or a guest has logged: <c>.../firewall/log</c> (PVE::API2::Firewall::Host, PVE::API2::Firewall::VM).
/// </summary>
public static class FirewallLog
{
    private static readonly Field<string> Level = FirewallLevel.OfLog;

    private static readonly Field<long> Start =
        Whole("start", "How many lines of the beginning are left out. Unset means none.").Between(0);

    private static readonly Field<long> Limit = Whole("limit", "How many lines at most. Unset means 50.").Between(1);

    private static readonly Field<long> Since =
        Whole("since_unix", "Only lines from that time on, in seconds since 1970-01-01 UTC.").OnWire("since").Between(0);

    private static readonly Field<long> Until =
        Whole("until_unix", "Only lines until that time, in seconds since 1970-01-01 UTC.").OnWire("until").Between(0);

    private static readonly Field<IReadOnlyList<string>> Lines =
        TextList("lines", "The lines, oldest first, as PVE writes them: VMID (0 for the node), level, chain, time and packet.").Computed()
            .AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "firewall_log", "What the firewall of a node or a guest has logged, as its options and rules say.")
    {
        Area = Areas.Firewall,
        Fields = [Level, Start, Limit, Since, Until, Lines],
        Privileges =
        [
            new("Sys.Syslog", "/nodes/{node}") { For = Purposes.Read, Case = "a node" },
            new("VM.Console", "/vms/{vmid}") { For = Purposes.Read, Case = "a guest" },
        ],
        Read = async (session, config, cancel) =>
        {
            if (await FirewallLevel.Of(config).RootAsync(session, cancel) is not { } root)
            {
                return null;
            }

            var lines = await session.Pve.GetAsync(root + "/log", Query.Of(config, Start, Limit, Since, Until), cancel);
            return Value.Object((Lines.Name, Value.List(lines.Items.Select(line => Value.Of(line["t"].AsText() ?? "")))));
        },
    };
}

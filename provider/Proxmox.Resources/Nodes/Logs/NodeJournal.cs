using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Logs;

/// <summary>The journal of a node: <c>GET /nodes/{node}/journal</c> (PVE::API2::Nodes, proxmox-mini-journalreader).</summary>
public static class NodeJournal
{
    private const string CursorMark = "s=";

    private static readonly Field<long> Last =
        Whole("last_entries", "Only so many lines, the newest. Not together with times and cursors.").OnWire("lastentries").Between(1);

    private static readonly Field<string> After =
        Text("after_cursor", "Only lines behind this position, which an earlier answer gave as `end_cursor`.").OnWire("startcursor");

    private static readonly Field<string> Unit =
        Text("unit", "Only lines of this unit of systemd, such as `pvedaemon`.").Matching("[A-Za-z0-9_.@:-]+", "the name of a unit");

    private static readonly Field<string> Priority =
        Text("priority", "Only lines of this priority and graver ones, from `0` to `7`, or of a range such as `3..5`.")
            .Matching(@"[0-7](\.\.[0-7])?", "a number from 0 to 7, or a range such as \"3..5\"");

    private static readonly Field<string> Begin = Text("start_cursor", "Position of the first line. Null when there is none.").Computed();

    private static readonly Field<string> End = Text("end_cursor", "Position of the last line. Null when there is none.").Computed();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_journal", "The journal of systemd of a node, by time, position or number of lines.")
    {
        Area = Areas.Nodes,
        Noun = "NodeJournal",
        Fields =
        [
            Names.Node, LogRange.Since, LogRange.Until, Last, After, Unit with { Since = "9.2" }, Priority with { Since = "9.2" },
            LogRange.Lines, Begin, End,
        ],
        Constraints =
        [
            Model.Declarations.Constraint.AtMostOne(Last, LogRange.Since, After),
            Model.Declarations.Constraint.AtMostOne(Last, LogRange.Until),
        ],
        Privileges = [new("Sys.Syslog", "/nodes/{node}")],
        Read = async (session, config, cancel) =>
        {
            var answer = await session.Pve.GetAsync(
                PvePath.Join("nodes", config.Get(Names.Node)!, "journal"),
                Query.Of(config, LogRange.Since, LogRange.Until, Last, After, Unit, Priority), cancel);
            var lines = answer.Items.Select(line => line.AsText() ?? "").ToList();
            return Value.Object(
                (LogRange.Lines.Name, Value.List(lines.Where((line, index) => !IsCursor(lines, index)).Select(Value.Of))),
                (Begin.Name, Cursor(lines, 0)),
                (End.Name, Cursor(lines, lines.Count - 1)));
        },
    };

    // The first and the last line say where the others stand.
    private static bool IsCursor(List<string> lines, int index) =>
        (index == 0 || index == lines.Count - 1) && lines[index].StartsWith(CursorMark, StringComparison.Ordinal);

    private static Value Cursor(List<string> lines, int index) =>
        index >= 0 && index < lines.Count && IsCursor(lines, index) ? Value.Of(lines[index]) : Value.Null;
}

using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Statistics;

/// <summary>What PVE has measured over a time (PVE::RRD): a point for each step, and nothing but the time in those of which it knows
/// nothing.</summary>
internal static class RrdFields
{
    /// <summary>How far back.</summary>
    public static Field<string> Timeframe { get; } =
        Text("timeframe", "How far back: the further, the fewer points there are in an hour.").Required().TypeNamed("RrdTimeframe").OneOf(
            ("hour", "The last hour."), ("day", "The last day."), ("week", "The last week."), ("month", "The last month."),
            ("year", "The last year."));

    /// <summary>How far back for nodes.</summary>
    public static Field<string> NodeTimeframe { get; } =
        Text("timeframe", "How far back: the further, the fewer points there are in an hour.").Required().TypeNamed("NodeRrdTimeframe")
            .OneOf(
            ("hour", "The last hour."), ("day", "The last day."), ("week", "The last week."), ("month", "The last month."),
            ("year", "The last year."), ("decade", "The last ten years."));

    /// <summary>How several measurements become one.</summary>
    public static Field<string> Consolidation { get; } =
        Text("consolidation", "What a point says of the measurements in its time. Unset means `AVERAGE`.").OnWire("cf")
            .TypeNamed("RrdConsolidation").OneOf(("AVERAGE", "Their average."), ("MAX", "The highest."));

    /// <summary>The points of a kind of object.</summary>
    public static Field<IReadOnlyList<Attributes>> Items(params ImmutableArray<Field> figures) => NestedList(
        "items", "The points, oldest first. What was not measured is null.",
        EntryList.Told([Whole("time_unix", "When the time of the point begins, in seconds since 1970-01-01 UTC.").OnWire("time")
            .AlwaysReturned(), .. figures])).Computed().AlwaysReturned();

    /// <summary>Network and disk of a guest or node.</summary>
    public static ImmutableArray<Field> Network { get; } =
    [
        Fraction("network_in_bytes_per_second", "Received, in bytes per second.").OnWire("netin"),
        Fraction("network_out_bytes_per_second", "Sent, in bytes per second.").OnWire("netout"),
    ];

    /// <summary>How long processes waited for what was not free (PSI).</summary>
    public static ImmutableArray<Field> Pressure { get; } =
    [
        Fraction("pressure_cpu_some_percent", "Share of time in which some waited for a processor, in percent. Null before PVE 9.")
            .OnWire("pressurecpusome"),
        Fraction("pressure_io_some_percent", "Share of time in which some waited for a disk, in percent.").OnWire("pressureiosome"),
        Fraction("pressure_io_full_percent", "Share of time in which all waited for a disk, in percent.").OnWire("pressureiofull"),
        Fraction("pressure_memory_some_percent", "Share of time in which some waited for memory, in percent.")
            .OnWire("pressurememorysome"),
        Fraction("pressure_memory_full_percent", "Share of time in which all waited for memory, in percent.")
            .OnWire("pressurememoryfull"),
    ];

    /// <summary>Reads the points.</summary>
    public static async Task<Value?> ReadAsync(
        Session session, string path, Attributes config, Field<IReadOnlyList<Attributes>> items, CancellationToken cancel)
    {
        var points = await session.Pve.GetAsync(path + "/rrddata", Query.Of(config, [Timeframe, Consolidation]), cancel);
        return Value.Object((items.Name, Value.List(points.Items.OrderBy(point => point["time"].AsLong())
            .Select(point => FromData.Members(items.Type.Nested, point)))));
    }
}

using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Logs;

/// <summary>Which lines or entries of something long are read.</summary>
internal static class LogRange
{
    /// <summary>How many are left out.</summary>
    public static Field<long> Start { get; } =
        Whole("start", "How many lines of the beginning are left out. Unset means none.").Between(0);

    /// <summary>How many are read.</summary>
    public static Field<long> Limit { get; } = Whole("limit", "How many lines at most. Unset means 50.").Between(1);

    /// <summary>From when on.</summary>
    public static Field<long> Since { get; } =
        Whole("since_unix", "Only lines from that time on, in seconds since 1970-01-01 UTC.").OnWire("since").Between(0);

    /// <summary>Until when.</summary>
    public static Field<long> Until { get; } =
        Whole("until_unix", "Only lines until that time, in seconds since 1970-01-01 UTC.").OnWire("until").Between(0);

    /// <summary>The lines.</summary>
    public static Field<IReadOnlyList<string>> Lines { get; } = TextList("lines", "The lines, oldest first.").Computed().AlwaysReturned();
}

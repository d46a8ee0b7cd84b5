using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Proxmox.Client;

/// <summary>
/// The identity of a PVE task: <c>UPID:node:pid:pstart:starttime:type:id:user:</c>, with the three numbers in hexadecimal and the user as
/// <c>name@realm</c> or <c>name@realm!token</c> (<c>PVE::Tools::upid_decode</c>).
/// </summary>
public sealed record Upid
{
    private readonly string _text;

    private Upid(string text, string[] fields, long pid, long processStart, DateTimeOffset started)
    {
        _text = text;
        (Node, Type, Id, User) = (fields[1], fields[5], fields[6], fields[7]);
        (Pid, ProcessStart, Started) = (pid, processStart, started);
    }

    /// <summary>The node that the task runs on, and that answers for it.</summary>
    public string Node { get; }

    /// <summary>The process id of the worker.</summary>
    public long Pid { get; }

    /// <summary>The worker's start in clock ticks since boot, which tells it from a later process of the same id.</summary>
    public long ProcessStart { get; }

    /// <summary>When the task started, by the node's clock, to the second.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>The worker's type, such as <c>qmcreate</c>.</summary>
    public string Type { get; }

    /// <summary>What it works on, such as the VMID; empty for some types.</summary>
    public string Id { get; }

    /// <summary>Who started it: <c>name@realm</c>, followed by <c>!token</c> when a token did.</summary>
    public string User { get; }

    /// <summary>Reads a task's identity.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Upid Parse(string text) =>
        TryParse(text, out var upid) ? upid : throw new FormatException($"'{text}' is not the identity of a PVE task");

    /// <summary>Reads a task's identity; false for any other text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Upid? upid)
    {
        upid = null;
        var fields = text?.Split(':') ?? [];
        if (fields is not ["UPID", { Length: > 0 }, _, _, _, { Length: > 0 }, _, _, ""])
        {
            return false;
        }

        if (!Hex(fields[2], out var pid) || !Hex(fields[3], out var processStart) || !Hex(fields[4], out var started))
        {
            return false;
        }

        if (started > uint.MaxValue)
        {
            return false;
        }

        upid = new(text!, fields, pid, processStart, DateTimeOffset.FromUnixTimeSeconds(started));
        return true;
    }

    /// <summary>The text as PVE wrote it.</summary>
    public override string ToString() => _text;

    /// <summary>Two identities are one when their texts are.</summary>
    public bool Equals(Upid? other) => string.Equals(_text, other?._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    private static bool Hex(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number) && number >= 0;
}

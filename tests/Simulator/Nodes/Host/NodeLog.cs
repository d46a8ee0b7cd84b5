using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes.Host;

/// <summary>A line of the log of a node.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Host">The node.</param>
/// <param name="Identifier">Who wrote it, such as <c>pvedaemon</c>.</param>
/// <param name="Message">What it says.</param>
/// <param name="Number">Its place in the log.</param>
public sealed record LogEntry(DateTimeOffset Time, string Host, string Identifier, string Message, int Number)
{
    /// <summary>The line as it is shown.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Time:MMM dd HH:mm:ss} {Host} {Identifier}[1000]: {Message}");

    /// <summary>Its position in the journal.</summary>
    public string Cursor =>
        string.Create(CultureInfo.InvariantCulture, $"s=0f3c;i={Number:x4};b=51;m=0;t={Time.ToUnixTimeSeconds():x};x=0");
}

/// <summary>The logs of the nodes. There is nothing in them but what is written here.</summary>
public sealed class NodeLog
{
    private readonly Dictionary<string, List<LogEntry>> _nodes = new(StringComparer.Ordinal);
    private readonly Clock _clock;

    private NodeLog(Clock clock)
    {
        _clock = clock;
    }

    /// <summary>The logs of a datacenter.</summary>
    public static NodeLog Of(Datacenter datacenter) => datacenter.Part(d => new NodeLog(d.Clock));

    /// <summary>The lines of a node, oldest first.</summary>
    public IReadOnlyList<LogEntry> this[string node] => _nodes.GetValueOrDefault(node) ?? [];

    /// <summary>Writes a line.</summary>
    public void Write(string node, string identifier, string message)
    {
        if (!_nodes.TryGetValue(node, out var entries))
        {
            entries = _nodes[node] = [];
        }

        entries.Add(new(_clock.GetUtcNow(), node, identifier, message, entries.Count + 1));
    }
}

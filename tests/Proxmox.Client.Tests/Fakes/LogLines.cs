using System.Collections.Concurrent;

namespace Proxmox.Client.Tests;

/// <summary>Keeps a log as lines of text.</summary>
internal sealed class LogLines(PveLogLevel lowest = PveLogLevel.Trace) : PveLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public string Text => string.Join('\n', _lines);

    public override bool IsOn(PveLogLevel level) => level >= lowest;

    public override void Write(PveLogLevel level, string message, params ReadOnlySpan<PveLogField> fields)
    {
        var text = $"{level} {message}";
        foreach (var (name, value) in fields)
        {
            text += $" {name}={value}";
        }

        _lines.Enqueue(text);
    }
}

namespace Proxmox.Client;

/// <summary>How much a log line matters.</summary>
public enum PveLogLevel
{
    /// <summary>Each step.</summary>
    Trace,

    /// <summary>Each request.</summary>
    Debug,

    /// <summary>What is worth knowing without a problem.</summary>
    Info,

    /// <summary>What may become a problem: a retry, an endpoint that is given up.</summary>
    Warn,

    /// <summary>A problem.</summary>
    Error,
}

/// <summary>A named value beside a log message.</summary>
/// <param name="Name">Lower case, words joined by underscores.</param>
/// <param name="Value">Never a secret.</param>
public readonly record struct PveLogField(string Name, object? Value);

/// <summary>Where the client's log goes. Nothing is formatted for a level that is off.</summary>
public abstract class PveLog
{
    /// <summary>A log that drops everything.</summary>
    public static readonly PveLog Nowhere = new Silence();

    /// <summary>Whether lines of that level are wanted.</summary>
    public abstract bool IsOn(PveLogLevel level);

    /// <summary>Takes one line; called from any thread, and only for a level that is on.</summary>
    public abstract void Write(PveLogLevel level, string message, params ReadOnlySpan<PveLogField> fields);

    /// <summary>Writes the line if its level is on.</summary>
    internal void Tell(PveLogLevel level, string message, params ReadOnlySpan<PveLogField> fields)
    {
        if (IsOn(level))
        {
            Write(level, message, fields);
        }
    }

    private sealed class Silence : PveLog
    {
        public override bool IsOn(PveLogLevel level) => false;

        public override void Write(PveLogLevel level, string message, params ReadOnlySpan<PveLogField> fields)
        {
        }
    }
}

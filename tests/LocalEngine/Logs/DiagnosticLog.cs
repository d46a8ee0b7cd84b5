using System.Collections.Immutable;

namespace Proxmox.LocalEngine.Logs;

/// <summary>Collects the messages of a deployment, from the engine, its plugins and the program.</summary>
public sealed class DiagnosticLog
{
    private readonly Lock _gate = new();
    private readonly Action<Diagnostic>? _seen;
    private ImmutableList<Diagnostic> _messages = [];

    /// <summary>A log.</summary>
    /// <param name="seen">Told of each message when it comes, one at a time; null for nobody.</param>
    public DiagnosticLog(Action<Diagnostic>? seen = null) => _seen = seen;

    /// <summary>All messages so far.</summary>
    public ImmutableList<Diagnostic> Messages
    {
        get
        {
            lock (_gate)
            {
                return _messages;
            }
        }
    }

    /// <summary>Whether there was an error.</summary>
    public bool HasErrors => Messages.Exists(message => message.Severity == Severity.Error);

    /// <summary>Adds a message.</summary>
    public void Add(Diagnostic message)
    {
        lock (_gate)
        {
            _messages = _messages.Add(message);
            _seen?.Invoke(message);
        }
    }

    /// <summary>Adds an error.</summary>
    public void Error(string urn, string message) => Add(new(Severity.Error, urn, message));

    /// <summary>Adds a warning.</summary>
    public void Warning(string urn, string message) => Add(new(Severity.Warning, urn, message));

    /// <summary>Adds something worth knowing.</summary>
    public void Info(string urn, string message) => Add(new(Severity.Info, urn, message));
}

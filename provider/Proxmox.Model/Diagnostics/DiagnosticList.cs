using System.Collections;
using Proxmox.Model.Values;

namespace Proxmox.Model.Diagnostics;

/// <summary>Collects all messages of one operation; the same message is kept once.</summary>
public sealed class DiagnosticList : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> _list = [];

    /// <inheritdoc/>
    public int Count => _list.Count;

    /// <summary>True when at least one message is an error.</summary>
    public bool HasErrors => _list.Exists(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Adds a message.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (!_list.Contains(diagnostic))
        {
            _list.Add(diagnostic);
        }
    }

    /// <summary>Adds messages.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Adds an error.</summary>
    public void Error(string summary, string detail, AttributePath? path = null) => Add(new(Severity.Error, summary, detail, path));

    /// <summary>
    /// Adds a warning. Clients show those of one title as one, so the title says what kind it is, and the detail which object it is about;
    /// only what loses data is named in the title.
    /// </summary>
    public void Warn(string summary, string detail, AttributePath? path = null) => Add(new(Severity.Warning, summary, detail, path));

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => _list.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using Proxmox.Terraform.Protocol;

namespace Proxmox.Testing.Clients;

/// <summary>What a provider has said in the course of a command.</summary>
internal sealed class Messages
{
    private readonly List<string> _errors = [];
    private readonly List<string> _warnings = [];

    public bool Add(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            (diagnostic.Severity == Diagnostic.Types.Severity.Error ? _errors : _warnings)
                .Add($"{diagnostic.Summary}\n{diagnostic.Detail}");
        }

        return _errors.Count > 0;
    }

    public void Error(string text) => _errors.Add(text);

    public Outcome Outcome(PlannedAction action) => new(action, _errors, _warnings);
}

using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Validation;

/// <summary>What is wrong with values that no user has written, such as those that a text was read into.</summary>
public static class ValueProblems
{
    /// <summary>The first of them, in sentences that name the attribute; null when the values are as the fields want them.</summary>
    public static string? First(IEnumerable<Field> fields, Value values)
    {
        var diagnostics = new DiagnosticList();
        new ValueCheck(diagnostics).Members(fields, values, AttributePath.Root);
        return diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error)?.Detail;
    }
}

using Google.Protobuf.Collections;
using Proxmox.Model.Diagnostics;
using Contract = Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

/// <summary>Diagnostics as the protocol's messages.</summary>
internal static class Messages
{
    /// <summary>Adds diagnostics to an answer.</summary>
    public static void AddRange(this RepeatedField<Contract.Diagnostic> answer, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            answer.Add(new Contract.Diagnostic
            {
                Severity = diagnostic.Severity == Severity.Error ? Contract.Diagnostic.Types.Severity.Error
                    : Contract.Diagnostic.Types.Severity.Warning,
                Summary = diagnostic.Summary,
                Detail = diagnostic.Detail,
                Attribute = diagnostic.Path is { IsRoot: false } path ? Pointing.Of(path) : null,
            });
        }
    }

    /// <summary>Adds an error to an answer, about the whole object where no path is given.</summary>
    public static void AddError(
        this RepeatedField<Contract.Diagnostic> answer, string summary, string detail, Model.Values.AttributePath? path = null) =>
        answer.AddRange([new Diagnostic(Severity.Error, summary, detail, path)]);
}

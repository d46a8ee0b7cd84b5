using Google.Protobuf.Collections;
using Proxmox.Model.Diagnostics;
using Contract = Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

/// <summary>Diagnostics and paths as the protocol's messages.</summary>
internal static class Messages
{
    /// <summary>Adds diagnostics to an answer.</summary>
    public static void AddRange(this RepeatedField<Contract.Diagnostic> answer, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            answer.Add(new Contract.Diagnostic
            {
                Severity = diagnostic.Severity == Severity.Error ? Contract.Diagnostic.Types.Severity.Error : Contract.Diagnostic.Types.Severity.Warning,
                Summary = diagnostic.Summary,
                Detail = diagnostic.Detail,
                Attribute = diagnostic.Path is { IsRoot: false } path ? Of(path) : null,
            });
        }
    }

    /// <summary>Adds an error to an answer, about the whole object where no path is given.</summary>
    public static void AddError(this RepeatedField<Contract.Diagnostic> answer, string summary, string detail, Model.Values.AttributePath? path = null) =>
        answer.AddRange([new Diagnostic(Severity.Error, summary, detail, path)]);

    /// <summary>A path as a message.</summary>
    public static Contract.AttributePath Of(Model.Values.AttributePath path) => new()
    {
        Steps =
        {
            path.Steps.Select(step => step switch
            {
                Model.Values.AttributePath.Step.Attribute attribute => new Contract.AttributePath.Types.Step { AttributeName = attribute.Name },
                Model.Values.AttributePath.Step.Key key => new() { ElementKeyString = key.Name },
                Model.Values.AttributePath.Step.Index index => new() { ElementKeyInt = index.Position },
                _ => throw new InvalidOperationException($"A path has no step {step}."),
            }),
        },
    };
}

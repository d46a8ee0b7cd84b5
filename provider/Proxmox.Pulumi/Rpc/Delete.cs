using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Engine;
using Pulumirpc;
using Value = Proxmox.Model.Values.Value;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Deletes an object; one that is gone already is what was wanted.</summary>
    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var subject = FindResource(request.Type, request.Urn);
        var (outputs, oldInputs) = (Read(request.Properties), Read(request.OldInputs));
        var report = About(subject, request.Urn, outputs, oldInputs);
        var prior = subject.State(request.Id, outputs, out var imported);
        if (prior.IsNull)
        {
            throw report.Failed(imported.Diagnostics, cancel);
        }

        using var progress = new ProgressMessages(_engineLog, request.Urn, report.Said);
        var applied = await Core.ApplyAsync(
            subject.Resource,
            new ApplyRequest(prior, Value.Null, Value.Null, subject.Managed(oldInputs), progress, Limit(request.Timeout)),
            cancel);
        await report.WarnAsync(applied.Diagnostics);
        return applied.Diagnostics.HasErrors ? throw report.Failed(applied.Diagnostics, cancel) : new Empty();
    });
}

using Grpc.Core;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Reads an object as it is now. Without inputs it is an import: they are then made from what PVE tells. An object that is gone has no
    /// id.
    /// </summary>
    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var subject = FindResource(request.Type, request.Urn);
        var isImport = request.Inputs is null && request.Properties is null;
        var (outputs, inputs) = (Read(request.Properties), Read(request.Inputs));
        var report = About(subject, request.Urn, outputs, inputs);
        // What is imported may be called otherwise than by its id.
        var imported = isImport ? await Core.FindAsync(subject.Resource, request.Id, cancel) : Core.Import(subject.Resource, request.Id);
        if (imported.State.IsNull)
        {
            throw report.Failed(imported.Diagnostics, cancel);
        }

        var recorded = subject.State(IdOf(imported.State), outputs, out _);
        var read = await Core.ReadAsync(
            subject.Resource, new Engine.ReadRequest(recorded, subject.Managed(inputs), Limit(request.Timeout)), cancel);
        await report.WarnAsync(read.Diagnostics);
        if (read.Diagnostics.HasErrors)
        {
            throw report.Failed(read.Diagnostics, cancel);
        }

        if (read.State.IsNull)
        {
            return new ReadResponse();
        }

        inputs = isImport
            ? InternalNotes.WithImported(PropertyWriter.Write(subject.Properties, InferredConfig.Of(subject.Properties, read.State)))
            : ReadInputs.Refresh(subject.Properties, inputs, read.State);
        return new ReadResponse
        {
            Id = read.State[Resource.Id.Name].AsText() ?? request.Id,
            Inputs = Write(inputs),
            Properties = Write(subject.Left(read.State, inputs, InternalNotes.IsUnfinished(outputs))),
        };
    });
}

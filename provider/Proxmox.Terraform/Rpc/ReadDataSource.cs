using Grpc.Core;
using Proxmox.Model.Values;
using Proxmox.Terraform.Schemas;
using Contract = Proxmox.Terraform.Protocol.ReadDataSource.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Reads a data source.</summary>
    public override Task<Contract.Response> ReadDataSource(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (Core.Catalog.DataSource(request.TypeName.AsSpan()) is not { } source)
            {
                AddUnknown(answer.Diagnostics, "data source", request.TypeName);
                return;
            }

            var shape = DeclarationCodec.Of(source);
            var config = shape.Read(request.Config);
            if (Postpone(request.ClientCapabilities, isOpen: !config.IsWhollyKnown) is { } deferred)
            {
                answer.Deferred = deferred;
                answer.State = shape.Write(Value.Unknown);
                return;
            }

            var read = await Core.ReadDataAsync(source, config, cancel);
            answer.Diagnostics.AddRange(read.Diagnostics);
            answer.State = shape.Write(read.State);
        });
    }
}

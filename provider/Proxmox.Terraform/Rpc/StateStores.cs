using Grpc.Core;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    private const string Store = "state store";

    /// <summary>Answers that there is no such state store.</summary>
    public override Task<ValidateStateStore.Types.Response> ValidateStateStoreConfig(
        ValidateStateStore.Types.Request request, ServerCallContext context)
    {
        var answer = new ValidateStateStore.Types.Response();
        AddUnknown(answer.Diagnostics, Store, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such state store.</summary>
    public override Task<ConfigureStateStore.Types.Response> ConfigureStateStore(
        ConfigureStateStore.Types.Request request, ServerCallContext context)
    {
        var answer = new ConfigureStateStore.Types.Response();
        AddUnknown(answer.Diagnostics, Store, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such state store.</summary>
    public override Task ReadStateBytes(
        ReadStateBytes.Types.Request request, IServerStreamWriter<ReadStateBytes.Types.Response> responseStream, ServerCallContext context)
    {
        var answer = new ReadStateBytes.Types.Response();
        AddUnknown(answer.Diagnostics, Store, request.TypeName);
        return responseStream.WriteAsync(answer, context.CancellationToken);
    }

    /// <summary>Reads what is sent, and answers that there is no such state store.</summary>
    public override async Task<WriteStateBytes.Types.Response> WriteStateBytes(
        IAsyncStreamReader<WriteStateBytes.Types.RequestChunk> requestStream, ServerCallContext context)
    {
        var typeName = "";
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            typeName = requestStream.Current.Meta?.TypeName ?? typeName;
        }

        var answer = new WriteStateBytes.Types.Response();
        AddUnknown(answer.Diagnostics, Store, typeName);
        return answer;
    }

    /// <summary>Answers that there is no such state store.</summary>
    public override Task<LockState.Types.Response> LockState(LockState.Types.Request request, ServerCallContext context)
    {
        var answer = new LockState.Types.Response();
        AddUnknown(answer.Diagnostics, Store, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such state store.</summary>
    public override Task<UnlockState.Types.Response> UnlockState(UnlockState.Types.Request request, ServerCallContext context)
    {
        var answer = new UnlockState.Types.Response();
        AddUnknown(answer.Diagnostics, Store, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such state store.</summary>
    public override Task<GetStates.Types.Response> GetStates(GetStates.Types.Request request, ServerCallContext context)
    {
        var answer = new GetStates.Types.Response();
        AddUnknown(answer.Diagnostics, Store, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such state store.</summary>
    public override Task<DeleteState.Types.Response> DeleteState(DeleteState.Types.Request request, ServerCallContext context)
    {
        var answer = new DeleteState.Types.Response();
        AddUnknown(answer.Diagnostics, Store, request.TypeName);
        return Task.FromResult(answer);
    }
}

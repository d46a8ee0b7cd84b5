using Grpc.Core;
using Proxmox.Engine.Declarations;
using Proxmox.Pulumi.Schemas;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Calls a function: computes, reads a data source, which changes nothing, or runs a command, which in a preview is only checked.
    /// </summary>
    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context) => AnswerAsync(context, cancel =>
        _tokens.Value.Function(request.Tok) is { } source ? ReadDataAsync(source, request, cancel)
        : _tokens.Value.Command(request.Tok) is { } command ? RunAsync(command, request, cancel)
        : _tokens.Value.Computation(request.Tok) is { } function ? ComputeAsync(function, request)
        : _tokens.Value.Opening(request.Tok) is { } ephemeral ? OpenAsync(ephemeral, request, cancel)
        : throw NotThere("function", request.Tok));

    private async Task<InvokeResponse> ReadDataAsync(DataSource source, InvokeRequest request, CancellationToken cancel)
    {
        var call = new FunctionCall(source, PropertyNames.Properties(source), request, _engineLog);
        if (!call.IsSound(Core.Validate(source, call.Config)))
        {
            return call.Answer;
        }

        var read = await Core.ReadDataAsync(source, call.Config, cancel);
        return await call.EndAsync(read.Diagnostics, call.Properties, read.State);
    }

    private async Task<InvokeResponse> ComputeAsync(Function function, InvokeRequest request)
    {
        var call = new FunctionCall(function, FunctionParts.Inputs(function), request, _engineLog);
        if (!call.IsSound([]))
        {
            return call.Answer;
        }

        var computed = Proxmox.Engine.Provider.Call(function, FunctionParts.Arguments(function, call.Config));
        return await call.EndAsync(FunctionParts.Problems(function, computed.Diagnostics), FunctionParts.Outputs(function),
            FunctionParts.Results(function, computed.Result));
    }

    private async Task<InvokeResponse> OpenAsync(Ephemeral ephemeral, InvokeRequest request, CancellationToken cancel)
    {
        var call = new FunctionCall(ephemeral, ephemeral.Attributes, request, _engineLog);
        if (!call.IsSound(Core.Validate(ephemeral, call.Config)))
        {
            return call.Answer;
        }

        var opened = await Core.OpenAsync(ephemeral, call.Config, cancel);
        return await call.EndAsync(opened.Diagnostics, call.Properties, opened.Result);
    }

    private async Task<InvokeResponse> RunAsync(Command command, InvokeRequest request, CancellationToken cancel)
    {
        if (!_tellsPreviews)
        {
            throw new RpcException(new(
                StatusCode.FailedPrecondition,
                $"{request.Tok} changes things, but this engine does not tell the provider whether a call is part of a preview, in which "
                    + "nothing may be changed. Use Pulumi 3.206.0 or newer."));
        }

        var call = new FunctionCall(command, [.. command.Inputs], request, _engineLog);
        if (!call.IsSound(await Core.PrepareAsync(command, call.Config, cancel)))
        {
            return call.Answer;
        }

        // What a command will answer nobody knows before it has run, and engines take no unknown values from functions.
        if (request.Preview)
        {
            call.Answer.Return = new();
            return call.Answer;
        }

        using var progress = new ProgressMessages(_engineLog, urn: "", call.Report.Said);
        var run = await Core.InvokeAsync(command, call.Config, progress, cancel);
        await call.Report.TellAsync(run.Notes);
        return await call.EndAsync(run.Diagnostics, [.. command.Results], run.Results);
    }
}

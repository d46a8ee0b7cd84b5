using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Proxmox.LocalEngine.Logs;

/// <summary><c>pulumirpc.Engine</c>: where plugins and programs send messages.</summary>
internal sealed class EngineService(DiagnosticLog log) : Engine.EngineBase
{
    private readonly Lock _gate = new();
    private string _root = "";

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        var severity = request.Severity switch
        {
            LogSeverity.Debug => Severity.Debug,
            LogSeverity.Info => Severity.Info,
            LogSeverity.Warning => Severity.Warning,
            LogSeverity.Error => Severity.Error,
            _ => throw new RpcException(new(StatusCode.Unknown, $"Unrecognized logging severity: {(int)request.Severity}")),
        };
        log.Add(new(severity, request.Urn, request.Message, request.Ephemeral));
        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context)
    {
        lock (_gate)
        {
            return Task.FromResult(new GetRootResourceResponse { Urn = _root });
        }
    }

    public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context)
    {
        lock (_gate)
        {
            _root = request.Urn;
        }

        return Task.FromResult(new SetRootResourceResponse());
    }

    public override Task<Empty> StartDebugging(StartDebuggingRequest request, ServerCallContext context)
    {
        log.Info("", request.Message);
        return Task.FromResult(new Empty());
    }
}

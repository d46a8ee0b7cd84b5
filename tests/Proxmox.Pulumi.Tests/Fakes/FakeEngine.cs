using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Grpc;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Fakes;

/// <summary>The engine's side: takes the messages for the user.</summary>
internal sealed class FakeEngine : Pulumirpc.Engine.EngineBase, IAsyncDisposable
{
    private GrpcServer _server = null!;

    public ConcurrentQueue<LogRequest> Messages { get; } = [];

    /// <summary>What every message waits for.</summary>
    public Func<Task> BeforeLog { get; set; } = () => Task.CompletedTask;

    public LocalAddress Address => _server.Address;

    public IEnumerable<string> Warnings =>
        Messages.Where(message => message.Severity == LogSeverity.Warning).Select(message => message.Message);

    public static async Task<FakeEngine> StartAsync()
    {
        var engine = new FakeEngine();
        engine._server = await GrpcServer.StartAsync(new() { Services = [binder => Pulumirpc.Engine.BindService(binder, engine)] });
        return engine;
    }

    public override async Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        await BeforeLog();
        Messages.Enqueue(request);
        return new();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

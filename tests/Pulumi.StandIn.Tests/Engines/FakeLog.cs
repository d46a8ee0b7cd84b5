using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Engines;

/// <summary>Keeps the messages that a program sends.</summary>
internal sealed class FakeLog : Engine.EngineBase
{
    private readonly ConcurrentQueue<LogRequest> messages = new();

    /// <summary>The messages in order.</summary>
    public IReadOnlyList<LogRequest> Messages => [.. messages];

    /// <summary>The texts of the errors in order.</summary>
    public IReadOnlyList<string> Errors =>
        [.. messages.Where(message => message.Severity == LogSeverity.Error).Select(message => message.Message)];

    /// <summary>The texts of the warnings in order.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. messages.Where(message => message.Severity == LogSeverity.Warning).Select(message => message.Message)];

    /// <summary>Told of each message.</summary>
    public Action<LogRequest> Written { get; set; } = _ => { };

    /// <summary>Whether messages are refused.</summary>
    public bool Refuses { get; set; }

    /// <summary>The version range that a program asks for; null if none.</summary>
    public string? VersionRange { get; private set; }

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        if (Refuses)
        {
            throw new RpcException(new(StatusCode.Unavailable, "the display is gone"));
        }

        messages.Enqueue(request);
        Written(request);
        return Task.FromResult(new Empty());
    }

    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(RequirePulumiVersionRequest request, ServerCallContext context)
    {
        VersionRange = request.PulumiVersionRange;
        return Task.FromResult(new RequirePulumiVersionResponse());
    }
}

using Microsoft.AspNetCore.Http;
using Proxmox.Grpc.Server;

namespace Grpc.Core;

/// <summary>What a service may learn of the HTTP request that carries its call; <c>Grpc.AspNetCore.Server</c> has the same.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>The HTTP request of the call.</summary>
    /// <exception cref="InvalidOperationException">The call does not come from a server.</exception>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext) => serverCallContext is ServerCall call
        ? new DefaultHttpContext(call.Features)
        : throw new InvalidOperationException("The call does not come from a server.");
}

using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Proxmox.Grpc.Framing;
using Proxmox.Grpc.Hosting;

namespace Proxmox.Grpc.Server;

/// <summary>Takes each HTTP request of Kestrel as a call.</summary>
internal sealed class GrpcApplication : IHttpApplication<IFeatureCollection>
{
    private readonly GrpcServerOptions options;
    private readonly MethodTable methods = new();

    public GrpcApplication(GrpcServerOptions options)
    {
        this.options = options;
        foreach (Action<ServiceBinderBase> bind in options.Services)
            bind(methods);
    }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public Task ProcessRequestAsync(IFeatureCollection context)
    {
        IHttpRequestFeature request = context.GetRequiredFeature<IHttpRequestFeature>();
        if (!HttpMethods.IsPost(request.Method)) return Refuse(context, StatusCodes.Status405MethodNotAllowed);
        if (!WireNames.IsGrpc(request.Headers.ContentType)) return Refuse(context, StatusCodes.Status415UnsupportedMediaType);

        CallResponse response = new(context);
        if (methods.Find(request.Path) is not { } method) return response.EndAsync(methods.Missing(request.Path), Metadata.Empty);

        TimeSpan? timeout = null;
        if (request.Headers.TryGetValue(WireNames.Timeout, out StringValues header))
        {
            if (!GrpcTimeout.TryParse(header.ToString(), out TimeSpan parsed))
                return response.EndAsync(new Status(StatusCode.Internal, $"The header {WireNames.Timeout} is malformed."), Metadata.Empty);
            timeout = parsed;
        }

        return ServerCall.RunAsync(context, response, method, timeout, options);
    }

    private static Task Refuse(IFeatureCollection context, int status)
    {
        context.GetRequiredFeature<IHttpResponseFeature>().StatusCode = status;
        return Task.CompletedTask;
    }
}

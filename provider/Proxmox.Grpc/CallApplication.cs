using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Proxmox.Grpc;

/// <summary>
/// Hands each request of Kestrel to the endpoint that <c>Grpc.AspNetCore</c> has made for its path. The paths of gRPC are fixed, so that a
/// dictionary does what routing would; where there is no such method, the endpoint of its service or that of all services says so.
/// </summary>
internal sealed class CallApplication : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Task<Dictionary<string, RequestDelegate>> _endpoints;

    /// <summary>Begins to make the endpoints; clients need time to connect, and the first call waits for the rest.</summary>
    public CallApplication(GrpcServerOptions options)
    {
        _services = Services(options);
        _endpoints = Task.Run(() => Endpoints(_services));
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var endpoints = await _endpoints;
        var path = (context.Request.Path.Value ?? "").TrimStart('/');
        if (!endpoints.TryGetValue(path, out var endpoint) && !endpoints.TryGetValue(path[..(path.IndexOf('/') + 1)], out endpoint))
        {
            endpoint = endpoints[""];
        }

        await endpoint(context);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    // What AddGrpc adds, and no more.
    private static ServiceProvider Services(GrpcServerOptions options)
    {
        var methods = new ServiceMethods(options.OnUnhandledException);
        foreach (var add in options.Services)
        {
            add(methods);
        }

        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.MaxReceiveMessageSize;
            grpc.MaxSendMessageSize = options.MaxSendMessageSize;
        }).AddServiceOptions<ServiceMethods>(service => service.SuppressCreatingService = true);

        // In place of those that look for methods by reflection.
        services.RemoveAll(typeof(IServiceMethodProvider<>));
        services.AddSingleton<IServiceMethodProvider<ServiceMethods>>(methods);
        return services.BuildServiceProvider();
    }

    private static Dictionary<string, RequestDelegate> Endpoints(IServiceProvider services)
    {
        var routes = new Routes(services);
        routes.MapGrpcService<ServiceMethods>();
        return routes.DataSources
            .SelectMany(source => source.Endpoints)
            .Cast<RouteEndpoint>()
            .ToDictionary(endpoint => Literal(endpoint.RoutePattern.RawText!), endpoint =>
                endpoint.RequestDelegate!, StringComparer.Ordinal);
    }

    // "Service/Method" of a method, "Service/" of what answers for the missing methods of a service, "" of what answers for all other
    // paths.
    private static string Literal(string pattern)
    {
        var parameter = pattern.IndexOf('{');
        return (parameter < 0 ? pattern : pattern[..parameter]).TrimStart('/');
    }

    private sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => throw new NotSupportedException("There is no middleware.");
    }
}

using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Proxmox.Grpc.Packages;

namespace Proxmox.Grpc.Hosting;

/// <summary>The server on <c>Grpc.AspNetCore.Server</c>, with the least host that it runs in.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private ServerHost(WebApplication application, ListenOptions endpoint)
    {
        this.application = application;
        Endpoint = endpoint;
    }

    public ListenOptions Endpoint { get; }

    public static async Task<ServerHost> StartAsync(
        GrpcServerOptions options,
        Func<KestrelServerOptions, ListenOptions> configure,
        CancellationToken cancellationToken)
    {
        ListenOptions? endpoint = null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => endpoint = configure(kestrel));
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IHostLifetime, SignalsLeftAlone>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.MaxReceiveMessageSize;
            grpc.MaxSendMessageSize = options.MaxSendMessageSize;
        });

        DefinitionBinder binder = new(options);
        foreach (Action<ServiceBinderBase> bind in options.Services)
            bind(binder);
        WebApplication built = builder.Build();
        built.MapGrpcService(binder.Definition());
        try
        {
            await built.StartAsync(cancellationToken);
        }
        catch
        {
            await built.DisposeAsync();
            throw;
        }

        return new(built, endpoint!);
    }

    public Task StopAsync(CancellationToken cancellationToken) => application.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    /// <summary>A host started by a terminal's plugin host may not end on the terminal's signals by itself.</summary>
    private sealed class SignalsLeftAlone : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

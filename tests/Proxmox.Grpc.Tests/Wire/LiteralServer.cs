using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Proxmox.Grpc.Hosting;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Wire;

/// <summary>A server that answers as a test writes it, with no gRPC in between, and a client connected to it.</summary>
internal sealed class LiteralServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly LocalChannel channel;

    private LiteralServer(WebApplication application, LocalChannel channel)
    {
        this.application = application;
        this.channel = channel;
        Client = new(channel);
    }

    public Echo.EchoClient Client { get; }

    public static async Task<LiteralServer> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        WebApplication built = builder.Build();
        built.Run(answer);
        await built.StartAsync();
        return new(built, LocalChannel.To(LocalAddress.Loopback(new Uri(built.Urls.First()).Port)));
    }

    /// <summary>Answers with 200, a body, and trailers.</summary>
    public static RequestDelegate Answer(string body, params (string Name, string Value)[] trailers) => async context =>
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(Convert.FromHexString(body));
        await context.Response.Body.FlushAsync();
        foreach ((string name, string value) in trailers)
            context.Response.AppendTrailer(name, value);
    };

    /// <summary>Answers with 200 and headers alone.</summary>
    public static RequestDelegate AnswerHeaders(params (string Name, string Value)[] headers) => context =>
    {
        context.Response.ContentType = "application/grpc";
        foreach ((string name, string value) in headers)
            context.Response.Headers.Append(name, value);
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await application.DisposeAsync();
    }
}

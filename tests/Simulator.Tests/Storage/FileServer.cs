using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Proxmox.Simulator.Http;

namespace Proxmox.Simulator.Tests.Storage;

/// <summary>Serves files on this machine; <c>/moved</c> leads to the first.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FileServer(WebApplication application)
    {
        _application = application;
    }

    public string Address => _application.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="secure">Whether it is reached by HTTPS, with a certificate that nobody knows.</param>
    /// <param name="files">What it serves, by path.</param>
    public static async Task<FileServer> StartAsync(bool secure, params (string Path, byte[] Content)[] files)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (secure)
                {
                    listen.UseHttps(Certificates.Shared.Server);
                }
            }));
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, files));
        await application.StartAsync();
        return new FileServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, (string Path, byte[] Content)[] files)
    {
        var (path, content) = Array.Find(files, file => file.Path == context.Request.Path);
        if (context.Request.Path == "/moved")
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = files[0].Path;
        }
        else if (path is null)
        {
            context.Response.StatusCode = 404;
        }
        else
        {
            context.Response.ContentType = "application/x-test";
            context.Response.ContentLength = content.Length;
            if (HttpMethods.IsGet(context.Request.Method))
            {
                await context.Response.Body.WriteAsync(content);
            }
        }
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Proxmox.Simulator.Http;

/// <summary>The HTTPS server: HTTP/1.1 only, because PVE's messages travel in the reason phrase, which HTTP/2 does not have.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private const int CompressionThreshold = 1024;

    private readonly WebApplication _application;
    private readonly Func<HttpContext, Task<Answer>> _handle;
    private readonly TimeSpan _penalty;
    private readonly TimeProvider _time;

    private ApiServer(WebApplication application, Func<HttpContext, Task<Answer>> handle, TimeSpan penalty, TimeProvider time)
    {
        _application = application;
        _handle = handle;
        _penalty = penalty;
        _time = time;
    }

    /// <summary>The port that the server listens on.</summary>
    public int Port { get; private set; }

    /// <summary>Starts to listen.</summary>
    /// <param name="port">0 for any free one.</param>
    /// <param name="penalty">How long a client waits for the answer to a failed login.</param>
    public static async Task<ApiServer> StartAsync(IPAddress address, int port, Func<HttpContext, Task<Answer>> handle, TimeSpan penalty,
        TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // PVE's own limits are checked by the pipeline, which answers as PVE does.
            options.Limits.MaxRequestHeaderCount = 1000;
            options.Limits.MaxRequestHeadersTotalSize = 256 * 1024;
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(address, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(Certificates.Shared.Server);
            });
        });
        var application = builder.Build();
        var server = new ApiServer(application, handle, penalty, time);
        application.Run(server.ServeAsync);
        await application.StartAsync();
        var listening = application.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        server.Port = new Uri(listening).Port;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        Answer answer;
        try
        {
            answer = await _handle(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        if (answer.Penalised && _penalty > TimeSpan.Zero)
        {
            await Task.Delay(_penalty, _time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (answer.Dropped)
        {
            context.Abort();
            return;
        }
        await WriteAsync(context, answer);
    }

    private async Task WriteAsync(HttpContext context, Answer answer)
    {
        var response = context.Response;
        var reason = FirstLine(answer.Message);
        response.StatusCode = answer.Status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase =
            reason.Length > 0 ? reason : Answer.StatusText(answer.Status);
        var date = _time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        response.Headers.Date = date;
        response.Headers.Expires = date;
        response.Headers.CacheControl = "max-age=0";
        response.Headers.Pragma = "no-cache";
        response.Headers.Server = "pve-api-daemon/3.0";
        response.Headers.Connection = answer.Status >= 400 ? "close" : "Keep-Alive";
        if (answer.ContentType is not null)
        {
            response.ContentType = answer.ContentType;
        }

        var body = answer.Body;
        var zippable = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        if (zippable && body.Length > CompressionThreshold)
        {
            response.Headers.ContentEncoding = "gzip";
            body = Zip(body);
        }
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static string FirstLine(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }

    private static byte[] Zip(byte[] body)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }

        return stream.ToArray();
    }
}

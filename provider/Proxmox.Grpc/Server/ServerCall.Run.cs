using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Proxmox.Grpc.Hosting;

namespace Proxmox.Grpc.Server;

/// <content>From the first byte to the status.</content>
internal sealed partial class ServerCall
{
    // The longest span that a timer takes; a deadline further off is watched by the client alone.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Answers a call; ends when the service's method has returned, for until then it may use the request.</summary>
    /// <param name="features">The HTTP request.</param>
    /// <param name="response">Its response.</param>
    /// <param name="method">What answers.</param>
    /// <param name="timeout">How long the client waits; null for ever.</param>
    /// <param name="options">The server's options.</param>
    public static async Task RunAsync(
        IFeatureCollection features,
        CallResponse response,
        MethodHandler method,
        TimeSpan? timeout,
        GrpcServerOptions options)
    {
        CancellationToken aborted = features.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        if (timeout is not { } span)
        {
            ServerCall unlimited = new(features, response, method, DateTime.MaxValue, options, aborted);
            await unlimited.AnswerAsync(expired: CancellationToken.None);
            return;
        }

        DateTime now = options.Clock.GetUtcNow().UtcDateTime;
        DateTime deadline = span < DateTime.MaxValue - now ? now + span : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
        using CancellationTokenSource timer = new(span < LongestTimer ? span : Timeout.InfiniteTimeSpan, options.Clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(aborted, timer.Token);
        ServerCall call = new(features, response, method, deadline, options, either.Token);

        // The client is answered in time even if the service's method does not heed its token.
        Task expiry = Task.CompletedTask;
        await using (timer.Token.UnsafeRegister(_ => expiry = call.ExpireAsync(), null))
            await call.AnswerAsync(timer.Token);
        await expiry;
    }

    private static Status Expired() => new(StatusCode.DeadlineExceeded, "The deadline has passed.");

    private async Task AnswerAsync(CancellationToken expired)
    {
        Status status;
        Metadata trailers = ResponseTrailersCore;
        try
        {
            await method.RunAsync(this);
            status = StatusCore;
        }
        catch (RpcException exception)
        {
            status = exception.Status;
            trailers = Join(trailers, exception.Trailers);
        }
        catch (OperationCanceledException)
        {
            status = new(StatusCode.Cancelled, "The call was cancelled.");
        }
        catch (Exception exception) when (token.IsCancellationRequested)
        {
            status = new(StatusCode.Cancelled, exception.Message);
        }
        catch (Exception exception)
        {
            options.OnUnhandledException?.Invoke(exception, method.FullName);
            status = new(StatusCode.Unknown, exception.Message);
        }

        if (expired.IsCancellationRequested) status = Expired();
        try
        {
            await response.EndAsync(status, trailers);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The client has left, so there is nobody to tell.
        }
    }

    private async Task ExpireAsync()
    {
        try
        {
            if (await response.EndAsync(Expired(), Metadata.Empty)) response.RefuseFurtherRequests();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The client has left, so there is nobody to tell.
        }
    }

    private static Metadata Join(Metadata first, Metadata second)
    {
        if (first.Count == 0 || ReferenceEquals(first, second)) return second;
        Metadata both = [.. first, .. second];
        return both;
    }
}

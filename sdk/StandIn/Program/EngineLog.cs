using Pulumirpc;

namespace Pulumi;

/// <summary>
/// Sends log messages to the engine, in the order that they are written. One about a resource that has no URN yet waits for it, and no
/// other waits for that one.
/// </summary>
internal sealed class EngineLog(IEngine engine, PendingWork work)
{
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;
    private int errors;

    /// <summary>Whether an error was written.</summary>
    public bool HasErrors => Volatile.Read(ref errors) > 0;

    /// <summary>Sends a message.</summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="message">The text.</param>
    /// <param name="resource">The resource that it is about; null for none.</param>
    /// <param name="streamId">Joins messages that belong together; null for none.</param>
    /// <param name="ephemeral">Whether it need not be kept; null means it is kept.</param>
    /// <returns>Ends when the engine has it, and fails with a <see cref="LogException"/>.</returns>
    public Task WriteAsync(LogSeverity severity, string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        if (severity == LogSeverity.Error)
        {
            Interlocked.Increment(ref errors);
        }

        var urn = UrnOfAsync(resource);
        LogRequest request = new() { Severity = severity, Message = message, StreamId = streamId ?? 0, Ephemeral = ephemeral ?? false };
        Task sent;
        lock (gate)
        {
            var isReady = urn.IsCompleted;
            sent = SendAsync(isReady ? last : Task.CompletedTask, urn, request);
            if (isReady)
            {
                last = sent;
            }
        }

        work.Add(sent);
        return sent;
    }

    private static async Task<string> UrnOfAsync(Resource? resource)
    {
        if (resource is null)
        {
            return "";
        }

        try
        {
            return await resource.Urn.GetValueAsync(whenUnknown: "");
        }
        catch (Exception)
        {
            // A resource whose registration failed has none, and the message may tell just that.
            return "";
        }
    }

    private async Task SendAsync(Task before, Task<string> urn, LogRequest request)
    {
        await before.ContinueWith(_ => { }, TaskScheduler.Default);
        request.Urn = await urn;
        try
        {
            await engine.LogAsync(request);
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref errors);
            throw new LogException(exception);
        }
    }
}

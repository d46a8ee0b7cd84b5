using Proxmox.Client;
using Proxmox.Grpc;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// What the engine is to show to the user (<c>pulumirpc.Engine/Log</c>). Messages are delivered in order; one that does not get through is
/// dropped, for no operation may fail or wait for the sake of a message.
/// </summary>
/// <param name="log">Where it is told that messages do not get through.</param>
/// <param name="time">The clock.</param>
internal sealed class EngineLog(PveLog log, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task _delivered = Task.CompletedTask;
    private string? _address;
    private LocalChannel? _channel;
    private Pulumirpc.Engine.EngineClient? _engine;

    /// <summary>Delivers to that engine from now on.</summary>
    public void Connect(LocalAddress address)
    {
        LocalChannel? former;
        lock (_gate)
        {
            if (string.Equals(_address, address.ToString(), StringComparison.Ordinal))
            {
                return;
            }

            former = _channel;
            _address = address.ToString();
            _channel = LocalChannel.To(address);
            _engine = new(_channel);
        }

        former?.Dispose();
    }

    /// <summary>Takes a message and returns at once.</summary>
    /// <param name="severity">How much it matters.</param>
    /// <param name="message">The text, which quotes no secret.</param>
    /// <param name="urn">The resource that it is about; empty for none.</param>
    /// <param name="isEphemeral">Whether it is a status that the next one replaces.</param>
    public void Post(LogSeverity severity, string message, string urn, bool isEphemeral = false)
    {
        var request = new LogRequest { Severity = severity, Message = message, Urn = urn, Ephemeral = isEphemeral };
        lock (_gate)
        {
            if (_engine is { } engine)
            {
                _delivered = DeliverAsync(_delivered, engine, request);
            }
        }
    }

    /// <summary>Waits until the messages so far have been delivered or dropped, but not for long.</summary>
    public async Task FlushAsync()
    {
        Task delivered;
        lock (_gate)
        {
            delivered = _delivered;
        }

        try
        {
            await delivered.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            // The engine is busy with something else; the messages follow when it is ready.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel?.Dispose();

    private async Task DeliverAsync(Task before, Pulumirpc.Engine.EngineClient engine, LogRequest request)
    {
        // Not on the thread of the operation, which has only left the message here.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await engine.LogAsync(request, deadline: time.GetUtcNow().UtcDateTime + Patience);
        }
        catch (Exception e)
        {
            if (log.IsOn(PveLogLevel.Debug))
            {
                log.Write(PveLogLevel.Debug, "A message did not reach the engine.", new PveLogField("cause", e.GetType().FullName));
            }
        }
    }
}

using Proxmox.Client;

namespace Proxmox.Tools.Discover;

/// <summary>
/// Tells a datacenter that is gone from one that cannot tell something: all that is asked of the former takes its full time.
/// </summary>
/// <param name="call">Asks PVE for a sign of life.</param>
/// <param name="time">The clock.</param>
internal sealed class PveWatch(Func<CancellationToken, Task> call, TimeProvider time)
{
    // PVE answers a refusal at once.
    private static readonly TimeSpan Suspicious = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>When something is begun.</summary>
    public long Begin() => time.GetTimestamp();

    /// <summary>Ends everything when what was begun has failed and PVE is no longer there.</summary>
    /// <param name="begun">When it was begun.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ToolException">PVE is gone.</exception>
    public async Task RefuseGoneAsync(long begun, string reason, CancellationToken cancel)
    {
        if (time.GetElapsedTime(begun) < Suspicious)
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            await call(limit.Token);
        }
        catch (PveFault fault) when (fault.Kind is FaultKind.Unreachable or FaultKind.Timeout or FaultKind.Certificate)
        {
            throw Gone(fault.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Gone(reason);
        }
    }

    private static ToolException Gone(string reason) =>
        new($"PVE answers no longer, and nothing is written. {reason.TrimEnd('.')}. Run the command again when it is there.");
}

using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>
/// The changes of the SDN that a run makes. PVE stages them; those that are made at about the same time are applied together, by the one
/// that ended last (docs/design/sdn.md).
/// </summary>
internal sealed class SdnChanges
{
    private readonly Lock _gate = new();
    private SdnBatch? _batch;

    /// <summary>Stages a change, and returns when it is applied with the others.</summary>
    /// <param name="operation">What changes.</param>
    /// <param name="stage">Stages it.</param>
    /// <param name="isStaged">False for what counts at once in PVE, and only goes under the lock.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="PveFault">It was not staged, or not applied.</exception>
    public static async Task RunAsync(
        Operation operation, Func<CancellationToken, Task> stage, bool isStaged, CancellationToken cancel)
    {
        if (!operation.Session.AppliesSdn)
        {
            await stage(cancel);
            return;
        }

        var batch = operation.Session.Part<SdnChanges>().Join(operation.Session);
        try
        {
            operation.Part<SdnToken>().Text = await batch.TokenAsync(operation, cancel);
            await stage(cancel);
            batch.Leave(operation, isStaged, waits: isStaged);
        }
        catch
        {
            // What PVE has accepted is staged, whatever failed behind it.
            batch.Leave(operation, isStaged && operation.IsCreated, waits: false);
            await batch.EndedAsync();
            throw;
        }

        await (isStaged ? batch.AppliedAsync(operation, cancel) : batch.EndedAsync());
    }

    private SdnBatch Join(Session session)
    {
        lock (_gate)
        {
            if (_batch?.TryJoin() is not true)
            {
                _batch = new(session, _batch?.Closed ?? Task.CompletedTask);
            }

            return _batch;
        }
    }
}

/// <summary>The token of the lock that an operation works under.</summary>
internal sealed class SdnToken
{
    /// <summary>The token; null where there is none to show.</summary>
    public string? Text { get; set; }
}

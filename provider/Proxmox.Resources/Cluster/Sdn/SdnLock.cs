using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>
/// The lock of the SDN configuration: <c>/cluster/sdn/lock</c> (PVE::API2::Network::SDN), since PVE 9.0. While it is held, PVE refuses
/// everybody's changes but those that show its token.
/// </summary>
internal static class SdnLock
{
    /// <summary>The parameter that shows the token.</summary>
    public const string Parameter = "lock-token";

    private const string Path = "/cluster/sdn/lock";

    // Another run holds it for as long as it stages and applies.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly System.Version First = new(9, 0);

    /// <summary>Takes the lock, and waits for it where somebody else has it; null before PVE 9.0.</summary>
    /// <param name="work">What it is taken for.</param>
    /// <param name="hear">Hears that somebody else has it.</param>
    /// <param name="hearStaged">Hears that something may be staged already.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="PveFault">Somebody else keeps it.</exception>
    public static async Task<string?> TakeAsync(PveWork work, Action<PveFault> hear, Action hearStaged, CancellationToken cancel)
    {
        if (await work.Session.VersionAsync(cancel) is { } version && version < First)
        {
            hearStaged();
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, work.Session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        PveFault? foreign = null;
        try
        {
            var answer = await work.AskUntilAsync(
                later => AskAsync(work.Pve, hearStaged, later), _ => true, both.Token, fault =>
                {
                    var isHeld = fault.Kind is FaultKind.SdnLocked or FaultKind.Locked;
                    if (isHeld)
                    {
                        hear(foreign = fault);
                    }

                    return isHeld;
                });
            return answer.AsText();
        }
        catch (OperationCanceledException) when (foreign is not null && !cancel.IsCancellationRequested)
        {
            throw foreign;
        }
    }

    // PVE says that something is staged to who does not take that on.
    private static async Task<PveData> AskAsync(IPve pve, Action hearStaged, CancellationToken cancel)
    {
        try
        {
            return await pve.PostAsync(Path, new Form(), cancel);
        }
        catch (PveFault staged) when (staged.Said.Contains("has pending changes", StringComparison.Ordinal))
        {
            hearStaged();
            return await pve.PostAsync(Path, new Form().Add("allow-pending", true), cancel);
        }
    }

    /// <summary>Gives the lock back with nothing applied; one that is gone already is none of ours.</summary>
    public static async Task GiveBackAsync(PveWork work, string token)
    {
        try
        {
            await work.Pve.DeleteAsync(Path, new Form().Add(Parameter, token));
        }
        catch (PveFault)
        {
            // Whoever needs it hears of it.
        }
    }
}

namespace Proxmox.Client;

/// <summary>A login: PVE signs both halves, and every node of the cluster accepts them for two hours.</summary>
/// <param name="Cookie">What the cookie carries.</param>
/// <param name="Csrf">What a request that changes something carries besides.</param>
/// <param name="Taken">When it was answered, as a timestamp of the time provider.</param>
public sealed record Ticket(string Cookie, string Csrf, long Taken)
{
    /// <inheritdoc/>
    public override string ToString() => Form.Mask;
}

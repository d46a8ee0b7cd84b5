namespace Proxmox.Client;

/// <summary>Why an attempt got no answer.</summary>
/// <param name="Kind">Unreachable, Timeout or Certificate.</param>
/// <param name="Said">The reason as a clause without the endpoint, such as "connection refused".</param>
/// <param name="MayHaveBeenSent">Whether the request may have reached PVE; false when it surely has not.</param>
/// <param name="Cause">The exception behind it.</param>
internal sealed record Obstacle(FaultKind Kind, string Said, bool MayHaveBeenSent, Exception? Cause = null)
{
    /// <summary>Whether another attempt may find another answer within seconds; a wrong name or certificate will not.</summary>
    public bool MayPass { get; init; } = true;

    /// <summary>SHA-256 of the certificate that was refused.</summary>
    public string? ServerFingerprint { get; init; }
}

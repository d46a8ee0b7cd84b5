namespace Proxmox.Client;

/// <summary>What a test, or a host with needs of its own, puts in the place of the client's own parts. All are optional.</summary>
public sealed record PveParts
{
    /// <summary>Makes the HTTP connections of an endpoint; TLS is then its own affair. The client disposes what it gets.</summary>
    public Func<Uri, HttpMessageHandler>? Connections { get; init; }

    /// <summary>Random numbers from 0 to below 1, for jitter.</summary>
    public Func<double>? Random { get; init; }
}

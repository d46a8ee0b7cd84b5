using System.Collections.ObjectModel;

namespace Proxmox.Client;

/// <summary>How to log in to the nodes themselves, for files that PVE's API does not take.</summary>
public sealed record SshOptions
{
    /// <summary>The user on the nodes.</summary>
    public string Username { get; init; } = "root";

    /// <summary>
    /// The user's private key, in OpenSSH's format or as PEM: the path of a file, or its text; null to log in with a password.
    /// </summary>
    public string? PrivateKey { get; init; }

    /// <summary>What <see cref="PrivateKey"/> is encrypted with; null when it is not.</summary>
    public string? Passphrase { get; init; }

    /// <summary>The user's password; null to log in with a key.</summary>
    public string? Password { get; init; }

    /// <summary>The port of the SSH servers.</summary>
    public int Port { get; init; } = 22;

    /// <summary>
    /// The keys by which nodes are recognised, none of which stands for one node alone: fingerprints as <c>ssh-keygen -lf</c> shows them,
    /// or keys as they stand in a file <c>known_hosts</c>; an entry may hold several, one a line.
    /// </summary>
    public IReadOnlyList<string> HostKeys { get; init; } = [];

    /// <summary>Where nodes are to be reached, by their name; the others are where the cluster says that they are.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The options with the secret ones masked.</summary>
    public override string ToString() => $"SshOptions {{ Username = {Username}, Port = {Port} }}";
}

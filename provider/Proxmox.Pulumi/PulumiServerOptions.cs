using System.Security.Cryptography;
using Proxmox.Client;
using Proxmox.Grpc;

namespace Proxmox.Pulumi;

/// <summary>What a server for Pulumi is given.</summary>
public sealed record PulumiServerOptions
{
    /// <summary>
    /// Makes the engine. Called once, when a call needs it or when there is time for it, after Pulumi has been told where to connect.
    /// </summary>
    public required Func<Engine.Provider> Provider { get; init; }

    /// <summary>Gives the package schema as JSON (<c>GetSchema</c>); asked when somebody wants it.</summary>
    public required Func<string> Schema { get; init; }

    /// <summary>Gives the names by which Terraform knows the same things, as JSON (<c>GetMapping</c>); empty when there are none.</summary>
    public Func<ReadOnlyMemory<byte>> Mapping { get; init; } = () => default;

    /// <summary>The provider's version, in the notation of semantic versioning.</summary>
    public string Version { get; init; } = "0.0.0";

    /// <summary>Where the engine that started the process listens for messages; null until it says so itself.</summary>
    public LocalAddress? EngineAddress { get; init; }

    /// <summary>Where the log goes.</summary>
    public PveLog Log { get; init; } = PveLog.Nowhere;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Draws that many random bytes, for generated names where the engine sends no seed.</summary>
    public Func<int, byte[]> Random { get; init; } = RandomNumberGenerator.GetBytes;
}

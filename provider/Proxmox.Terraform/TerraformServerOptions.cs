using Proxmox.Client;
using Proxmox.Terraform.HostChecks;

namespace Proxmox.Terraform;

/// <summary>What a server for Terraform and OpenTofu is given.</summary>
public sealed record TerraformServerOptions
{
    /// <summary>
    /// Makes the engine. Called once, when a call needs it or when there is time for it, after the host has been told where to connect.
    /// </summary>
    public required Func<Engine.Provider> Provider { get; init; }

    /// <summary>Gives the bytes of the answer to <c>GetProviderSchema</c> for the provider's catalog; null makes the answer anew.</summary>
    public Func<ReadOnlyMemory<byte>>? ReadyMadeSchema { get; init; }

    /// <summary>What happens to answers that the host would refuse.</summary>
    public CheckMode Checks { get; init; } = CheckMode.Repair;

    /// <summary>Whether the command that has started the provider goes on to destroy what there is. Asked when a plan has failed.</summary>
    public Func<bool> IsDestroying { get; init; } = () => false;

    /// <summary>Where the log goes.</summary>
    public PveLog Log { get; init; } = PveLog.Nowhere;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>A container that is to be made, from a template or from a backup.</summary>
internal sealed record ContainerOrder
{
    public required int VmId { get; init; }

    /// <summary>The template or backup.</summary>
    public required string Archive { get; init; }

    /// <summary>Storage of volumes that name none.</summary>
    public required string Storage { get; init; }

    public required OptionSet Options { get; init; }

    public string? Pool { get; init; }

    /// <summary>Null for what a backup says.</summary>
    public bool? Unprivileged { get; init; }

    public bool Restore { get; init; }

    /// <summary>Whether network devices get new addresses.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether it takes the place of a container of the same id.</summary>
    public bool OverwritesOwn { get; init; }

    /// <summary>Whether the rules of the firewall are none of the caller's business.</summary>
    public bool LeavesFirewall { get; init; }

    public bool IgnoresUnpackErrors { get; init; }

    public bool Start { get; init; }

    public bool HighAvailability { get; init; }

    /// <summary>How errors begin.</summary>
    public string Problem => string.Create(CultureInfo.InvariantCulture, $"unable to {(Restore ? "restore" : "create")} CT {VmId} -");
}

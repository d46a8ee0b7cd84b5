using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>An example of some attributes.</summary>
/// <param name="Topic">What it is of.</param>
/// <param name="Config">The attributes.</param>
internal sealed record ConfigExample(string Topic, Value Config)
{
    /// <summary>Some of the parameters that PVE then has.</summary>
    public IReadOnlyList<(string Parameter, string Value)> Stored { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Topic;
}

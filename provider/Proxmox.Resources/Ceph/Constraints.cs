using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Ceph;

/// <summary>What must hold between attributes of several of Ceph's objects.</summary>
internal static class Constraints
{
    /// <summary>A pool cannot need more copies than it has.</summary>
    public static Constraint SizeHoldsMinSize(Field<long> size, Field<long> minSize) => new(config =>
        config.Get(size) is { } copies && config.Get(minSize) is { } least && least > copies
            ? [new(minSize, $"{minSize.Name} is {least}, which is more than {size.Name} with {copies}: set it to that at most.")] : []);
}

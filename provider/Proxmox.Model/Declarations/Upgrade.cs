using Proxmox.Model.Values;

namespace Proxmox.Model.Declarations;

/// <summary>One step from a stored state of an older schema to the next one.</summary>
/// <param name="From">The schema version that the stored state has.</param>
/// <param name="Step">Gives the state of version <paramref name="From"/> + 1. It sees the stored attributes as they are, without a
/// schema.</param>
public sealed record Upgrade(int From, Func<Value, Value> Step);

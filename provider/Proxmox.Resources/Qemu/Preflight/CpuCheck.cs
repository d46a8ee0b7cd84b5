using System.Runtime.CompilerServices;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>Whether the node knows the CPU model.</summary>
internal static class CpuCheck
{
    /// <summary>Finds a CPU model that the node does not know.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var path = AttributePath.Of(Cpu.Processors.Name).Attribute(Cpu.Model.Name);
        var (cpu, before) = (vm.Plan.Planned[Cpu.Processors], vm.Plan.Prior[Cpu.Processors]);

        // The list is of models of the node's own architecture.
        if (cpu[Cpu.Model.Name].AsText() is not { } model || !cpu[Cpu.Architecture.Name].IsNull
            || (!vm.IsMoved && before[Cpu.Model.Name].AsText() == model)
            || vm.Node is not { } node || await vm.Datacenter.CpuModelsAsync(node, cancel) is not { } models || models.Contains(model))
        {
            yield break;
        }

        var close = models.Where(known => known.Equals(model, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
            .FirstOrDefault();
        yield return new(
            path,
            $"Node {node} has no CPU model {model}",
            close is not null ? $"PVE writes it {close}: set {path} to that."
                : $"Set {path} to one that it has, such as host or x86-64-v2-AES. A custom model is written with custom- in front, and "
                    + $"{vm.Session.Caller} must be allowed to use it.");
    }
}

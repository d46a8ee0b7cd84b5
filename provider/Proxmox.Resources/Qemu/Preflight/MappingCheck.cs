using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>Whether mapped devices and directories are there, and on the node of the VM.</summary>
internal static class MappingCheck
{
    private static readonly (string Kind, string Title, Field Slots, Field Member)[] Kinds =
    [
        ("pci", "PCI", Devices.Pci, Devices.PciMapping),
        ("usb", "USB", Devices.Usb, Devices.UsbMapping),
        ("dir", "directory", Devices.VirtioFs, Devices.VirtioFsMapping),
    ];

    /// <summary>Finds mappings that are missing or name nothing on the node.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (kind, title, slots, member) in Kinds)
        {
            var used = vm.Texts(slots, member).ToList();
            if (used.Count == 0 || await vm.Datacenter.MappingsAsync(kind, cancel) is not { } mappings)
            {
                continue;
            }

            var rights = await vm.Datacenter.RightsAsync(cancel);
            foreach (var (path, name) in used)
            {
                if (mappings.TryGetValue(name, out var nodes))
                {
                    if (vm.Node is { } node && !nodes.Contains(node))
                    {
                        yield return new(path, $"The {title} mapping {name} has nothing on node {node}",
                            $"It covers {(nodes.Count == 0 ? "no node" : string.Join(", ", nodes.Order(StringComparer.Ordinal)))}. Add an "
                            + $"entry for {node} to the mapping, or create the VM on a node that it covers.");
                    }
                }
                // PVE does not list what the caller may not use; what is missing then is the privilege.
                else if (rights?.HasAny($"/mapping/{kind}/{name}", "Mapping.Use", "Mapping.Audit", "Mapping.Modify") is not false)
                {
                    yield return new(path, $"There is no {title} mapping {name}",
                        $"Correct {path}, or add the mapping to the datacenter (Resource Mappings).");
                }
            }
        }
    }
}

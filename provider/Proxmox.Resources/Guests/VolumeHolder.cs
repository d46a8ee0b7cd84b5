using System.Runtime.CompilerServices;
using Proxmox.Engine;

namespace Proxmox.Resources.Guests;

/// <summary>A guest that has a volume in one of its slots.</summary>
/// <param name="Guest">The guest.</param>
/// <param name="Slot">The slot, with what it holds.</param>
internal sealed record VolumeHolder(GuestPlace Guest, ConfigOption Slot)
{
    /// <summary>Every guest that has the volume. It asks one after the other, for PVE keeps no record of that.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="kind">What is asked; null for guests of any kind.</param>
    /// <param name="volume">The volume id.</param>
    /// <param name="node">The node that the volume is on; null when all nodes see it.</param>
    /// <param name="cancel">The time limit.</param>
    public static async IAsyncEnumerable<VolumeHolder> AllAsync(
        Session session, GuestKind? kind, string volume, string? node, [EnumeratorCancellation] CancellationToken cancel)
    {
        var guests = (await GuestDirectory.AllAsync(session, cancel)).Values
            .Where(guest => (kind ?? guest.Kind) == guest.Kind && (node ?? guest.Node) == guest.Node).OrderBy(guest => guest.VmId);
        foreach (var guest in guests)
        {
            var found = await GuestDirectory.AskAsync(
                session, guest.Kind, guest.VmId, guest.Node, at => GuestConfig.ReadAsync(session.Pve, at, cancel), cancel);
            if (found is var (config, place) && config.SlotOf(volume) is { } slot)
            {
                yield return new(place, slot);
            }
        }
    }
}

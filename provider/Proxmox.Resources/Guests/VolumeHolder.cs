using Proxmox.Engine;

namespace Proxmox.Resources.Guests;

/// <summary>A guest that has a volume in one of its slots.</summary>
/// <param name="Guest">The guest.</param>
/// <param name="Slot">The slot.</param>
internal sealed record VolumeHolder(GuestPlace Guest, string Slot)
{
    /// <summary>
    /// The first guest of any kind that has the volume; null when none has. It asks each, for PVE keeps no record of that.
    /// </summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="volume">The volume id.</param>
    /// <param name="node">The node that the volume is on; null when all nodes see it.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<VolumeHolder?> FindAsync(Session session, string volume, string? node, CancellationToken cancel)
    {
        var guests = (await GuestDirectory.AllAsync(session, cancel)).Values
            .Where(guest => (node ?? guest.Node) == guest.Node).OrderBy(guest => guest.VmId);
        foreach (var guest in guests)
        {
            var found = await GuestDirectory.AskAsync(
                session, guest.Kind, guest.VmId, guest.Node, at => GuestConfig.ReadAsync(session.Pve, at, cancel), cancel);
            if (found is var (config, place) && config.Options.FirstOrDefault(option => Holds(option, volume)) is { } slot)
            {
                return new(place, slot.Key);
            }
        }

        return null;
    }

    // What is only left over, in no slot, may go.
    private static bool Holds(ConfigOption option, string volume) => !option.Key.StartsWith("unused", StringComparison.Ordinal)
        && ((string?[])[option.Value.AsText(), option.Pending.AsText()]).Any(text =>
            text is not null && (text == volume || text.StartsWith(volume + ",", StringComparison.Ordinal)));
}

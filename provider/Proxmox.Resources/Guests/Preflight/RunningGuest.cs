using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>What a guest runs with, where that is not what its next start gives it.</summary>
internal static class RunningGuest
{
    /// <summary>The recorded guest with what is pending taken back.</summary>
    /// <param name="model">What it is.</param>
    /// <param name="recorded">The guest as it will be after its next start.</param>
    /// <param name="config">PVE's answer about it.</param>
    public static Value Of(GuestModel model, Value recorded, GuestConfig config)
    {
        var (next, now) = (new LiveGuest(model, config).Values, FromData.Members(model.Config, model.Read(config.Running)));
        return model.Config.Where(field => !next[field.Name].Equals(now[field.Name]))
            .Aggregate(recorded, (guest, field) => guest.With(
                field.Name,
                field.WireForm == WireForm.Slots ? Slots(guest[field.Name], next[field.Name], now[field.Name]) : now[field.Name]));
    }

    // Slots that nothing is pending for stay as recorded: some are nobody's here.
    private static Value Slots(Value recorded, Value next, Value now) => Value.Object(
        recorded.Members.Where(slot => next[slot.Key].Equals(now[slot.Key]))
            .Concat(now.Members.Where(slot => !next[slot.Key].Equals(slot.Value))));
}

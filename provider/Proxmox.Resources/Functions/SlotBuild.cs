using System.Globalization;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Puts the name of a slot together.</summary>
public static class SlotBuild
{
    private static readonly Field<string> Bus = SlotParse.Bus.Required();

    private static readonly Field<long> Index = SlotParse.Index.Required();

    private static readonly Field<string> Slot = Text("slot", "The slot, such as `scsi0`.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("slot_build",
        "Puts the slot of a guest's device together of a bus and a number, and refuses one that no guest has.")
    {
        Area = Areas.Guests,
        Verb = "build",
        Fields = [Bus, Index],
        Result = Slot,
        Compute = arguments =>
        {
            var (bus, index) = (arguments.Get(Bus)!, arguments.Get(Index)!.Value);
            if (GuestSlots.All.All(slots => slots.Prefix != bus))
            {
                var known = GuestSlots.All.Select(slots => slots.Prefix).ToList();
                throw new FunctionFault(Bus, $"{Bus.Name} must be one of {string.Join(", ", known)}, but is \"{bus}\"."
                    + (NearestName.Of(bus, known) is { } meant ? $" Did you mean \"{meant}\"?" : ""));
            }

            var named = GuestSlots.All.First(slots => slots.Prefix == bus);
            var slot = bus + index.ToString(CultureInfo.InvariantCulture);
            return named.Names(slot) ? slot : throw new FunctionFault(Index,
                $"{Index.Name} must be a number of the slots {named}, but is {index.ToString(CultureInfo.InvariantCulture)}.");
        },
    };
}

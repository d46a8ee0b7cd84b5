using System.Globalization;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Takes the name of a slot apart.</summary>
public static class SlotParse
{
    internal static readonly Field<string> Bus = Text("bus", "What stands before the number, such as `scsi` or `net`.");

    internal static readonly Field<long> Index = Whole("index", "The number, from 0.");

    private static readonly Field<string> Slot = Text("slot", "Slot of a guest's device, such as `scsi0`, `net1` or `mp2`.").Required();

    private static readonly Field<Attributes> Parts = Nested("parts", "What the name tells.",
        Bus.Computed().AlwaysReturned(), Index.Computed().AlwaysReturned()).Computed();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("slot_parse",
        "Takes the slot of a guest's device apart: `scsi0` into the bus `scsi` and the number 0.")
    {
        Area = Areas.Guests,
        Verb = "parse",
        Fields = [Slot],
        Result = Parts,
        Compute = arguments =>
        {
            var slot = arguments.Get(Slot)!;
            return GuestSlots.All.Where(slots => slots.Names(slot)).Select(slots => Value.Object(
                (Bus.Name, slots.Prefix),
                (Index.Name, long.Parse(slot.AsSpan(slots.Prefix.Length), CultureInfo.InvariantCulture)))).FirstOrDefault()
                ?? throw new FunctionFault(Slot,
                    $"{Slot.Name} must be one of {string.Join(", ", GuestSlots.All)}, but is \"{slot}\".");
        },
    };
}

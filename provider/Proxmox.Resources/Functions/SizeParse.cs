using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Reads a size as PVE does: <c>disk-size</c>.</summary>
public static class SizeParse
{
    private const decimal Step = 1024;

    private static readonly Field<string> Size =
        Text("size", "Size such as `32G`: a number, with a fraction or without, and a unit of 1024: K, M, G or T. Without a unit it is in "
            + "bytes.").Required().As(Formats.Size).Matching(@"\d+(\.\d+)?[KMGTkmgt]?", "a size such as \"512M\", \"32G\" or \"1.5T\"");

    private static readonly Field<long> Bytes = Whole("size_bytes", "The size in bytes, rounded down.");
    private static readonly Field<Number> Mebibytes = Fraction("size_mib", "The size in MiB.");
    private static readonly Field<Number> Gibibytes = Fraction("size_gib", "The size in GiB.");

    private static readonly Field<Attributes> Sizes = Nested("sizes", "The size in several units.",
        Bytes.Computed().AlwaysReturned(), Mebibytes.Computed().AlwaysReturned(), Gibibytes.Computed().AlwaysReturned()).Computed();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("size_parse",
        "Reads a size as PVE does, such as that of a disk, and tells it in bytes, MiB and GiB.")
    {
        Area = Areas.Storage,
        Verb = "parse",
        Fields = [Size],
        Result = Sizes,
        Compute = arguments =>
        {
            var text = arguments.Get(Size)!;
            if (GuestDrive.Bytes(text) is not { } bytes || bytes > long.MaxValue)
            {
                throw new FunctionFault(Size, $"{Size.Name} must be less than 8388608T, but is \"{text}\".");
            }

            return Value.Object(
                (Bytes.Name, (long)bytes),
                (Mebibytes.Name, Value.Of(Exactly(bytes / Step / Step))),
                (Gibibytes.Name, Value.Of(Exactly(bytes / Step / Step / Step))));
        },
    };

    private static Number Exactly(decimal number) =>
        Number.Parse(number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture));
}

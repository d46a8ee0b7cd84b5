using System.Globalization;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Writes a size as PVE does (<c>PVE::JSONSchema::format_size</c>).</summary>
public static class SizeBuild
{
    private const long Step = 1024;

    private static readonly Field<long> Bytes = Whole("size_bytes", "The size in bytes.").Required().Between(0);

    private static readonly Field<string> Size = Text("size", "The size, such as `32G`.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("size_build",
        "Writes a number of bytes as PVE writes sizes: with the largest of the units K, M, G and T that needs no fraction, and without a "
        + "unit where none fits.")
    {
        Area = Areas.Storage,
        Verb = "build",
        Fields = [Bytes],
        Result = Size,
        Compute = arguments =>
        {
            var (number, unit) = (arguments.Get(Bytes)!.Value, 0);
            while (number > 0 && number % Step == 0 && unit < "KMGT".Length)
            {
                (number, unit) = (number / Step, unit + 1);
            }

            return number.ToString(CultureInfo.InvariantCulture) + (unit > 0 ? "KMGT"[unit - 1] : "");
        },
    };
}

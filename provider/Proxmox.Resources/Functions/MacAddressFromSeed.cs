using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Makes a MAC address of any text, always the same of the same text.</summary>
public static class MacAddressFromSeed
{
    private const int Length = 6;

    // The block of addresses that Proxmox has registered and PVE draws from by default.
    private const string Proxmox = "BC:24:11";

    private static readonly Field<string> Seed =
        Text("seed", "Text that tells the device from all others, such as the VM's name and the slot.").Required().As(Formats.Verbatim);

    private static readonly Field<string> Prefix =
        Text("prefix", "Octets that the address begins with, 1 to 5 of them, such as `02` for a locally administered address of which 40 "
            + $"bits follow from the seed. Unset means `{Proxmox}`, the block that PVE draws from, with 24 bits.")
            .Matching("[0-9A-Fa-f][02468ACEace](:[0-9A-Fa-f]{2}){0,4}",
                "1 to 5 octets such as \"BC:24:11\" or \"02\", the first of them even, for an odd one is that of a group");

    private static readonly Field<string> Address = Text("mac_address", "The MAC address, in capitals.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("mac_address_from_seed",
        "Makes a MAC address of a text, always the same of the same text: a device keeps its address when its VM is made anew, and a DHCP "
        + "server knows it beforehand. What follows the prefix is the beginning of the seed's SHA-256. Two seeds of 580 have the same 24 "
        + "bits with a chance of one in a hundred: give a shorter prefix such as `02` where there are many devices.")
    {
        Area = Areas.Guests,
        Fields = [Seed, Prefix],
        Result = Address,
        Compute = arguments =>
        {
            var prefix = (arguments.Get(Prefix) ?? Proxmox).ToUpperInvariant().Split(':');
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(arguments.Get(Seed)!));
            return string.Join(':', prefix.Concat(
                hash.Take(Length - prefix.Length).Select(octet => octet.ToString("X2", CultureInfo.InvariantCulture))));
        },
    };
}

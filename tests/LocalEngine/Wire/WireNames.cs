using System.Collections.Frozen;

namespace Proxmox.LocalEngine.Wire;

/// <summary>The texts by which special values are recognised on the wire.</summary>
public static class WireNames
{
    /// <summary>The member that makes an object special.</summary>
    public const string Signature = "4dabf18193072939515e22adb298388d";

    /// <summary>Signature of a secret.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>Signature of a resource reference.</summary>
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>Signature of an output value.</summary>
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>Signature of a byte string.</summary>
    public const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";

    /// <summary>Signature of an asset.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>Signature of an archive.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>The unknown that is sent.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>Everything that is understood as unknown: one text for each kind of value.</summary>
    public static readonly FrozenSet<string> Unknowns = FrozenSet.Create(
        StringComparer.Ordinal,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        Unknown,
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");
}

namespace Proxmox.Pulumi.Values;

/// <summary>
/// What marks an object on the wire as more than an object (<c>pulumirpc</c>: the signature's key, and the text that it holds).
/// </summary>
internal static class Signatures
{
    /// <summary>The member that holds the signature.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>A secret.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>A reference to another resource.</summary>
    public const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>A value with what it depends on.</summary>
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>Bytes that are not UTF-8.</summary>
    public const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";

    /// <summary>A file.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>A collection of files.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>The member that holds what is secret, an output's value, or bytes.</summary>
    public const string Value = "value";
}

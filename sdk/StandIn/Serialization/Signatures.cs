namespace Pulumi.Serialization;

/// <summary>What marks values on the wire that are more than JSON.</summary>
internal static class Signatures
{
    /// <summary>The property of an object that holds one of the signatures below.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>A secret: <c>value</c>.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>A reference to a resource: <c>urn</c>, and <c>id</c> of a custom one.</summary>
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>An output: <c>value</c>, left out when unknown, <c>secret</c> and <c>dependencies</c>.</summary>
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>A file: <c>text</c>, <c>path</c> or <c>uri</c>.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>A set of files: <c>assets</c>, <c>path</c> or <c>uri</c>.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>The text that stands for a value of any type that is not known.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}

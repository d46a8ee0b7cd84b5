namespace Proxmox.SdkGenerator.Schema;

/// <summary>A value that stands in the schema itself: of a default, of a constant or of an enum's member.</summary>
internal abstract record Constant
{
    /// <summary>True or false.</summary>
    internal sealed record Flag(bool Value) : Constant;

    /// <summary>A number as it is written in JSON, which is also how C# writes it.</summary>
    internal sealed record Number(string Digits) : Constant;

    /// <summary>Text.</summary>
    internal sealed record Text(string Value) : Constant;
}

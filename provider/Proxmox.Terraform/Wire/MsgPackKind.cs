namespace Proxmox.Terraform.Wire;

/// <summary>The kind of a MessagePack item, whichever of its forms it is written in.</summary>
public enum MsgPackKind
{
    /// <summary>Nil.</summary>
    Nil,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A signed or unsigned whole number of up to 64 bits.</summary>
    Integer,

    /// <summary>A float of 32 or 64 bits.</summary>
    Float,

    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>Items in order.</summary>
    Array,

    /// <summary>Pairs of items.</summary>
    Map,

    /// <summary>Bytes with a type number.</summary>
    Extension,
}

namespace Proxmox.Client;

/// <summary>The six shapes that a JSON value has.</summary>
public enum PveDataKind
{
    /// <summary>JSON null, or a member that is absent.</summary>
    Null,

    /// <summary>JSON true or false; PVE itself prefers the numbers 1 and 0.</summary>
    Bool,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON array.</summary>
    Array,

    /// <summary>A JSON object.</summary>
    Object,
}

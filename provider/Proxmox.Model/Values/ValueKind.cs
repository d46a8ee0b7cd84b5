namespace Proxmox.Model.Values;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind
{
    /// <summary>Nothing: the attribute is not set.</summary>
    Null,

    /// <summary>Something that will be known only after another object has been applied.</summary>
    Unknown,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A <see cref="Values.Number"/>.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Values in an order that matters.</summary>
    List,

    /// <summary>Values without order; equal ones count once.</summary>
    Set,

    /// <summary>Values by name: an object with fixed attributes, or a map with free keys.</summary>
    Object,
}

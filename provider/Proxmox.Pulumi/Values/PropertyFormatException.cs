namespace Proxmox.Pulumi.Values;

/// <summary>A value on the wire that does not have a form that the protocol knows.</summary>
public sealed class PropertyFormatException : Exception
{
    /// <summary>With that message, which quotes no value.</summary>
    public PropertyFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With that message and its cause.</summary>
    public PropertyFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message of its own.</summary>
    public PropertyFormatException()
    {
    }
}

namespace Proxmox.Terraform.Wire;

/// <summary>Bytes from the host, or a value for it, that do not have the form that the protocol prescribes.</summary>
public sealed class WireFormatException : Exception
{
    /// <summary>With that message.</summary>
    public WireFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With that message and its cause.</summary>
    public WireFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message of its own.</summary>
    public WireFormatException()
    {
    }
}

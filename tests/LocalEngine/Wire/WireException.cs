namespace Proxmox.LocalEngine.Wire;

/// <summary>A message that breaks the rules of property values.</summary>
public sealed class WireException : Exception
{
    /// <summary>A breach.</summary>
    public WireException(string message)
        : base(message)
    {
    }

    /// <summary>A breach that another exception shows.</summary>
    public WireException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

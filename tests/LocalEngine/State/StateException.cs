namespace Proxmox.LocalEngine.State;

/// <summary>A state that cannot be read or written.</summary>
public sealed class StateException : Exception
{
    /// <summary>A fault.</summary>
    public StateException(string message)
        : base(message)
    {
    }

    /// <summary>A fault that another exception shows.</summary>
    public StateException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

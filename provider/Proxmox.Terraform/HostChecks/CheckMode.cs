namespace Proxmox.Terraform.HostChecks;

/// <summary>What happens to an answer that the host would refuse.</summary>
public enum CheckMode
{
    /// <summary>It is repaired, and the log says where it was wrong: the user's work goes on.</summary>
    Repair,

    /// <summary>An exception says where it is wrong: the test fails.</summary>
    Throw,
}

/// <summary>An answer that the host would refuse.</summary>
public sealed class HostCheckException : Exception
{
    /// <summary>With that message.</summary>
    public HostCheckException(string message)
        : base(message)
    {
    }

    /// <summary>With that message and its cause.</summary>
    public HostCheckException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message of its own.</summary>
    public HostCheckException()
    {
    }
}

using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>A number from the host that is infinite, as a division by zero in a configuration gives it without an error.</summary>
public sealed class NotFiniteException : Exception
{
    private const string Problem = "The number is not finite.";

    /// <summary>With the place of the number, seen from the value that is read.</summary>
    public NotFiniteException(AttributePath path)
        : base(Problem) => Path = path;

    /// <summary>With that message.</summary>
    public NotFiniteException(string message)
        : base(message)
    {
    }

    /// <summary>With that message and its cause.</summary>
    public NotFiniteException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a place.</summary>
    public NotFiniteException()
        : base(Problem)
    {
    }

    /// <summary>Where the number stands.</summary>
    public AttributePath Path { get; } = AttributePath.Root;
}

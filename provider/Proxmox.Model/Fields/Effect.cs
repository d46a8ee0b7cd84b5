using Proxmox.Model.Values;

namespace Proxmox.Model.Fields;

/// <summary>When what runs takes on a change of an attribute.</summary>
/// <param name="Doc">When that is, in a few words for users: "at once".</param>
/// <param name="NeedsRestart">Whether the change from one value to another waits for the next start, given the object as it is.</param>
public sealed record Effect(string Doc, Func<Value, Value, Attributes, bool> NeedsRestart)
{
    /// <summary>While it runs.</summary>
    public static Effect AtOnce { get; } = new("at once", (_, _, _) => false);

    /// <summary>When it starts again.</summary>
    public static Effect AtNextStart { get; } = new("at the next start", (_, _, _) => true);
}

namespace Proxmox.Model.Fields;

/// <summary>How an attribute that the user removed is cleared in PVE.</summary>
public abstract record Clear
{
    private Clear()
    {
    }

    /// <summary>Its wire name is put into the <c>delete</c> parameter; what most PVE objects understand.</summary>
    public static Clear Delete { get; } = new ByDelete();

    /// <summary>It is sent with an empty text.</summary>
    public static Clear EmptyText { get; } = new BySending("");

    /// <summary>PVE cannot clear it, so the object is replaced.</summary>
    public static Clear Replacing { get; } = new ByReplacing();

    /// <summary>PVE cannot clear it and need not: its value simply is no longer managed.</summary>
    public static Clear Forgetting { get; } = new ByForgetting();

    /// <summary>It is sent with the value that PVE takes as its default.</summary>
    public static Clear Sending(string wireValue) => new BySending(wireValue);

    /// <summary>See <see cref="Delete"/>.</summary>
    public sealed record ByDelete : Clear;

    /// <summary>See <see cref="Sending"/>.</summary>
    /// <param name="WireValue">What is sent.</param>
    public sealed record BySending(string WireValue) : Clear;

    /// <summary>See <see cref="Replacing"/>.</summary>
    public sealed record ByReplacing : Clear;

    /// <summary>See <see cref="Forgetting"/>.</summary>
    public sealed record ByForgetting : Clear;
}

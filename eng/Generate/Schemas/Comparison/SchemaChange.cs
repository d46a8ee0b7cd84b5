namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>One difference between two versions of a schema.</summary>
/// <param name="Path">Where it is, as <c>resources/proxmox:pool:Pool/inputProperties/comment</c>.</param>
/// <param name="IsBreaking">True when programs or stacks of the older version may no longer work, or work differently.</param>
/// <param name="Reason">What changed, as a sentence.</param>
public sealed record SchemaChange(string Path, bool IsBreaking, string Reason)
{
    /// <summary>One line: the verdict, the place, the reason.</summary>
    public override string ToString() => $"{(IsBreaking ? "breaking  " : "compatible")}  {Path}: {Reason}";
}

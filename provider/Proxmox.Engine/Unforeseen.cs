namespace Proxmox.Engine;

/// <summary>What is told of an exception that nobody has foreseen.</summary>
public static class Unforeseen
{
    /// <summary>
    /// Its kind and the method that threw it, as <c>NullReferenceException in Proxmox.Engine.Planning.Planner.Settle</c>, or its kind alone
    /// where the method is not known. Nothing of it quotes a value.
    /// </summary>
    public static string Describe(Exception exception)
    {
        var kind = exception.GetType().Name;
        var first = exception.StackTrace?.Split('\n')[0].Trim() ?? "";
        var (start, end) = (first.IndexOf(' '), first.IndexOf('('));
        return start > 0 && end > start ? $"{kind} in {first[(start + 1)..end]}" : kind;
    }
}

namespace Grpc.Core;

/// <summary>What a call made on behalf of another shares with it.</summary>
/// <param name="propagateDeadline">Whether it ends when the other's time is up.</param>
/// <param name="propagateCancellation">Whether it is cancelled with the other.</param>
public class ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
{
    /// <summary>Both.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Whether the call ends when the other's time is up.</summary>
    public bool IsPropagateDeadline { get; } = propagateDeadline;

    /// <summary>Whether the call is cancelled with the other.</summary>
    public bool IsPropagateCancellation { get; } = propagateCancellation;
}

/// <summary>Stands for a call in the options of calls made on its behalf. This layer hands none out.</summary>
public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken()
    {
    }
}

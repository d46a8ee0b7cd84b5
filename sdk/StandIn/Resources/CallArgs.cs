namespace Pulumi;

/// <summary>A method's arguments.</summary>
public abstract class CallArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly CallArgs Empty = new NoArgs();

    private protected override string Kind => "Method argument";

    private sealed class NoArgs : CallArgs;
}

namespace Pulumi;

/// <summary>Keeps a value in the stack's state.</summary>
public sealed class Stash : CustomResource
{
    /// <summary>Keeps a value.</summary>
    /// <param name="name">The name, unique in the stack.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    public Stash(string name, StashArgs args, CustomResourceOptions? options = null)
        : base("pulumi:index:Stash", name, args, options)
    {
    }

    /// <summary>The value that is kept.</summary>
    [Output("output")]
    public Output<object> Output { get; private set; } = null!;

    /// <summary>The value that the program gives.</summary>
    [Output("input")]
    public Output<object> Input { get; private set; } = null!;
}

/// <summary>What to keep.</summary>
public sealed class StashArgs : ResourceArgs
{
    /// <summary>The value.</summary>
    [Input("input", required: true)]
    public Input<object> Input { get; set; } = null!;
}

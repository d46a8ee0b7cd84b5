using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pulumi;

/// <summary>Changes the arguments and options of function calls. The engine calls it.</summary>
/// <param name="args">The call as it would be made.</param>
/// <param name="cancellationToken">Ends when the engine no longer waits.</param>
/// <returns>The arguments and options to take instead; null leaves them.</returns>
public delegate Task<InvokeTransformResult?> InvokeTransform(InvokeTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>A function call as it would be made.</summary>
/// <param name="token">The function's token.</param>
/// <param name="args">The arguments.</param>
/// <param name="options">The options.</param>
[StructLayout(LayoutKind.Auto)]
public readonly struct InvokeTransformArgs(string token, ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The function's token.</summary>
    public string Token { get; } = token;

    /// <summary>The arguments by their names on the wire; secret ones are outputs.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The options.</summary>
    public InvokeOptions Options { get; } = options;
}

/// <summary>What to call a function with instead.</summary>
/// <param name="args">The arguments.</param>
/// <param name="options">The options.</param>
[StructLayout(LayoutKind.Auto)]
public readonly struct InvokeTransformResult(ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The arguments by their names on the wire.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The options.</summary>
    public InvokeOptions Options { get; } = options;
}

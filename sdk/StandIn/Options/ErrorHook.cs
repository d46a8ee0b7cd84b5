using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Decides what is done after something failed.</summary>
/// <param name="args">The resource and what failed.</param>
/// <param name="cancellationToken">Ends when the engine no longer waits.</param>
/// <returns>Whether it is tried again.</returns>
public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);

/// <summary>A function that the engine calls when it failed to do something to a resource. Making one registers it.</summary>
public class ErrorHook
{
    /// <summary>Registers a hook.</summary>
    /// <param name="name">The name, unique in the program.</param>
    /// <param name="callback">The function.</param>
    public ErrorHook(string name, ErrorHookCallback callback)
    {
        (Name, Callback) = (name, callback);
        Registered = Deployment.Instance.Session.Hooks.Register(this);
    }

    /// <summary>A hook that is registered already.</summary>
    /// <param name="name">The name.</param>
    /// <param name="callback">The function.</param>
    /// <param name="registered">Ends when the engine knows it.</param>
    protected internal ErrorHook(string name, ErrorHookCallback callback, Task registered) =>
        (Name, Callback, Registered) = (name, callback, registered);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The function.</summary>
    public ErrorHookCallback Callback { get; }

    internal Task Registered { get; }
}

/// <summary>The resource that an error hook is called for, and what failed.</summary>
/// <param name="urn">Its URN.</param>
/// <param name="id">Its id; empty before it is created.</param>
/// <param name="name">Its name.</param>
/// <param name="type">Its type token.</param>
/// <param name="newInputs">The arguments that it was to get; null for none.</param>
/// <param name="oldInputs">The arguments that it had; null for none.</param>
/// <param name="oldOutputs">The outputs that it had; null for none.</param>
/// <param name="failedOperation">What failed: <c>create</c>, <c>update</c> or <c>delete</c>.</param>
/// <param name="errors">The errors of all attempts; null for none.</param>
public class ErrorHookArgs(
    string urn, string id, string name, string type, ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null, ImmutableDictionary<string, object?>? oldOutputs = null,
    string failedOperation = "", IReadOnlyList<string>? errors = null)
{
    /// <summary>Its URN.</summary>
    public string Urn { get; } = urn;

    /// <summary>Its id; empty before it is created.</summary>
    public string Id { get; } = id;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type token.</summary>
    public string Type { get; } = type;

    /// <summary>The arguments that it was to get; null for none.</summary>
    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    /// <summary>The arguments that it had; null for none.</summary>
    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    /// <summary>The outputs that it had; null for none.</summary>
    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;

    /// <summary>What failed: <c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public string FailedOperation { get; } = failedOperation;

    /// <summary>The errors of all attempts.</summary>
    public IReadOnlyList<string> Errors { get; } = errors ?? [];
}

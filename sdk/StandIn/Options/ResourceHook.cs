using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Runs before or after something is done to a resource.</summary>
/// <param name="args">The resource.</param>
/// <param name="cancellationToken">Ends when the engine no longer waits.</param>
public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

/// <summary>A function that the engine calls before or after it does something to a resource. Making one registers it.</summary>
public class ResourceHook
{
    /// <summary>Registers a hook.</summary>
    /// <param name="name">The name, unique in the program.</param>
    /// <param name="callback">The function.</param>
    /// <param name="options">When to call it; null for the defaults.</param>
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
    {
        (Name, Callback, Options) = (name, callback, options ?? new());
        Registered = Deployment.Instance.Session.Hooks.Register(this);
    }

    /// <summary>A hook that is registered already.</summary>
    /// <param name="name">The name.</param>
    /// <param name="callback">The function.</param>
    /// <param name="options">When to call it.</param>
    /// <param name="registered">Ends when the engine knows it.</param>
    protected ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions options, Task registered) =>
        (Name, Callback, Options, Registered) = (name, callback, options, registered);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The function.</summary>
    public ResourceHookCallback Callback { get; }

    /// <summary>When to call it.</summary>
    public ResourceHookOptions Options { get; }

    internal Task Registered { get; }
}

/// <summary>When a hook is called.</summary>
public class ResourceHookOptions
{
    /// <summary>Whether it is called in previews; null means no.</summary>
    public bool? OnDryRun { get; set; }

    /// <summary>Whether a failure of the hook is only warned about; null means no.</summary>
    public bool? IgnoreErrors { get; set; }
}

/// <summary>The resource that a hook is called for.</summary>
/// <param name="urn">Its URN.</param>
/// <param name="id">Its id; empty before it is created.</param>
/// <param name="name">Its name.</param>
/// <param name="type">Its type token.</param>
/// <param name="newInputs">The arguments that it gets; null for none.</param>
/// <param name="oldInputs">The arguments that it had; null for none.</param>
/// <param name="newOutputs">The outputs that it got; null for none.</param>
/// <param name="oldOutputs">The outputs that it had; null for none.</param>
public class ResourceHookArgs(
    string urn, string id, string name, string type, ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null, ImmutableDictionary<string, object?>? newOutputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null)
{
    /// <summary>Its URN.</summary>
    public string Urn { get; } = urn;

    /// <summary>Its id; empty before it is created.</summary>
    public string Id { get; } = id;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type token.</summary>
    public string Type { get; } = type;

    /// <summary>The arguments that it gets; null for none.</summary>
    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    /// <summary>The arguments that it had; null for none.</summary>
    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    /// <summary>The outputs that it got; null for none.</summary>
    public ImmutableDictionary<string, object?>? NewOutputs { get; } = newOutputs;

    /// <summary>The outputs that it had; null for none.</summary>
    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;
}

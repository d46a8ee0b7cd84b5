using Wire = Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Pulumi;

/// <summary>The hooks of a resource, in the order that they are called.</summary>
public class ResourceHookBinding
{
    /// <summary>Called before it is created; a failure prevents that.</summary>
    public List<ResourceHook> BeforeCreate { get => field ??= []; set; }

    /// <summary>Called after it is created.</summary>
    public List<ResourceHook> AfterCreate { get => field ??= []; set; }

    /// <summary>Called before it is updated; a failure prevents that.</summary>
    public List<ResourceHook> BeforeUpdate { get => field ??= []; set; }

    /// <summary>Called after it is updated.</summary>
    public List<ResourceHook> AfterUpdate { get => field ??= []; set; }

    /// <summary>Called before it is deleted; a failure prevents that.</summary>
    public List<ResourceHook> BeforeDelete { get => field ??= []; set; }

    /// <summary>Called after it is deleted.</summary>
    public List<ResourceHook> AfterDelete { get => field ??= []; set; }

    /// <summary>Called when one of these failed.</summary>
    public List<ErrorHook> OnError { get => field ??= []; set; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => OnError.Count == 0 && All.All(hooks => hooks.Count == 0);

    private IEnumerable<List<ResourceHook>> All => [BeforeCreate, AfterCreate, BeforeUpdate, AfterUpdate, BeforeDelete, AfterDelete];

    /// <summary>A copy with lists of its own.</summary>
    public ResourceHookBinding Clone() => Concat(new());

    /// <summary>New hooks: these, and then the other's.</summary>
    /// <param name="other">The other hooks.</param>
    public ResourceHookBinding Concat(ResourceHookBinding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            BeforeCreate = [.. BeforeCreate, .. other.BeforeCreate],
            AfterCreate = [.. AfterCreate, .. other.AfterCreate],
            BeforeUpdate = [.. BeforeUpdate, .. other.BeforeUpdate],
            AfterUpdate = [.. AfterUpdate, .. other.AfterUpdate],
            BeforeDelete = [.. BeforeDelete, .. other.BeforeDelete],
            AfterDelete = [.. AfterDelete, .. other.AfterDelete],
            OnError = [.. OnError, .. other.OnError],
        };
    }

    /// <summary>The hooks that a message names; they are known to the engine already.</summary>
    internal static ResourceHookBinding Of(Wire? names) => names is null ? new() : new()
    {
        BeforeCreate = [.. names.BeforeCreate.Select(name => new KnownHook(name))],
        AfterCreate = [.. names.AfterCreate.Select(name => new KnownHook(name))],
        BeforeUpdate = [.. names.BeforeUpdate.Select(name => new KnownHook(name))],
        AfterUpdate = [.. names.AfterUpdate.Select(name => new KnownHook(name))],
        BeforeDelete = [.. names.BeforeDelete.Select(name => new KnownHook(name))],
        AfterDelete = [.. names.AfterDelete.Select(name => new KnownHook(name))],
        OnError = [.. names.OnError.Select(name => new ErrorHook(name, (_, _) => Task.FromResult(false), Task.CompletedTask))],
    };

    /// <summary>The hooks' names, once the engine knows all of them.</summary>
    internal async Task<Wire> NamesAsync()
    {
        await Task.WhenAll(All.SelectMany(hooks => hooks).Select(hook => hook.Registered).Concat(OnError.Select(hook => hook.Registered)));
        return new()
        {
            BeforeCreate = { BeforeCreate.Select(hook => hook.Name) },
            AfterCreate = { AfterCreate.Select(hook => hook.Name) },
            BeforeUpdate = { BeforeUpdate.Select(hook => hook.Name) },
            AfterUpdate = { AfterUpdate.Select(hook => hook.Name) },
            BeforeDelete = { BeforeDelete.Select(hook => hook.Name) },
            AfterDelete = { AfterDelete.Select(hook => hook.Name) },
            OnError = { OnError.Select(hook => hook.Name) },
        };
    }

    private sealed class KnownHook(string name) : ResourceHook(name, (_, _) => Task.CompletedTask, new(), Task.CompletedTask);
}

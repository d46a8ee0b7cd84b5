using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Resources;

namespace Proxmox.Testing.Lifecycles;

/// <summary>Reads an object as PVE has it, by a provider of its own that manages nothing.</summary>
public sealed class Observer
{
    private readonly Provider _provider;
    private readonly Value _configuration;
    private readonly Resource _resource;

    /// <summary>An observer of that kind of object.</summary>
    /// <param name="configuration">How it reaches PVE.</param>
    /// <param name="resource">The kind of object.</param>
    public Observer(Value configuration, Resource resource)
    {
        _provider = new(Catalogs.All, new() { Environment = _ => null });
        (_configuration, _resource) = (configuration, resource);
    }

    /// <summary>The object of that import id; null when it does not exist.</summary>
    public async Task<Value> ReadAsync(string id)
    {
        // A new connection remembers nothing of what PVE said before.
        _provider.Configure(_configuration);
        var stub = _provider.Import(_resource, id);
        var answer = await _provider.ReadAsync(_resource, new(stub.State, ManagedAttributes.Empty), CancellationToken.None);
        return answer.Diagnostics.HasErrors
            ? throw new InvalidOperationException(
                string.Join('\n', answer.Diagnostics.Select(diagnostic => diagnostic.Summary + ": " + diagnostic.Detail)))
            : answer.State;
    }
}

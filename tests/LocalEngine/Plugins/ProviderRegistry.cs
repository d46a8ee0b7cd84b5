using System.Collections.Concurrent;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Changes = Pulumirpc.DiffResponse.Types.DiffChanges;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>
/// The providers of a deployment, which are resources themselves: checking one starts its plugin, creating, changing or keeping it
/// configures the plugin.
/// </summary>
public sealed class ProviderRegistry : IProvider, IAsyncDisposable
{
    private const string Unconfigured = "unconfigured";
    private const string Version = "version";
    private const string Internal = "__internal";

    private readonly IReadOnlyList<PluginSource> _sources;
    private readonly Func<string, PluginHost> _host;
    private readonly ConcurrentDictionary<string, ProviderPlugin> _plugins = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<ProviderPlugin> _started = [];

    /// <summary>A registry.</summary>
    /// <param name="sources">Where plugins come from.</param>
    /// <param name="host">What the plugin of a package is told.</param>
    public ProviderRegistry(IReadOnlyList<PluginSource> sources, Func<string, PluginHost> host)
    {
        _sources = sources;
        _host = host;
    }

    /// <summary>The configured provider of that reference; null when there is none yet.</summary>
    public ProviderPlugin? Find(string reference) => _plugins.GetValueOrDefault(reference);

    /// <summary>Starts a plugin that belongs to no provider, as for its schema. The caller ends it.</summary>
    /// <exception cref="PluginException">There is none for the package, or it does not start.</exception>
    public async Task<ProviderPlugin> StartAsync(string package)
    {
        PluginSource source = _sources.FirstOrDefault(source => source.Package == package)
            ?? throw new PluginException(
                ResourceStatus.Ok, $"no resource plugin '{package}' found: say where it is (--provider {package}=EXECUTABLE)");
        return await ProviderPlugin.StartAsync(source, _host(package), CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(CheckArguments arguments)
    {
        var plugin = await LoadAsync(arguments.Urn);
        var checkedConfig = await plugin.CheckConfigAsync(arguments.Urn, Own(arguments.Olds), Own(arguments.News)!);
        if (!checkedConfig.Failures.IsEmpty)
        {
            await plugin.DisposeAsync();
            return checkedConfig;
        }

        await SetAsync(Reference(arguments.Urn, Unconfigured), plugin);
        var inputs = checkedConfig.Inputs;
        if (arguments.News.TryGetValue(Version, out var version))
        {
            if (inputs.TryGetValue(Version, out var answered) && !answered.Equals(version))
            {
                throw new PluginException(
                    ResourceStatus.Ok, $"provider \"{arguments.Urn}\" attempted to change version from {version} to {answered}");
            }

            inputs = inputs.With(Version, version);
        }

        return new(arguments.News.TryGetValue(Internal, out var kept) ? inputs.With(Internal, kept) : inputs, []);
    }

    /// <inheritdoc/>
    public async Task<DiffResult> DiffAsync(DiffArguments arguments)
    {
        var plugin = Find(Reference(arguments.Urn, Unconfigured)) ?? Find(Reference(arguments.Urn, arguments.Id))
            ?? throw new InvalidOperationException($"{arguments.Urn} was never checked.");
        var news = Own(arguments.NewInputs)!;
        var result = await plugin.DiffConfigAsync(arguments with { OldInputs = Own(arguments.OldInputs)!, NewInputs = news });
        return result.Changes == Changes.DiffUnknown
            ? result with { Changes = arguments.OldOutputs.Equals(news) ? Changes.DiffNone : Changes.DiffSome }
            : result;
    }

    /// <inheritdoc/>
    public async Task<LiveResource> CreateAsync(CreateArguments arguments)
    {
        var id = arguments.Preview ? WireNames.Unknown : Guid.NewGuid().ToString();
        var inputs = Own(arguments.Inputs)!;
        if (!_plugins.TryRemove(Reference(arguments.Urn, Unconfigured), out var plugin))
        {
            plugin =
            await LoadAsync(arguments.Urn);
        }

        plugin.Configure(arguments.Urn, id, inputs);
        await SetAsync(Reference(arguments.Urn, id), plugin);
        return new(id, inputs);
    }

    /// <inheritdoc/>
    public async Task<LiveResource> UpdateAsync(UpdateArguments arguments)
    {
        var inputs = Own(arguments.NewInputs)!;
        if (!_plugins.TryRemove(Reference(arguments.Urn, Unconfigured), out var plugin))
        {
            plugin =
            await LoadAsync(arguments.Urn);
        }

        plugin.Configure(arguments.Urn, arguments.Id, inputs);
        await SetAsync(Reference(arguments.Urn, arguments.Id), plugin);
        return new(arguments.Id, inputs);
    }

    /// <inheritdoc/>
    public Task<LiveResource> ReadAsync(ReadArguments arguments) =>
        throw new PluginException(ResourceStatus.Unknown, "provider resources may not be read");

    /// <inheritdoc/>
    public async Task DeleteAsync(DeleteArguments arguments)
    {
        if (_plugins.TryRemove(Reference(arguments.Urn, arguments.Id), out var plugin))
        {
            await plugin.DisposeAsync();
        }
    }

    /// <summary>Makes a provider that did not change ready.</summary>
    /// <param name="state">The provider as recorded.</param>
    /// <param name="wasChecked">Whether the plugin that was started for its check can be used.</param>
    /// <exception cref="PluginException">Its plugin does not start.</exception>
    public async Task SameAsync(ResourceState state, bool wasChecked)
    {
        var reference = Reference(state.Urn, state.Id);
        if (_plugins.ContainsKey(reference))
        {
            return;
        }

        ProviderPlugin? plugin = null;
        if (wasChecked)
        {
            _plugins.TryRemove(Reference(state.Urn, Unconfigured), out plugin);
        }

        plugin ??= await LoadAsync(state.Urn);
        plugin.Configure(state.Urn, state.Id, Own(state.Inputs)!);
        await SetAsync(reference, plugin);
    }

    /// <summary>Asks every provider to stop what it does.</summary>
    public Task CancelAsync(TimeSpan patience) => Task.WhenAll(_started.Select(plugin => plugin.CancelAsync(patience)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_started.Select(plugin => plugin.DisposeAsync().AsTask()));
        _plugins.Clear();
    }

    private async Task<ProviderPlugin> LoadAsync(string urn)
    {
        var plugin = await StartAsync(Urn.PackageOf(Urn.TypeOf(urn)));
        _started.Add(plugin);
        return plugin;
    }

    private async Task SetAsync(string reference, ProviderPlugin plugin)
    {
        var before = _plugins.GetValueOrDefault(reference);
        _plugins[reference] = plugin;
        if (before is not null && before != plugin)
        {
            await before.DisposeAsync();
        }
    }

    private static string Reference(string urn, string id) => new ProviderReference(urn, id).ToString();

    // What the engine keeps for itself in a provider's inputs.
    private static PropertyObject? Own(PropertyObject? inputs) => inputs?.Without(Internal);
}

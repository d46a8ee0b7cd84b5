using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>What the resource monitor knows; each feature is asked for once, when it is first needed.</summary>
internal sealed class Features(IResourceMonitor monitor)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> answers = new(StringComparer.Ordinal);

    /// <summary>Whether resources may be sent as references.</summary>
    public Task<bool> ResourceReferencesAsync() => HasAsync("resourceReferences");

    /// <summary>Whether outputs may be sent with all their marks.</summary>
    public Task<bool> OutputValuesAsync() => HasAsync("outputValues");

    /// <summary>Whether aliases may be sent by their parts.</summary>
    public Task<bool> AliasSpecsAsync() => HasAsync("aliasSpecs");

    /// <summary>Fails unless the monitor knows a feature that the program asks for.</summary>
    /// <param name="feature">The feature's name on the wire.</param>
    /// <param name="option">What the program calls it.</param>
    /// <exception cref="InvalidOperationException">It does not know it.</exception>
    public async Task RequireAsync(string feature, string option)
    {
        if (!await HasAsync(feature))
        {
            throw new InvalidOperationException($"This version of the Pulumi CLI does not know {option}. Update it.");
        }
    }

    private Task<bool> HasAsync(string feature) => answers.GetOrAdd(feature, name => new(() => AskAsync(name))).Value;

    private async Task<bool> AskAsync(string feature) => (await monitor.SupportsFeatureAsync(new() { Id = feature })).HasSupport;
}

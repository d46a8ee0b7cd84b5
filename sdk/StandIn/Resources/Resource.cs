using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A resource of the stack. Making one registers it with the engine; its outputs are decided when the engine answers.</summary>
public class Resource
{
    private readonly string type;
    private readonly string name;
    private readonly HashSet<Resource> children = [];

    /// <summary>Registers a resource.</summary>
    /// <exception cref="InvalidOperationException">No program is running.</exception>
    private protected Resource(
        string type, string name, ResourceArgs args, ResourceOptions options, bool remote = false, RegisterPackageRequest? package = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (this.type, this.name, Remote) = (type, name, remote);
        Pending = PendingOutputs.Attach(this, withProperties: this is CustomResource || remote || options.Urn is not null);

        var above = options.Parent ?? (options.Urn is null && type != Stack.RootType ? Deployment.Instance.Session.RootStack : null);
        Transformations = [.. options.ResourceTransformations, .. above?.Transformations ?? []];
        (args, options) = Transformed(args, options);
        options = options.Clone();
        if (options is ComponentResourceOptions { Provider: not null, Providers.Count: > 0 })
        {
            throw new ResourceException("A component takes either one provider or a list of providers, not both.", options.Parent);
        }

        options.Protect ??= options.Parent?.IsProtected;
        options.Parent?.AddChild(this);
        Providers = InheritedProviders(options);
        (IsProtected, Provider, Version, PluginDownloadURL) =
            (options.Protect, this is CustomResource ? options.Provider : null, options.Version, options.PluginDownloadURL);
        Aliases = [.. options.Aliases.Select(alias => Pulumi.Aliases.ToUrn(alias, name, type, options.Parent))];
        Deployment.Instance.Session.Registrar.Begin(this, args, options, package);
    }

    /// <summary>A resource that is only known by its URN, and not registered again.</summary>
    private protected Resource(string urn)
    {
        (type, name) = ("", "");
        (Pending, Providers) = (PendingOutputs.None, ImmutableDictionary<string, ProviderResource>.Empty);
        Urn = new(Task.FromResult(OutputState<string>.Of(urn) with { Resources = [this] }));
    }

    /// <summary>The resource's URN, which the engine gives.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal PendingOutputs Pending { get; }

    /// <summary>Whether a provider registers what a component consists of.</summary>
    internal bool Remote { get; }

    internal bool? IsProtected { get; }

    internal ImmutableArray<ResourceTransformation> Transformations { get; } = [];

    /// <summary>The URNs that the resource had before.</summary>
    internal ImmutableArray<Output<string>> Aliases { get; } = [];

    /// <summary>The providers of resources below this one, by package.</summary>
    internal ImmutableDictionary<string, ProviderResource> Providers { get; }

    /// <summary>The provider of a custom resource; null for the default one.</summary>
    internal ProviderResource? Provider { get; }

    internal string? Version { get; }

    internal string? PluginDownloadURL { get; }

    /// <summary>The resources whose parent this one is, so far.</summary>
    internal ImmutableArray<Resource> Children
    {
        get
        {
            lock (children)
            {
                return [.. children];
            }
        }
    }

    /// <summary>The type token.</summary>
    public string GetResourceType() => type;

    /// <summary>The name that the program gave.</summary>
    public string GetResourceName() => name;

    /// <summary>The provider that a resource or function below this resource uses; null for the default one.</summary>
    /// <param name="token">The resource's or function's token.</param>
    internal ProviderResource? ProviderOf(string token) =>
        token.Split(':') is [string package, _, _] ? Providers.GetValueOrDefault(package) : null;

    private (ResourceArgs Args, ResourceOptions Options) Transformed(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in Transformations)
        {
            if (transformation(new(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException("A transformation cannot change a resource's parent.", nameof(options));
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    private void AddChild(Resource child)
    {
        lock (children)
        {
            children.Add(child);
        }
    }

    private ImmutableDictionary<string, ProviderResource> InheritedProviders(ResourceOptions options)
    {
        var inherited =
            options.Parent?.Providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (this is CustomResource)
        {
            options.Provider ??= options.Parent?.ProviderOf(type);
            return options.Provider is { } own && type.Split(':') is [string package, _, _] ? inherited.SetItem(package, own) : inherited;
        }

        IEnumerable<ProviderResource> given = options.Provider is { } one ? [one] : (options as ComponentResourceOptions)?.Providers ?? [];
        return inherited.SetItems(given.Select(provider => KeyValuePair.Create(provider.Package, provider)));
    }
}

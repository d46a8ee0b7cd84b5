using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Makes the requests that register resources.</summary>
internal static class RegisterRequests
{
    /// <summary>The request that registers a resource, once everything that it waits for is there.</summary>
    /// <exception cref="InvalidOperationException">The engine does not know an option.</exception>
    public static async Task<RegisterResourceRequest> MakeAsync(
        Session session, Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var prepared = await PreparedResource.PrepareAsync(session, resource, args, options, package);
        RegisterResourceRequest request = new()
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = resource is CustomResource,
            Remote = resource.Remote,
            Object = prepared.Properties,
            Parent = prepared.Parent,
            Provider = prepared.Provider,
            PackageRef = prepared.Package,
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            CustomTimeouts = options.CustomTimeouts?.ToWire(),
            AcceptSecrets = true,
            AcceptResources = !session.Settings.RefusesReferences,
            SupportsResultReporting = true,
            Hooks = await options.Hooks.NamesAsync(),
        };
        request.Dependencies.AddRange(prepared.Dependencies);
        foreach ((var name, var urns) in prepared.PropertyDependencies)
        {
            request.PropertyDependencies[name] = new() { Urns = { urns } };
        }

        if (options.Protect is { } protect)
        {
            request.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            request.RetainOnDelete = retain;
        }

        request.IgnoreChanges.AddRange(options.IgnoreChanges);
        request.HideDiffs.AddRange(options.HideDiffs);
        if (options is CustomResourceOptions custom)
        {
            AddCustom(request, custom);
        }

        if (options is ComponentResourceOptions component && resource.Remote)
        {
            await AddProvidersAsync(request, component);
        }

        foreach (var transform in options.ResourceTransforms)
        {
            request.Transforms.Add(await session.Transforms.AddAsync(transform));
        }

        await AddAliasesAsync(session, request, resource, options);
        await AddReplacementAsync(session, request, options);
        return request;
    }

    /// <summary>The URNs of the resources that a resource's outputs come from.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> DependenciesOf(RegisterResourceResponse response) =>
        response.PropertyDependencies.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Urns.ToImmutableArray());

    private static void AddCustom(RegisterResourceRequest request, CustomResourceOptions options)
    {
        request.ImportId = options.ImportId ?? "";
        request.DeleteBeforeReplace = options.DeleteBeforeReplace ?? false;
        request.DeleteBeforeReplaceDefined = options.DeleteBeforeReplace is not null;
        request.AdditionalSecretOutputs.AddRange(options.AdditionalSecretOutputs);
        request.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
        request.EnvVarMappings.Add(options.EnvVarMappings);
    }

    private static async Task AddProvidersAsync(RegisterResourceRequest request, ComponentResourceOptions options)
    {
        IEnumerable<ProviderResource> providers = options.Provider is { } one ? [one] : options.Providers;
        foreach (var provider in providers)
        {
            request.Providers[provider.Package] = await provider.ReferenceAsync();
        }
    }

    private static async Task AddAliasesAsync(Session session, RegisterResourceRequest request, Resource resource, ResourceOptions options)
    {
        if (!await session.Features.AliasSpecsAsync())
        {
            request.AliasURNs.AddRange(await Aliases.AllUrnsAsync(resource, options.Parent));
            return;
        }

        foreach (var alias in options.Aliases)
        {
            if (await Aliases.ToSpecAsync(alias) is { } spec)
            {
                request.Aliases.Add(spec);
            }
        }
    }

    private static async Task AddReplacementAsync(Session session, RegisterResourceRequest request, ResourceOptions options)
    {
        if (options.DeletedWith is { } owner)
        {
            await session.Features.RequireAsync("deletedWith", nameof(ResourceOptions.DeletedWith));
            request.DeletedWith = await owner.Urn.GetValueAsync(whenUnknown: "");
        }

        var replacedWith = await ResourceDependencies.OfAsync(options.ReplaceWith);
        if (replacedWith.Length > 0)
        {
            await session.Features.RequireAsync("replaceWith", nameof(ResourceOptions.ReplaceWith));
            var urns = await Task.WhenAll(replacedWith.Select(resource => resource.Urn.GetValueAsync(whenUnknown: "")));
            request.ReplaceWith.AddRange(urns.Where(urn => urn.Length > 0));
        }

        if (options.ReplacementTrigger is not { } trigger)
        {
            return;
        }

        PropertyWriter writer = new(new(await session.Features.ResourceReferencesAsync()));
        request.ReplacementTrigger = await writer.WriteAsync(nameof(ResourceOptions.ReplacementTrigger), trigger) ?? Value.ForNull();
    }
}

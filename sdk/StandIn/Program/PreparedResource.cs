using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>What registering and reading a resource have in common, once everything that they wait for is there.</summary>
/// <param name="Properties">The arguments.</param>
/// <param name="Parent">The parent's URN; empty for the stack.</param>
/// <param name="Provider">The provider; empty for the default one.</param>
/// <param name="Package">The handle of the package; empty for none.</param>
/// <param name="Dependencies">The URNs of all resources that must exist before.</param>
/// <param name="PropertyDependencies">The URNs of the resources that each argument comes from.</param>
internal sealed record PreparedResource(
    Struct Properties, string Parent, string Provider, string Package, ImmutableArray<string> Dependencies,
    ImmutableDictionary<string, ImmutableArray<string>> PropertyDependencies)
{
    /// <summary>Waits for everything that a resource needs.</summary>
    public static async Task<PreparedResource> PrepareAsync(
        Session session, Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var explicitly = await ResourceDependencies.OfAsync(options.DependsOn);
        (var properties, var sources) = await PropertyMaps.WriteAsync(
            resource.GetResourceName(),
            args.ToDictionary().Where(pair => pair.Key is not ("id" or "urn")),
            await WriterOptionsAsync(session.Features, resource.Remote));

        var byProperty =
            ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach ((var name, var from) in sources)
        {
            byProperty[name] = await ResourceDependencies.UrnsAsync(from);
        }

        var all = await ResourceDependencies.UrnsAsync([.. explicitly, .. sources.Values.SelectMany(from => from)]);

        return new(
            properties,
            await ParentAsync(session, resource, options.Parent),
            resource.Provider is { } provider ? await provider.ReferenceAsync() : "",
            await session.Packages.ResolveAsync(package),
            all,
            byProperty.ToImmutable());
    }

    private static async Task<PropertyWriterOptions> WriterOptionsAsync(Features features, bool isRemote)
    {
        var references = await features.ResourceReferencesAsync();
        return new(references, isRemote && await features.OutputValuesAsync(), ReferencesAreNoDependencies: isRemote && references);
    }

    private static async Task<string> ParentAsync(Session session, Resource resource, Resource? parent)
    {
        if (resource.GetResourceType() == Stack.RootType)
        {
            return "";
        }

        parent ??= session.RootStack ?? throw new InvalidOperationException("A resource is made before the stack.");
        return await parent.Urn.GetValueAsync(whenUnknown: "");
    }
}

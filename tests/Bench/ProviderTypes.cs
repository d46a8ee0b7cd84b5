using System.Collections.Immutable;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;

namespace Proxmox.Bench;

/// <summary>The types of a build's configuration and resources, as it tells them itself: builds of other days declare otherwise.</summary>
internal sealed class ProviderTypes
{
    private readonly IReadOnlyDictionary<string, (CtyType.Object Type, long Version)> _resources;

    private ProviderTypes(CtyType.Object configuration, IReadOnlyDictionary<string, (CtyType.Object Type, long Version)> resources) =>
        (Configuration, _resources) = (configuration, resources);

    /// <summary>The type of the provider's configuration.</summary>
    public CtyType.Object Configuration { get; }

    /// <summary>Reads the types out of a schema.</summary>
    public static ProviderTypes Of(GetProviderSchema.Types.Response schema) => new(
        ObjectOf(schema.Provider.Block.Attributes),
        schema.ResourceSchemas.ToDictionary(
            resource => resource.Key,
            resource => (ObjectOf(resource.Value.Block.Attributes), resource.Value.Version),
            StringComparer.Ordinal));

    /// <summary>The type of a resource, such as <c>proxmox_pool</c>.</summary>
    /// <exception cref="MissingResourceException">The build has no such resource.</exception>
    public CtyType.Object Resource(string typeName) =>
        _resources.TryGetValue(typeName, out var resource) ? resource.Type : throw new MissingResourceException(typeName);

    /// <summary>The version of the states of a resource.</summary>
    public long Version(string typeName) => _resources[typeName].Version;

    private static CtyType.Object ObjectOf(IEnumerable<Schema.Types.Attribute> attributes) => new(
        attributes.Select(attribute => KeyValuePair.Create(attribute.Name, TypeOf(attribute)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static CtyType TypeOf(Schema.Types.Attribute attribute) => attribute.NestedType is not { } nested
        ? CtyTypeJson.Read(attribute.Type.Span)
        : nested.Nesting switch
        {
            Schema.Types.Object.Types.NestingMode.Single => ObjectOf(nested.Attributes),
            Schema.Types.Object.Types.NestingMode.List => new CtyType.List(ObjectOf(nested.Attributes)),
            Schema.Types.Object.Types.NestingMode.Set => new CtyType.Set(ObjectOf(nested.Attributes)),
            Schema.Types.Object.Types.NestingMode.Map => new CtyType.Map(ObjectOf(nested.Attributes)),
            _ => throw new InvalidOperationException($"The attribute {attribute.Name} has no nesting."),
        };
}

using Proxmox.Engine;
using Proxmox.Resources;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Conventions.Tests;

/// <summary>
/// Names that break the bindings which CDKTF generates from the schema: for each attribute a class gets members of other names besides,
/// and a
/// type for each object is named after all that it lies in.
/// </summary>
public sealed class BindingTests
{
    // Members that every construct has, which the generator does not rename an attribute for.
    private static readonly HashSet<string> OfConstruct = new(
    [
        "addMoveTarget", "addOverride", "cdktfStack", "connection", "constructor", "constructNodeMetadata", "count", "dependsOn",
        "forEach", "fqn", "friendlyUniqueId", "hasResourceMove", "hasOwnProperty", "interpolationForAttribute", "isPrototypeOf",
        "lifecycle", "moveFromId", "moveToId", "overrideLogicalId", "propertyIsEnumerable", "prototype", "provider", "provisioner",
        "provisioners", "rawOverrides", "resetOverrideLogicalId", "synthesizeAttributes", "synthesizeHclAttributes",
        "terraformGeneratorMetadata", "terraformMetaArguments", "terraformResourceType", "toHclTerraform", "toLocaleString",
        "toMetadata", "toString", "toTerraform", "tfResourceType", "valueOf",
    ], StringComparer.Ordinal);

    // Those of a nested object's class.
    private static readonly HashSet<string> OfObject = new(
    [
        "computeFqn", "constructor", "creationStack", "fqn", "hasOwnProperty", "internalValue", "interpolationForAttribute",
        "isEmptyObject", "isPrototypeOf", "propertyIsEnumerable", "resolve", "resolvableValue", "terraformAttribute",
        "terraformResource", "toLocaleString", "toString", "valueOf", "wrapsSet", "complexObjectIndex", "complexObjectIsFromSet",
    ], StringComparer.Ordinal);

    // Words that a folder, and with it a namespace, cannot be called; the generator appends to them, so that documentation would not find
    // them.
    private static readonly string[] OfNamespaces =
    [
        "await", "function", "implements", "index", "interface", "let", "license", "object", "package", "private", "protected",
        "provider", "public", "static", "string", "version", "yield",
    ];

    private static readonly GetProviderSchema.Types.Response Answer = ProviderSchema.Build(Catalogs.All, ProviderConfiguration.Declaration);

    private static IEnumerable<(string Name, Schema Schema, bool IsData)> Schemas => Answer.ResourceSchemas
        .Select(entry => (entry.Key, entry.Value, false))
        .Concat(Answer.DataSourceSchemas.Select(entry => (entry.Key, entry.Value, true)))
        .Append((TypeNames.Provider, Answer.Provider, false));

    [Test]
    public void No_attribute_is_called_like_a_member_that_is_there_already() => Assert.That(
        from schema in Schemas
        from wrong in Wrong(schema.Name, schema.Schema.Block.Attributes, OfConstruct)
        select wrong, Is.Empty);

    // Of two attributes that become one, the generator drops one.
    [Test]
    public void No_two_attributes_become_one_name() => Assert.That(
        from schema in Schemas
        from level in Levels(schema.Name, schema.Schema.Block.Attributes)
        from twins in level.Attributes.GroupBy(attribute => Camel(attribute.Name), StringComparer.OrdinalIgnoreCase)
        where twins.Count() > 1
        select $"{level.Path}: {string.Join(", ", twins.Select(twin => twin.Name))}", Is.Empty);

    // Of x come x, xInput, resetX and putX; the generator minds x_input and reset_x beside x, and no put_x.
    [Test]
    public void No_attribute_is_called_like_what_another_one_brings() => Assert.That(
        from schema in Schemas
        from level in Levels(schema.Name, schema.Schema.Block.Attributes)
        let names = level.Attributes.Select(attribute => Camel(attribute.Name)).ToHashSet(StringComparer.Ordinal)
        from name in names
        from brought in new[] { name + "Input", "reset" + Pascal(name), "put" + Pascal(name), "_" + name }
        where names.Contains(brought)
        select $"{level.Path}: {name} brings {brought}", Is.Empty);

    // Where two types get one name, the generator puts an A behind the second, and does not look whether that is free.
    [Test]
    public void No_three_types_get_one_name()
    {
        var types = Schemas.SelectMany(schema => Types(schema.Name, schema.Schema.Block.Attributes, schema.IsData)
            .Append((Name: Prefixed(schema.Name, schema.IsData), Path: schema.Name))).ToLookup(type => type.Name, type => type.Path);
        Assert.That(
            types.Where(meeting => meeting.Count() > 2 || (meeting.Count() == 2 && types.Contains(meeting.Key + "A")))
                .Select(meeting => string.Join(" and ", meeting)), Is.Empty);
    }

    [Test]
    public void No_resource_is_called_like_a_word_of_the_language() => Assert.That(
        Schemas.Select(schema => Short(schema.Name)).Where(name => OfNamespaces.Contains(name, StringComparer.Ordinal))
            .Except([TypeNames.Provider, "version"]), Is.Empty);

    private static IEnumerable<string> Wrong(string path, IEnumerable<Schema.Types.Attribute> attributes, HashSet<string> taken) =>
        attributes.SelectMany(attribute => Wrong($"{path}.{attribute.Name}", Nested(attribute), OfObject)
            .Concat(taken.Contains(Camel(attribute.Name)) ? [$"{path}.{attribute.Name}"] : []));

    private static IEnumerable<(string Path, IReadOnlyList<Schema.Types.Attribute> Attributes)> Levels(
        string path, IReadOnlyList<Schema.Types.Attribute> attributes) =>
        attributes.SelectMany(attribute => Levels($"{path}.{attribute.Name}", Nested(attribute))).Append((path, attributes));

    private static IEnumerable<(string Name, string Path)> Types(
        string name, IEnumerable<Schema.Types.Attribute> attributes, bool isData) =>
        from attribute in attributes
        where attribute.NestedType is not null
        let inner = $"{name}.{attribute.Name}"
        from type in Types(inner, Nested(attribute), isData).Append((Name: Prefixed(inner, isData), Path: inner))
        select type;

    private static IReadOnlyList<Schema.Types.Attribute> Nested(Schema.Types.Attribute attribute) => attribute.NestedType?.Attributes ?? [];

    private static string Prefixed(string path, bool isData) => (isData ? "Data" : "") + Pascal(Camel(path.Replace('.', '_')));

    private static string Short(string name) =>
        name.StartsWith(TypeNames.Provider + "_", StringComparison.Ordinal) ? name[(TypeNames.Provider.Length + 1)..] : name;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Camel(string name) => string.Concat(
        name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select((word, index) => index == 0 ? word : Pascal(word)));
}

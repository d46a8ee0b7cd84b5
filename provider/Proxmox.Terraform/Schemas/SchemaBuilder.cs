using Google.Protobuf;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;
using Nesting = Proxmox.Terraform.Protocol.Schema.Types.Object.Types.NestingMode;

namespace Proxmox.Terraform.Schemas;

/// <summary>
/// Declarations as the protocol's schemas. Objects are nested attributes, never blocks, so that null and empty stay different.
/// </summary>
public static class SchemaBuilder
{
    /// <summary>The schema of a resource.</summary>
    public static Schema Of(Resource resource) => Of(resource, resource.Attributes, resource.Version, AttributeFlags.OfManaged);

    /// <summary>The schema of a data source.</summary>
    public static Schema Of(DataSource source) => Of(source, source.Attributes, version: 0, AttributeFlags.OfManaged);

    /// <summary>The schema of a command, which is an action: it has no results there.</summary>
    public static ActionSchema Of(Command command) => new() { Schema = Of(command, command.Inputs, version: 0, AttributeFlags.OfAction) };

    /// <summary>The schema of something ephemeral.</summary>
    public static Schema Of(Ephemeral ephemeral) => Of(ephemeral, ephemeral.Attributes, version: 0, AttributeFlags.OfEphemeral);

    /// <summary>The signature of a function.</summary>
    public static Protocol.Function Of(Engine.Declarations.Function function) => new()
    {
        Parameters = { function.Fields.Where(field => field.Presence == Presence.Required).Select(Parameter) },
        VariadicParameter = function.Fields.FirstOrDefault(field => field.Presence != Presence.Required) is { } last
            ? LeftOut(Parameter(last)) : null,
        Return = new() { Type = TypeOf(function.Result.Type) },
        Summary = Summaries.Of(function),
        Description = function.Doc,
        DescriptionKind = StringKind.Markdown,
        DeprecationMessage = Message(function.Deprecation),
    };

    // What may be left out may be null as well, as a variable without a value is.
    private static Protocol.Function.Types.Parameter LeftOut(Protocol.Function.Types.Parameter parameter)
    {
        parameter.AllowNullValue = true;
        return parameter;
    }

    /// <summary>
    /// The type of a parameter. An object comes with a type of its own, for hosts know no attributes that may be left out of an argument,
    /// and drop those that they do not know.
    /// </summary>
    public static CtyType ParameterType(Field parameter) =>
        parameter.Type is FieldType.Object ? CtyType.Dynamic : CtyType.Of(parameter.Type);

    /// <summary>The schema of the provider's configuration.</summary>
    public static Schema OfConfiguration(Declaration configuration) =>
        Of(configuration, configuration.Attributes, version: 0, AttributeFlags.OfConfiguration);

    /// <summary>
    /// The schema of what a list of that resource is asked with: the identity attributes that its collection's path names.
    /// </summary>
    public static Schema OfList(Resource resource) => new()
    {
        Block = new()
        {
            Attributes = { resource.Parents.Select(
                field => Attribute(field with { Presence = Presence.Required }, AttributeFlags.OfConfiguration, isWriteOnly: false)) },
            Description = $"Lists the objects of {TypeNames.Of(resource)}.",
            DescriptionKind = StringKind.Markdown,
        },
    };

    /// <summary>
    /// True when something tells one object from others. What a datacenter has once, such as the realm <c>pam</c>, has no identity in
    /// Terraform's sense, and so no list: hosts take an identity of no attributes for a broken one.
    /// </summary>
    public static bool HasIdentity(Resource resource) => !resource.Identity.IsEmpty;

    /// <summary>The schema of a resource's identity.</summary>
    public static ResourceIdentitySchema OfIdentity(Resource resource) => new()
    {
        IdentityAttributes =
        {
            resource.Identity.Select(field => new ResourceIdentitySchema.Types.IdentityAttribute
            {
                Name = field.Name,
                Type = TypeOf(field.Type),
                RequiredForImport = true,
                Description = field.Doc,
            }),
        },
    };

    private static Protocol.Function.Types.Parameter Parameter(Field field) => new()
    {
        Name = field.Name,
        Type = UnsafeByteOperations.UnsafeWrap(CtyTypeJson.Write(ParameterType(field))),
        Description = field.Doc,
        DescriptionKind = StringKind.Markdown,
    };

    private static Schema Of(Declaration declaration, IEnumerable<Field> fields, int version, Func<Field, AttributeFlags> flagsOf) => new()
    {
        Version = version,
        Block = new()
        {
            Attributes = { fields.Select(field => Attribute(field, flagsOf, isWriteOnly: false)) },
            Description = declaration.Doc,
            DescriptionKind = StringKind.Markdown,
            Deprecated = declaration.Deprecation is not null,
            DeprecationMessage = Message(declaration.Deprecation),
        },
    };

    private static Schema.Types.Attribute Attribute(Field field, Func<Field, AttributeFlags> flagsOf, bool isWriteOnly)
    {
        var flags = flagsOf(field);
        if (isWriteOnly && !flags.IsWriteOnly)
        {
            // What lies inside a write-only object is as absent from plan and state as the object itself.
            flags = flags with { IsOptional = !flags.IsRequired, IsComputed = false, IsWriteOnly = true };
        }

        var attribute = new Schema.Types.Attribute
        {
            Name = field.Name,
            Description = field.Doc,
            DescriptionKind = StringKind.Markdown,
            Required = flags.IsRequired,
            Optional = flags.IsOptional,
            Computed = flags.IsComputed,
            WriteOnly = flags.IsWriteOnly,
            Sensitive = field.IsSecret,
            Deprecated = field.Deprecation is not null,
            DeprecationMessage = Message(field.Deprecation),
        };
        if (NestingOf(field.Type) is { } nesting)
        {
            attribute.NestedType = new()
            {
                Nesting = nesting,
                Attributes = { field.Type.Nested.Select(nested => Attribute(nested, flagsOf, flags.IsWriteOnly)) },
            };
        }
        else
        {
            attribute.Type = TypeOf(field.Type);
        }

        return attribute;
    }

    private static Nesting? NestingOf(FieldType type) => type switch
    {
        FieldType.Object => Nesting.Single,
        FieldType.List { Element: FieldType.Object } => Nesting.List,
        FieldType.Set { Element: FieldType.Object } => Nesting.Set,
        FieldType.Map { Element: FieldType.Object } => Nesting.Map,
        _ => null,
    };

    private static ByteString TypeOf(FieldType type) => UnsafeByteOperations.UnsafeWrap(CtyTypeJson.Write(CtyType.Of(type)));

    private static string Message(Deprecation? deprecation) =>
        deprecation is null ? "" : $"{deprecation.Instead} It is removed in version {deprecation.Removal}.";
}

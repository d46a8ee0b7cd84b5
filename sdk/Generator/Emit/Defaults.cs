using System.Collections.Immutable;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes the values that a schema gives properties: constants, defaults, and those of environment variables.</summary>
internal sealed class Defaults(CodeFile file, PackageSchema package)
{
    /// <summary>Writes the statements that give the properties of a new object their defaults.</summary>
    public void Assign(ImmutableArray<PropertySchema> properties)
    {
        foreach (var property in properties.Where(property => property.HasDefault))
        {
            var member = MemberNames.Of(property);
            if (Value(property) is { } always)
            {
                file.Line($"{member} = {always};");
                continue;
            }
            // An input that is there and null is another thing than one that is not there.
            file.Block($"if ({Environment(property)} is {{ }} {Local(property)})", () => file.Line($"{member} = {Local(property)};"));
        }
    }

    /// <summary>The default as an expression that is never null; null when there may be none.</summary>
    public string? Value(PropertySchema property)
    {
        var value = property.Default is { } constant ? Constant(property, constant) : null;
        return (value, property.Environment.Length) switch
        {
            (null, _) => null,
            (_, 0) => value,
            _ => $"{Environment(property)} ?? {value}",
        };
    }

    /// <summary>The expression that reads the property's environment variables; it is null when none of them is set.</summary>
    public string Environment(PropertySchema property)
    {
        var method = property.Type switch
        {
            TypeSchema.Simple { Type: SimpleType.Boolean } => "GetEnvBoolean",
            TypeSchema.Simple { Type: SimpleType.Integer } => "GetEnvInt32",
            TypeSchema.Simple { Type: SimpleType.Number } => "GetEnvDouble",
            TypeSchema.Simple { Type: SimpleType.String } or TypeSchema.OneOf => "GetEnv",
            _ => throw new SchemaException(
                property.Path, "takes its default from the environment, but is neither a truth value nor a number nor text"),
        };
        return $"{file.Utilities}.{method}({string.Join(", ", property.Environment.Select(Literals.Text))})";
    }

    /// <summary>A value of the schema as an expression of the property's type.</summary>
    public string Constant(PropertySchema property, Constant value) => (property.Type, value) switch
    {
        (TypeSchema.Simple { Type: SimpleType.Boolean }, Constant.Flag flag) => Literals.Flag(flag.Value),
        (TypeSchema.Simple { Type: SimpleType.Integer }, Constant.Number number) => Literals.Number(number.Digits, isDouble: false),
        (TypeSchema.Simple { Type: SimpleType.Number }, Constant.Number number) => Literals.Number(number.Digits, isDouble: true),
        (TypeSchema.Simple { Type: SimpleType.String } or TypeSchema.OneOf, Constant.Text text) => Literals.Text(text.Value),
        (TypeSchema.EnumOf of, _) => Member(property, package.Enums[of.Token], value),
        _ => throw new SchemaException(property.Path, "has a constant or default of another type than its own"),
    };

    private string Member(PropertySchema property, EnumSchema schema, Constant value)
    {
        var type = PackageNames.Member(schema.Token);
        return schema.Members.FirstOrDefault(member => member.Value == value) is { } found
            ? $"{CodeFile.Global(file.Names.Namespace(schema.Token), type)}.{EnumNames.Of(found, type)}"
            : throw new SchemaException(property.Path, $"has a default that is no value of {schema.Token}");
    }

    private static string Local(PropertySchema property) => Identifiers.Parameter(property.Name);
}

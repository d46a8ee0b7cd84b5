using System.Collections.Immutable;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>
/// Writes a class of inputs: of a resource's or function's arguments, of the state to look a resource up by, or of an object in one of
/// them.
/// </summary>
internal sealed class InputClass(CodeFile file, PackageSchema package, TypeForm form)
{
    private readonly TypeNames _types = new(file, package, form);
    private readonly Defaults _defaults = new(file, package);

    /// <summary>The class of the Pulumi package that the class derives from.</summary>
    public required string BaseClass { get; init; }

    /// <summary>Whether inputs that are not strings travel as JSON, as those of the provider do.</summary>
    public bool IsJson { get; init; }

    /// <summary>Writes the class; <paramref name="otherwise"/> is XML that stands in for a description that is missing.</summary>
    public void Write(string name, ImmutableArray<PropertySchema> properties, string? description, string otherwise)
    {
        MemberNames.Verify(properties, name, MemberNames.OfArguments);
        XmlDoc.Write(file, description, otherwise);
        file.Block($"public sealed class {name} : {CodeFile.GlobalPulumi(BaseClass)}", () =>
        {
            foreach (var property in properties)
            {
                Property(property);
                file.Gap();
            }
            if (properties.Any(property => property.HasDefault))
            {
                XmlDoc.Element(file, "summary", "Arguments with the defaults and nothing else.");
                file.Block($"public {name}()", () => _defaults.Assign(properties));
                file.Gap();
            }
            XmlDoc.Element(file, "summary", "New arguments, as the constructor makes them.");
            file.Line($"public static new {name} Empty => new {name}();");
        });
    }

    private void Property(PropertySchema property)
    {
        if (TypeNames.IsCollection(property.Type) || property.IsSecret)
        {
            Backed(property);
            return;
        }
        Documentation(property);
        file.Line(Attribute(property));
        var initial = property.IsRequired && !IsValue(property.Type) ? " = null!;" : "";
        file.Line($"public {_types.OfProperty(property)} {MemberNames.Of(property)} {{ get; set; }}{initial}");
    }

    private void Backed(PropertySchema property)
    {
        var field = "_" + Identifiers.Pascal(property.Name) is var pascal ? "_" + char.ToLowerInvariant(pascal[1]) + pascal[2..] : "";
        var type = _types.OfProperty(property.Type);
        file.Line(Attribute(property));
        file.Line($"private {type}? {field};");
        file.Gap();
        Documentation(property);
        var isCollection = TypeNames.IsCollection(property.Type);
        file.Block($"public {type}{(isCollection ? "" : "?")} {MemberNames.Of(property)}", () =>
        {
            // A collection is there as soon as it is asked for, so that initializers can add to it.
            file.Line(isCollection ? $"get => {field} ??= new {type}();" : $"get => {field};");
            if (property.IsSecret && _types.IsWrapped(property.Type))
            {
                file.Block("set", () => Secret(property.Type, type, field));
            }
            else
            {
                file.Line($"set => {field} = value;");
            }
        });
    }

    // A value becomes secret in the company of a secret, for there is no such operation on a list, a map or a union.
    private void Secret(TypeSchema type, string name, string field)
    {
        var output = CodeFile.GlobalPulumi("Output");
        if (!TypeNames.IsCollection(type))
        {
            file.Block("if (value is null)", () =>
            {
                file.Line($"{field} = null;");
                file.Line("return;");
            });
            // The compiler takes a wrapper of its own kind for a value; the one that it derives from, for a wrapper.
            var cast = _types.GeneralWrapper(type) is { } general ? $"({general})" : "";
            file.Line($"{field} = {output}.Tuple<{name}, int>(value, {output}.CreateSecret(0)).Apply(both => {cast}both.Item1);");
            return;
        }
        var collection = type is TypeSchema.ListOf ? $"ImmutableArray<{_types.Element(type)}>"
            : $"ImmutableDictionary<string, {_types.Element(type)}>";
        file.Line($"var secret = {output}.CreateSecret({CodeFile.Global("System.Collections.Immutable", collection)}.Empty);");
        file.Line($"{field} = {output}.All(value, secret).Apply(both => both[0]);");
    }

    private void Documentation(PropertySchema property) =>
        XmlDoc.Write(file, property, $"The input <c>{XmlDoc.Escape(property.Name)}</c>.");

    private string Attribute(PropertySchema property)
    {
        var isString = property.Type is TypeSchema.Simple { Type: SimpleType.String };
        return $"[{file.Pulumi("Input")}({Literals.Text(property.Name)}{(property.IsRequired ? ", required: true" : "")}{(IsJson && !isString ? ", json: true" : "")})]";
    }

    private bool IsValue(TypeSchema type) => !_types.IsWrapped(type) && type switch
    {
        TypeSchema.Simple simple => simple.Type is SimpleType.Boolean or SimpleType.Integer or SimpleType.Number or SimpleType.Json,
        TypeSchema.EnumOf => true,
        TypeSchema.OneOf => !_types.Bare(type).EndsWith("object", StringComparison.Ordinal),
        _ => false,
    };
}

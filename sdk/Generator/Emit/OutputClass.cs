using System.Collections.Immutable;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes a class of outputs: of an object that a program receives, or of a function's answer.</summary>
internal sealed class OutputClass(CodeFile file, PackageSchema package)
{
    private readonly TypeNames _types = new(file, package, TypeForm.Output);

    /// <summary>Writes the class; <paramref name="otherwise"/> is XML that stands in for a description that is missing.</summary>
    public void Write(string name, ImmutableArray<PropertySchema> properties, string? description, string otherwise)
    {
        MemberNames.Verify(properties, name, MemberNames.OfObject);
        XmlDoc.Write(file, description, otherwise);
        file.Line($"[{file.Pulumi("OutputType")}]");
        file.Block($"public sealed class {name}", () =>
        {
            foreach (var property in properties)
            {
                XmlDoc.Write(file, property, $"The output <c>{XmlDoc.Escape(property.Name)}</c>.");
                file.Line($"public readonly {_types.OfProperty(property)} {MemberNames.Of(property)};");
                file.Gap();
            }
            Constructor(name, properties);
        });
    }

    private void Constructor(string name, ImmutableArray<PropertySchema> properties)
    {
        file.Line($"[{file.Pulumi("OutputConstructor")}]");
        if (properties.IsEmpty)
        {
            file.Block($"private {name}()", () => { });
            return;
        }
        file.Line($"private {name}(");
        file.Indented(() =>
        {
            foreach (var property in properties)
            {
                file.Line($"{Parameter(property)}{(property == properties[^1] ? ")" : ",")}");
            }
        });
        file.Line("{");
        file.Indented(() =>
        {
            foreach (var property in properties)
            {
                var (member, parameter) = (MemberNames.Of(property), Identifiers.Parameter(property.Name));
                file.Line($"{(member == parameter ? "this." : "")}{member} = {parameter};");
            }
        });
        file.Line("}");
    }

    private string Parameter(PropertySchema property)
    {
        var parameter = Identifiers.Parameter(property.Name);
        // The wire's names are found by the names of parameters, where these can be the same.
        var wire = Identifiers.IsFaithful(parameter, property.Name)
            ? "" : $"[{file.Pulumi("OutputConstructorParameter")}({Literals.Text(property.Name)})] ";
        return $"{wire}{_types.OfProperty(property)} {parameter}";
    }
}

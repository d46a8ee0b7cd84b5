using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>
/// Writes enums. Those of strings and of doubles are structs around their values, those of whole numbers enums of C#; what only has names
/// for some values of a type is a class of constants.
/// </summary>
internal sealed class EnumFile(CodeFile file)
{
    private const string Never = "EditorBrowsable(EditorBrowsableState.Never)";

    /// <summary>Writes one enum.</summary>
    public void Write(EnumSchema schema)
    {
        var name = PackageNames.Member(schema.Token);
        XmlDoc.Write(file, schema.Description, $"The values of <c>{XmlDoc.Escape(schema.Token)}</c>.");
        var isText = schema.Type == SimpleType.String;
        if (!schema.IsClosed)
        {
            var constant = isText ? "string" : schema.Type == SimpleType.Integer ? "int" : "double";
            file.Block($"public static class {name}", () =>
                Members(schema, name, (member, value) => $"public const {constant} {member} = {value};"));
            return;
        }
        if (schema.Type == SimpleType.Integer)
        {
            file.Block($"public enum {name}", () => Members(schema, name, (member, value) => $"{member} = {value},"));
            return;
        }
        var type = isText ? "string" : "double";
        file.Line($"[{file.Pulumi("EnumType")}]");
        file.Block($"public readonly struct {name} : {file.Type("System", "IEquatable")}<{name}>", () =>
        {
            file.Line($"private readonly {type} _value;");
            file.Gap();
            file.Line($"private {name}({type} value) => _value = value;");
            file.Gap();
            Members(schema, name, (member, value) => $"public static {name} {member} {{ get; }} = new {name}({value});");
            Operators(name, type);
            Overrides(name, isText);
        });
    }

    private void Members(EnumSchema schema, string name, Func<string, string, string> line)
    {
        foreach (var (member, called) in schema.Members.Zip(EnumNames.Of(schema, name)))
        {
            var value = member.Value switch
            {
                Constant.Text text => Literals.Text(text.Value),
                Constant.Number number => Literals.Number(number.Digits, schema.Type == SimpleType.Number),
                _ => throw new InvalidOperationException("An enum has no member of another type."),
            };
            XmlDoc.Write(file, member.Description,
                $"The value <c>{XmlDoc.Escape(member.Value is Constant.Text written ? written.Value : value)}</c>.");
            file.Obsolete(member.Deprecation);
            file.Line(line(called, value));
            file.Gap();
        }
    }

    private void Operators(string name, string type)
    {
        XmlDoc.Element(file, "summary", "Whether both are the same value.");
        file.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        file.Gap();
        XmlDoc.Element(file, "summary", "Whether they are different values.");
        file.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
        file.Gap();
        XmlDoc.Element(file, "summary", "The value itself.");
        file.Line($"public static explicit operator {type}({name} value) => value._value;");
        file.Gap();
    }

    private void Overrides(string name, bool isText)
    {
        file.Type("System.ComponentModel", "EditorBrowsable");
        file.Line("/// <inheritdoc/>");
        file.Line($"[{Never}]");
        file.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
        file.Gap();
        file.Line("/// <inheritdoc/>");
        file.Line(isText
            ? $"public bool Equals({name} other) => string.Equals(_value, other._value, "
                + $"{CodeFile.Global("System", "StringComparison")}.Ordinal);"
            : $"public bool Equals({name} other) => _value.Equals(other._value);");
        file.Gap();
        file.Line("/// <inheritdoc/>");
        file.Line($"[{Never}]");
        file.Line(isText
            ? "public override int GetHashCode() => _value is null ? 0 : "
                + $"{CodeFile.Global("System", "StringComparer")}.Ordinal.GetHashCode(_value);"
            : "public override int GetHashCode() => _value.GetHashCode();");
        file.Gap();
        file.Line("/// <inheritdoc/>");
        file.Line(isText
            ? "public override string ToString() => _value ?? \"\";"
            : $"public override string ToString() => "
                + $"_value.ToString({CodeFile.Global("System.Globalization", "CultureInfo")}.InvariantCulture);");
    }
}

using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes the class that reads the package's settings out of <c>pulumi config</c>.</summary>
internal sealed class ConfigFile(CodeFile file, PackageSchema package)
{
    private const string Types = "Types";

    private readonly TypeNames _types = new(file, package, TypeForm.Output);
    private readonly Defaults _defaults = new(file, package);

    /// <summary>Writes the class.</summary>
    public void Write()
    {
        MemberNames.Verify(package.Config, "Config", [.. MemberNames.OfObject, "Setting", Types]);
        XmlDoc.Element(file, "summary",
            $"The settings of <c>{package.Name}</c> in the stack's configuration. They can be read once the program runs.");
        file.Block("public static class Config", () =>
        {
            file.Line($"private static readonly {CodeFile.GlobalPulumi("Config")} __config = new "
                + $"{CodeFile.GlobalPulumi("Config")}({Literals.Text(package.Name)});");
            file.Gap();
            foreach (var setting in package.Config)
            {
                Setting(setting);
                file.Gap();
            }
            Wrapper();
            Objects();
        });
    }

    private void Setting(PropertySchema setting)
    {
        var (type, method) = Read(setting.Type);
        var nullable = setting.Type is TypeSchema.ListOf ? type : type + "?";
        var field = "_" + Identifiers.Parameter(setting.Name).TrimStart('@');
        var read = $"__config.{method}({Literals.Text(setting.Name)})";
        if (setting.HasDefault)
        {
            read += $" ?? {_defaults.Value(setting) ?? _defaults.Environment(setting)}";
        }
        file.Line($"private static readonly Setting<{nullable}> {field} = new Setting<{nullable}>(() => {read});");
        file.Gap();
        XmlDoc.Write(file, setting.Description, $"The setting <c>{XmlDoc.Escape(setting.Name)}</c>.");
        file.Obsolete(setting.Deprecation);
        file.Block($"public static {nullable} {MemberNames.Of(setting)}", () =>
        {
            file.Line($"get => {field}.Get();");
            file.Line($"set => {field}.Set(value);");
        });
    }

    private (string Type, string Method) Read(TypeSchema type) => type switch
    {
        TypeSchema.Simple { Type: SimpleType.Boolean } => ("bool", "GetBoolean"),
        TypeSchema.Simple { Type: SimpleType.Integer } => ("int", "GetInt32"),
        TypeSchema.Simple { Type: SimpleType.Number } => ("double", "GetDouble"),
        TypeSchema.Simple { Type: SimpleType.String } => ("string", "Get"),
        // The value of an enum stands in the configuration as a bare word, which is not the JSON that objects are read from.
        TypeSchema.EnumOf of when package.Enums[of.Token].Type == SimpleType.String => ("string", "Get"),
        _ => (Object(type), $"GetObject<{Object(type)}>"),
    };

    private string Object(TypeSchema type) => type switch
    {
        TypeSchema.ObjectOf of => $"{Types}.{PackageNames.Member(of.Token)}",
        TypeSchema.ListOf list => $"{file.Type("System.Collections.Immutable", "ImmutableArray")}<{Object(list.Element)}>",
        TypeSchema.MapOf map => $"{file.Type("System.Collections.Immutable", "ImmutableDictionary")}<string, {Object(map.Element)}>",
        TypeSchema.EnumOf of => package.Enums[of.Token].Type switch
        {
            SimpleType.String => "string",
            _ => "double",
        },
        _ => _types.Bare(type),
    };

    private void Wrapper()
    {
        file.Block("private sealed class Setting<T>", () =>
        {
            var func = file.Type("System", "Func");
            file.Line($"private readonly {func}<T> _read;");
            file.Line("private T _value = default!;");
            file.Line("private bool _isSet;");
            file.Gap();
            file.Line($"public Setting({func}<T> read) => _read = read;");
            file.Gap();
            file.Line("public T Get() => _isSet ? _value : _read();");
            file.Gap();
            file.Block("public void Set(T value)", () =>
            {
                file.Line("_value = value;");
                file.Line("_isSet = true;");
            });
        });
    }

    private void Objects()
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var setting in package.Config)
        {
            Collect(setting.Type, used);
        }
        if (used.Count == 0)
        {
            return;
        }
        file.Gap();
        XmlDoc.Element(file, "summary", "The objects among the settings.");
        file.Block($"public static class {Types}", () =>
        {
            foreach (var token in used)
            {
                Object(package.Objects[token]);
                file.Gap();
            }
        });
    }

    private void Object(ObjectSchema schema)
    {
        var name = PackageNames.Member(schema.Token);
        MemberNames.Verify(schema.Properties, name, MemberNames.OfObject);
        XmlDoc.Write(file, schema.Description, $"The object <c>{XmlDoc.Escape(schema.Token)}</c>.");
        file.Block($"public class {name}", () =>
        {
            foreach (var property in schema.Properties)
            {
                var isNeverNull = property.IsRequired || property.Type is TypeSchema.ListOf;
                XmlDoc.Write(file, property.Description, $"The setting <c>{XmlDoc.Escape(property.Name)}</c>.");
                file.Obsolete(property.Deprecation);
                // Configuration is read as JSON, and by the names of C# unless it is told otherwise.
                file.Line($"[{file.Type("System.Text.Json.Serialization", "JsonPropertyName")}({Literals.Text(property.Name)})]");
                file.Line($"public {Object(property.Type)}{(isNeverNull ? "" : "?")} {MemberNames.Of(property)} {{ get; set; "
                    + $"}}{(isNeverNull ? " = default!;" : "")}");
                file.Gap();
            }
        });
    }

    private void Collect(TypeSchema type, SortedSet<string> used)
    {
        foreach (var part in type.Parts.OfType<TypeSchema.ObjectOf>().Where(part => used.Add(part.Token)))
        {
            foreach (var property in package.Objects[part.Token].Properties)
            {
                Collect(property.Type, used);
            }
        }
    }
}

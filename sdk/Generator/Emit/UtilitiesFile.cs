using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>
/// Writes what the generated code shares: reading the environment, the options that every call has, the version, and the attribute of
/// resources.
/// </summary>
internal sealed class UtilitiesFile(CodeFile file, PackageSchema package)
{
    private const string Environment = "global::System.Environment.GetEnvironmentVariable";
    private const string Culture = "global::System.Globalization.CultureInfo.InvariantCulture";

    /// <summary>Writes the file.</summary>
    public void Write()
    {
        XmlDoc.Element(file, "summary", "What the generated code shares.");
        file.Block("internal static class Utilities", () =>
        {
            XmlDoc.Element(file, "summary", "The version of the package, which is that of the plugin too.");
            file.Line("public static string Version { get; } = ReadVersion();");
            file.Gap();
            Variables();
            Options("InvokeOptions");
            Options("InvokeOutputOptions");
            ResourceOptions();
            ReadVersion();
        });
        file.Line();
        var attribute = file.Names.ShortName + "ResourceTypeAttribute";
        XmlDoc.Element(file, "summary", "Says which type of resource a class is.");
        file.Block($"internal sealed class {attribute} : {CodeFile.GlobalPulumi("ResourceTypeAttribute")}", () =>
        {
            XmlDoc.Element(file, "summary", "The type of that token, in the version of this package.");
            file.Line($"public {attribute}(string type)");
            file.Indented(() => file.Line(": base(type, Utilities.Version)"));
            file.Line("{");
            file.Line("}");
        });
    }

    private void Variables()
    {
        XmlDoc.Element(file, "summary", "The value of the first of those environment variables that is set; null when none is.");
        file.Block("public static string? GetEnv(params string[] names)", () =>
        {
            file.Block("foreach (var name in names)", () =>
                file.Block($"if ({Environment}(name) is {{ }} value)", () => file.Line("return value;")));
            file.Line("return null;");
        });
        file.Gap();
        XmlDoc.Element(file, "summary", "The same as a truth value; null too when it is none.");
        file.Block("public static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch", () =>
        {
            file.Line("""
                "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
                """);
            file.Line("""
                "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
                """);
            file.Line("_ => null,");
        }, "};");
        file.Gap();
        Number("int", "Int32", "Integer", "a whole number");
        Number("double", "Double", "Float", "a number");
    }

    private void Number(string type, string suffix, string style, string what)
    {
        XmlDoc.Element(file, "summary", $"The same as {what}; null too when it is none.");
        file.Line($"public static {type}? GetEnv{suffix}(params string[] names) =>");
        file.Indented(() => file.Line(
            $"{type}.TryParse(GetEnv(names), global::System.Globalization.NumberStyles.{style}, {Culture}, out var number) ? number : null;"));
        file.Gap();
    }

    private void Options(string name)
    {
        var type = CodeFile.GlobalPulumi(name);
        XmlDoc.Element(file, "summary", "The options with the version of this package, unless they name another one.");
        file.Block($"public static {type} WithDefaults(this {type}? options)", () =>
        {
            file.Line($"var complete = options ?? new {type}();");
            file.Line("complete.Version ??= Version;");
            if (package.PluginDownloadUrl is { } url)
            {
                file.Line($"complete.PluginDownloadURL ??= {Literals.Text(url)};");
            }
            file.Line("return complete;");
        });
        file.Gap();
    }

    private void ResourceOptions()
    {
        var type = CodeFile.GlobalPulumi("CustomResourceOptions");
        XmlDoc.Element(file, "summary", "The options with the version of this package, unless they name another one, and with that id.");
        file.Block($"public static {type} WithDefaults({type}? options, {CodeFile.GlobalPulumi("Input")}<string>? id)", () =>
        {
            file.Block($"var defaults = new {type}", () =>
            {
                file.Line("Version = Version,");
                if (package.PluginDownloadUrl is { } url)
                {
                    file.Line($"PluginDownloadURL = {Literals.Text(url)},");
                }
            }, "};");
            file.Line($"var merged = {type}.Merge(defaults, options);");
            file.Line("merged.Id = id ?? merged.Id;");
            file.Line("return merged;");
        });
        file.Gap();
    }

    private void ReadVersion() => file.Block("private static string ReadVersion()", () =>
    {
        file.Line(
            $"using var stream = typeof(Utilities).Assembly.GetManifestResourceStream({Literals.Text(file.Names.Package + ".version.txt")})");
        file.Indented(() => file.Line("""?? throw new global::System.NotSupportedException("The assembly lacks its version.txt.");"""));
        file.Line("using var reader = new global::System.IO.StreamReader(stream);");
        file.Line("""var lines = reader.ReadToEnd().Trim().Split("\n");""");
        file.Line("// Where there are two lines, the first is the name of the plugin.");
        file.Line("return lines[lines.Length - 1].Trim();");
    });
}

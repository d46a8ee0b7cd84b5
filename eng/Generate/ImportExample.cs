using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Fields;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Generate;

/// <summary>The three ways to import an object, from the example that the declaration's import id carries.</summary>
/// <param name="resource">The kind of object.</param>
/// <param name="label">The label of the resource that it is imported to.</param>
public sealed class ImportExample(Resource resource, string label)
{
    private readonly string _address = $"{TypeNames.Of(resource)}.{label}";

    /// <summary>The command, for a shell.</summary>
    public string Command => $"terraform import {_address} {ShellWord.Quote(resource.ImportId.Example)}\n";

    // A client that writes the configuration itself looks for another provider where the block does not name this one.
    /// <summary>The <c>import</c> block that names the object by its import id.</summary>
    public string Block => $$"""
        import {
          to       = {{_address}}
          provider = {{TypeNames.Provider}}
          id       = {{HclQuote(resource.ImportId.Example)}}
        }

        """;

    /// <summary>The <c>import</c> block that names the object by its identity.</summary>
    /// <exception cref="GenerateException">The example is not of the form that the import id has.</exception>
    public string IdentityBlock()
    {
        var width = resource.Identity.Max(field => field.Name.Length);
        var lines = resource.Identity.Select(field => $"    {field.Name.PadRight(width)} = {Part(field)}\n");
        return $"import {{\n  to       = {_address}\n  provider = {TypeNames.Provider}\n  identity = {{\n{string.Concat(lines)}  }}\n}}\n";
    }

    /// <summary>An attribute of the identity as the example has it, as a literal.</summary>
    /// <exception cref="GenerateException">The example is not of the form that the import id has.</exception>
    public string Part(Field field)
    {
        var parts = resource.ImportId.Read(resource.ImportId.Example)
            ?? throw new GenerateException(
                $"The example \"{resource.ImportId.Example}\" of {resource.Name}'s import id is not of the form "
                + $"{resource.ImportId.Template}.");
        return Literal(field, parts[field.Name]);
    }

    private static string Literal(Field field, string text) => field.Type is FieldType.Number or FieldType.Bool ? text : HclQuote(text);

    private static string HclQuote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("${", "$${", StringComparison.Ordinal)}\"";
}

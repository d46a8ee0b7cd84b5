using System.Text;
using System.Text.Json;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Hcl;
using Proxmox.Programs.Model;
using Proxmox.Programs.Writers;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs;

/// <summary>The examples as programs in the languages of Pulumi, in the form in which its documentation takes them.</summary>
public sealed class ExamplePrograms
{
    private readonly Examples _examples;
    private readonly Translation _translation;
    private readonly ProgramWriter[] _writers;

    private ExamplePrograms(Catalog catalog, JsonElement schema, Examples examples)
    {
        var package = new PackageView(schema);
        _examples = examples;
        _translation = new(catalog, package);
        _writers = Writers(package);
    }

    /// <summary>The package's schema with an example in the description of everything that has one.</summary>
    /// <param name="catalog">What the provider offers.</param>
    /// <param name="configuration">The provider's own settings.</param>
    /// <param name="version">The version of the provider.</param>
    /// <param name="examples">The examples.</param>
    /// <returns>JSON, sorted and indented.</returns>
    /// <exception cref="HclException">An example is no program.</exception>
    public static string Schema(Catalog catalog, Declaration configuration, string version, Examples examples)
    {
        // The names and types that programs need are those of the schema itself.
        using var bare = JsonDocument.Parse(PulumiSchema.Build(catalog, configuration, version));
        return PulumiSchema.Build(catalog, configuration, version, new ExamplePrograms(catalog, bare.RootElement, examples).Of);
    }

    /// <summary>A writer for each language, in the order in which a page offers them.</summary>
    internal static ProgramWriter[] Writers(PackageView package) =>
        [new TypeScriptWriter(package), new PythonWriter(package), new GoWriter(package), new CSharpWriter(package), new YamlWriter()];

    private string? Of(Declaration declaration) =>
        _examples.Find(declaration) is { } text ? Section(_translation.Of(HclReader.Read(Examples.PathOf(declaration), text))) : null;

    private string Section(IEnumerable<ExampleProgram> programs)
    {
        var section = new StringBuilder("{{% examples %}}\n## Example Usage\n");
        foreach (var program in programs)
        {
            section.Append("{{% example %}}\n").Append(program.Title is { } title ? $"### {title}\n\n" : "\n");
            foreach (var writer in _writers)
            {
                section.Append($"```{writer.Language}\n{writer.Write(program)}```\n");
            }

            section.Append("{{% /example %}}\n");
        }

        return section.Append("{{% /examples %}}").ToString();
    }
}

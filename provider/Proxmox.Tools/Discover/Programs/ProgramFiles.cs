using System.Text;
using System.Text.Json;
using Proxmox.Programs.Projects;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover.Programs;

/// <summary>The files of a folder for Pulumi: a project in C#, and what <c>pulumi import --file</c> takes.</summary>
internal static class ProgramFiles
{
    /// <summary>The file that lists what is imported.</summary>
    public const string Imports = "import.json";

    private const string Name = "Datacenter";

    /// <summary>The names of files that are written whatever is found.</summary>
    public static IReadOnlyList<string> FixedNames { get; } =
        [$"{Name}.csproj", "Pulumi.yaml", ".gitignore", Imports, "README.md", Report.FileName];

    /// <summary>The files.</summary>
    /// <param name="found">What was found, each object in a block of its own.</param>
    /// <param name="version">The provider's version, which the project asks for.</param>
    /// <param name="schema">The schema of the package.</param>
    public static IEnumerable<WrittenFile> Of(Discovery found, string version, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var blocks = new ResourceFiles(found, isForProgram: true);
        List<ProjectSecret> secrets =
        [
            .. found.Variables.Select(variable => new ProjectSecret(variable.Name) { IsTold = !variable.Field.IsNeverReturned }),
        ];
        var project = new CSharpProject(
            found.Catalog,
            document.RootElement,
            found.Objects.Select(one => new ProjectResource(
                ResourceFiles.TopicOf(one.Resource), one.Label, $"{TypeNames.Of(one.Resource)}.{one.Label}", blocks.Block(one))),
            secrets,
            Folder.Mark);
        foreach (var file in project.Files)
        {
            yield return new(file.Name, () => file.Text);
        }

        yield return new($"{Name}.csproj", () => Project(version));
        yield return new("Pulumi.yaml",
            () => $"# {Folder.Mark}.\nname: datacenter\nruntime: dotnet\ndescription: A Proxmox VE datacenter.\n");
        yield return new(".gitignore", () => $"# {Folder.Mark}.\nbin/\nobj/\n");
        var plugin = version == "0.0.0" ? "" : $", \"version\": {Quoted(version)}, "
            + $"\"pluginDownloadUrl\": {Quoted(document.RootElement.GetProperty("pluginDownloadURL").GetString()!)}";
        yield return new(Imports, () => ImportsOf(found, plugin));
        yield return new("README.md", () => Readme(found, secrets));
        yield return new(Report.FileName, () => Report.Of(found));
    }

    private static string Project(string version) => $"""
        <!-- {Folder.Mark}. -->
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net8.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>

          <ItemGroup>
            <PackageReference Include="Pulumi" Version="3.*" />
            <PackageReference Include="Pulumi.Proxmox" Version="{(version == "0.0.0" ? "*" : version)}" />
          </ItemGroup>

        </Project>

        """;

    // One object a line: what is not to be taken is taken out with its line.
    private static string ImportsOf(Discovery found, string plugin)
    {
        var resources = found.Objects.Select(one =>
            $"    {{\"type\": {Quoted(Tokens.Of(one.Resource))}, \"name\": {Quoted(one.Label)}, \"id\": {Quoted(one.Id)}{plugin}}}");
        return $"{{\n  \"resources\": [\n{string.Join(",\n", resources)}\n  ]\n}}\n";
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Readme(Discovery found, List<ProjectSecret> secrets) => new StringBuilder($$"""
            <!-- {{Folder.Mark}}. -->

            # The datacenter

            A program for Pulumi in C# that declares {{found.Objects.Length}} objects as they are, and `{{Imports}}`, by which Pulumi takes
            them over.

            ```sh
            pulumi stack init prod
            pulumi config set proxmox:endpoint https://pve1.example.com:8006
            pulumi config set --secret proxmox:apiToken 'USER@REALM!NAME=SECRET'
            pulumi import --file {{Imports}} --protect=false --generate-code=false
            pulumi preview --expect-no-changes
            ```

            The import reads and changes nothing in PVE. From then on the program says what is to be. `{{Report.FileName}}` tells what could
            not be taken, and why.

            """).AppendJoin("", found.Advice.Select(advice => $"\n{advice}\n")).Append(secrets.Count == 0 ? "" : """

            These secrets PVE does not tell, or they stand in no file. It keeps what it has while the configuration of the stack has no value
            for one. What is made anew needs it: until then the preview of that is an error.

            """).AppendJoin("", secrets.Select(secret => $"- `pulumi config set --secret {secret.Key} SECRET`\n")).ToString();
}

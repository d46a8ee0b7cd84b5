using Proxmox.Engine.Declarations;
using Proxmox.Engine;
using Proxmox.Generate.Coverage;
using Proxmox.Generate.Pages;
using Proxmox.Hcl;
using Proxmox.Programs;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Generate;

/// <summary>
/// Writes what follows from the declarations and is kept in the repository: the documentation, the import examples, and Pulumi's schema.
/// </summary>
public static class Generator
{
    /// <summary>Writes everything below the root of the repository.</summary>
    /// <param name="arguments">
    /// The directories: the repository's root, which examples are read from, and optionally another root to write to. Or, after
    /// <see cref="SchemaCheck.Command"/>, two schemas to compare.
    /// </param>
    /// <param name="catalog">What the provider offers.</param>
    /// <param name="version">The version of the provider.</param>
    /// <param name="errors">Where problems, and differences of schemas, are told.</param>
    /// <returns>The exit code: 0, or 1 when an example is missing or a declaration cannot be documented, 2 when called wrongly.</returns>
    public static int Run(IReadOnlyList<string> arguments, Catalog catalog, string version, TextWriter errors)
    {
        if (arguments is [SchemaCheck.Command, ..])
        {
            return SchemaCheck.Run([.. arguments.Skip(1)], errors);
        }

        if (arguments.Count is < 1 or > 2)
        {
            errors.WriteLine($"Usage: Proxmox.Generate REPOSITORY [TARGET], or Proxmox.Generate {SchemaCheck.Command} OLDER NEWER");
            return 2;
        }

        var examples = new Examples(Path.Combine(arguments[0], Examples.Folder));
        var target = new OutputTree(arguments[^1]);
        try
        {
            WriteImports(catalog, examples, target);
            WritePages(catalog, examples, target);
            WriteCoverage(catalog, arguments[0], target);
            target.Write(PulumiSchema.FileName, ExamplePrograms.Schema(catalog, ProviderConfiguration.Declaration, version, examples));
        }
        catch (Exception problem) when (problem is GenerateException or ExampleException or HclException)
        {
            errors.WriteLine(problem.Message);
            return 1;
        }

        target.RemoveStale("docs/resources", "docs/list-resources", "docs/data-sources", "docs/actions", "docs/functions",
            "docs/ephemeral-resources");
        return 0;
    }

    private static void WriteCoverage(Catalog catalog, string repository, OutputTree target)
    {
        var page = new CoveragePage(CoverageTable.Read(repository), catalog);
        target.Write("docs/coverage.md", page.Write());
        target.Write("README.md", page.Mention(File.ReadAllText(Path.Combine(repository, "README.md"))));
    }

    private static void WriteImports(Catalog catalog, Examples examples, OutputTree target)
    {
        foreach (var resource in catalog.Resources)
        {
            var import = new ImportExample(resource, examples.LabelOf(resource));
            var folder = Examples.FolderOf(resource);
            target.Write($"examples/{folder}/import.sh", import.Command);
            target.Write($"examples/{folder}/import.tf", import.Block);
        }
    }

    private static void WritePages(Catalog catalog, Examples examples, OutputTree target)
    {
        target.Write("docs/index.md", IndexPage.Write(ProviderConfiguration.Declaration, catalog, examples));
        target.Write("docs/_index.md", OverviewPage.Write(ProviderConfiguration.Declaration, catalog));
        target.Write("docs/installation-configuration.md", InstallationPage.Write(ProviderConfiguration.Declaration));
        foreach (var resource in catalog.Resources)
        {
            target.Write($"docs/resources/{resource.Name}.md", ResourcePage.Write(resource, examples));
        }

        foreach (var resource in catalog.Resources.Where(ListPage.IsListed))
        {
            target.Write($"docs/list-resources/{resource.Name}.md", ListPage.Write(resource));
        }

        foreach (var source in catalog.DataSources)
        {
            target.Write($"docs/data-sources/{source.Name}.md", DataSourcePage.Write(source, examples));
        }

        foreach (var command in catalog.Commands)
        {
            target.Write($"docs/actions/{command.Name}.md", ActionPage.Write(command, examples));
        }

        foreach (var function in catalog.Functions)
        {
            target.Write($"docs/functions/{function.Name}.md", FunctionPage.Write(function, examples));
        }

        foreach (var ephemeral in catalog.Ephemerals)
        {
            target.Write($"docs/ephemeral-resources/{ephemeral.Name}.md", EphemeralPage.Write(ephemeral, examples));
        }
    }
}

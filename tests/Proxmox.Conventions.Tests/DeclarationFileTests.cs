using System.Reflection;
using Proxmox.Model.Declarations;
using Proxmox.Resources;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Conventions.Tests;

/// <summary>What stands beside a declaration: its place in the catalog, its test, its examples and its page.</summary>
public sealed class DeclarationFileTests
{
    private const string Sources = "provider/Proxmox.Resources/";

    public static IEnumerable<string> DeclarationFiles => Tree.Files(Sources, ".cs")
        .Where(path => Tree.Code(path).Contains(" Declaration { get; }", StringComparison.Ordinal))
        .Select(path => path[Sources.Length..]);

    public static IEnumerable<string> Resources => Catalogs.All.Resources.Select(resource => resource.Name);

    public static IEnumerable<string> DataSources => Catalogs.All.DataSources.Select(source => source.Name);

    public static IEnumerable<string> Commands => Catalogs.All.Commands.Select(command => command.Name);

    public static IEnumerable<string> Functions => Catalogs.All.Functions.Select(function => function.Name);

    public static IEnumerable<string> Ephemerals => Catalogs.All.Ephemerals.Select(ephemeral => ephemeral.Name);

    [Test]
    public void Every_declaration_is_in_the_catalog()
    {
        var offered = Catalogs.All.All.ToHashSet(ReferenceEqualityComparer.Instance);
        var declared = typeof(Catalogs).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => typeof(Declaration).IsAssignableFrom(property.PropertyType))
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(declared, Is.Not.Empty);
            Assert.That(declared.Where(property => !offered.Contains(property.GetValue(null)!))
                .Select(property => property.DeclaringType!.Name), Is.Empty);
        }
    }

    [TestCaseSource(nameof(DeclarationFiles))]
    public void A_declaration_has_a_test_under_its_own_stem(string path) =>
        Assert.That(Tree.At($"tests/Proxmox.Resources.Tests/{Path.ChangeExtension(path, null)}Tests.cs"), Does.Exist);

    [TestCaseSource(nameof(Resources))]
    public void A_resource_has_examples_and_a_page(string name)
    {
        var folder = $"examples/resources/{TypeNames.Provider}_{name}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.At($"{folder}/resource.tf"), Does.Exist);
            Assert.That(Tree.At($"{folder}/import.sh"), Does.Exist);
            Assert.That(Tree.At($"{folder}/import.tf"), Does.Exist);
            Assert.That(Tree.At($"docs/resources/{name}.md"), Does.Exist);
        }
    }

    [TestCaseSource(nameof(DataSources))]
    public void A_data_source_has_an_example_and_a_page(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.At($"examples/data-sources/{TypeNames.Provider}_{name}/data-source.tf"), Does.Exist);
            Assert.That(Tree.At($"docs/data-sources/{name}.md"), Does.Exist);
        }
    }

    [TestCaseSource(nameof(Commands))]
    public void A_command_has_an_example_and_a_page(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.At($"examples/actions/{TypeNames.Provider}_{name}/action.tf"), Does.Exist);
            Assert.That(Tree.At($"docs/actions/{name}.md"), Does.Exist);
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void A_function_has_an_example_and_a_page(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.At($"examples/functions/{name}/function.tf"), Does.Exist);
            Assert.That(Tree.At($"docs/functions/{name}.md"), Does.Exist);
        }
    }

    [TestCaseSource(nameof(Ephemerals))]
    public void What_is_ephemeral_has_an_example_and_a_page(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tree.At($"examples/ephemeral-resources/{TypeNames.Provider}_{name}/ephemeral-resource.tf"), Does.Exist);
            Assert.That(Tree.At($"docs/ephemeral-resources/{name}.md"), Does.Exist);
        }
    }

    [Test]
    public void No_example_or_page_is_left_of_something_that_is_gone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Stems("docs/resources"), Is.EquivalentTo(Resources));
            Assert.That(Stems("docs/data-sources"), Is.EquivalentTo(DataSources));
            Assert.That(Stems("docs/actions"), Is.EquivalentTo(Commands));
            Assert.That(Stems("docs/functions"), Is.EquivalentTo(Functions));
            Assert.That(Stems("docs/ephemeral-resources"), Is.EquivalentTo(Ephemerals));
            Assert.That(Folders("examples/functions"), Is.EquivalentTo(Functions));
            Assert.That(Folders("examples/ephemeral-resources"),
                Is.EquivalentTo(Ephemerals.Select(name => $"{TypeNames.Provider}_{name}")));
            Assert.That(Folders("examples/resources"), Is.EquivalentTo(Resources.Select(name => $"{TypeNames.Provider}_{name}")));
            Assert.That(Folders("examples/data-sources"), Is.EquivalentTo(DataSources.Select(name => $"{TypeNames.Provider}_{name}")));
            Assert.That(Folders("examples/actions"), Is.EquivalentTo(Commands.Select(name => $"{TypeNames.Provider}_{name}")));
        }
    }

    private static IEnumerable<string> Stems(string folder) =>
        Directory.EnumerateFiles(Tree.At(folder)).Select(path => Path.GetFileNameWithoutExtension(path));

    private static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(Tree.At(folder)).Select(path => Path.GetFileName(path));
}

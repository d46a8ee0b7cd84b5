namespace Proxmox.Conventions.Tests;

/// <summary>The pages that Pulumi's registry asks for.</summary>
public sealed class RegistryPageTests
{
    [TestCase("docs/_index.md", "package")]
    [TestCase("docs/installation-configuration.md", "installation")]
    public void A_page_of_the_registry_begins_with_front_matter_and_has_a_tab_for_each_language(string path, string layout)
    {
        var page = Tree.Read(path);

        Assert.That(page, Does.Match($"^---\ntitle: \".+\"\nmeta_desc: \".+\"\nlayout: {layout}\n---\n"));
        Assert.That(page, Does.Contain("chooser language \"csharp,typescript,python,go,yaml\""));
        foreach (var language in new[] { "csharp", "typescript", "python", "go", "yaml" })
        {
            Assert.That(page, Does.Contain($"{{{{% choosable language {language} %}}}}"), language);
        }
    }
}

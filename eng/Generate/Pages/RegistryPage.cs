using Proxmox.Engine.Documentation;

namespace Proxmox.Generate.Pages;

/// <summary>
/// A page of Pulumi's registry under way: Markdown with the front matter and the tabs of languages that the registry reads.
/// </summary>
public sealed class RegistryPage : Markdown
{
    /// <summary>A page with its front matter.</summary>
    /// <param name="title">The title.</param>
    /// <param name="description">One sentence for search engines.</param>
    /// <param name="layout">"package" for the overview, "installation" for the other page.</param>
    public RegistryPage(string title, string description, string layout)
    {
        Block($"---\ntitle: \"{title}\"\nmeta_desc: \"{description}\"\nlayout: {layout}\n---");
        Block("<!-- Generated from the declarations by `make generate`. Change the declaration or the generator, not this page. -->");
    }

    /// <summary>Adds the same in every language, of which the reader chooses one.</summary>
    /// <param name="content">The Markdown for each language, by the registry's name of it.</param>
    public RegistryPage Tabs(IReadOnlyCollection<(string Language, string Markdown)> content)
    {
        Block($"{{{{< chooser language \"{string.Join(',', content.Select(tab => tab.Language))}\" >}}}}");
        foreach (var (language, markdown) in content)
        {
            Block($"{{{{% choosable language {language} %}}}}\n\n{markdown}\n\n{{{{% /choosable %}}}}");
        }

        Block("{{< /chooser >}}");
        return this;
    }
}

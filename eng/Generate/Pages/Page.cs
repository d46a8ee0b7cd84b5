using Proxmox.Engine.Documentation;

namespace Proxmox.Generate.Pages;

/// <summary>A page of the documentation under way: Markdown with the front matter that the registries read.</summary>
public sealed class Page : Markdown
{
    /// <summary>A page with its front matter.</summary>
    /// <param name="title">The title in the browser.</param>
    /// <param name="subcategory">The section in the navigation; empty for none, null for a page that has no place in one.</param>
    /// <param name="description">One or more sentences.</param>
    /// <param name="source">The file that it is made of; null for a declaration and its example.</param>
    public Page(string title, string? subcategory, string description, string? source = null)
    {
        var section = subcategory is null ? "" : $"subcategory: \"{subcategory}\"\n";
        Block($"---\npage_title: \"{title}\"\n{section}description: |-\n  {description}\n---");
        Block(source is null
            ? "<!-- Generated from the declaration by `make generate`. Change the declaration or the example, not this page. -->"
            : $"<!-- Generated from {source} by `make generate`. Change that, not this page. -->");
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Proxmox.Tools.Discover.Map;

/// <summary>The page: one file that fetches nothing, and that a browser lets run nothing but what was put into it here.</summary>
internal static class MapPage
{
    private static readonly string[] Scripts = ["data.js", "view.js", "lanes.js", "lists.js", "detail.js", "filter.js", "page.js"];
    private static readonly string[] Styles = ["page.css", "parts.css"];

    /// <summary>The page for a document.</summary>
    /// <param name="document">The data, as JSON that is safe inside a script element.</param>
    public static string Of(string document)
    {
        var style = Together(Styles);
        var script = $"\"use strict\";\n(() => {{\n{Together(Scripts)}}})();\n";
        return new StringBuilder(Read("page.html"))
            .Replace("{{policy}}",
                $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'")
            .Replace("{{style}}", style)
            .Replace("{{script}}", script)
            .Replace("{{data}}", document)
            .ToString();
    }

    private static string Together(string[] names) => string.Concat(names.Select(Read));

    private static string Hash(string text) => $"sha256-{System.Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream = typeof(MapPage).Assembly.GetManifestResourceStream($"map/{name}")
            ?? throw new InvalidOperationException($"The resource map/{name} is missing.");
        using var reader = new StreamReader(stream);
        // A browser hashes what it runs with the ends of lines that HTML has.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

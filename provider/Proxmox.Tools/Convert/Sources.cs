using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Terraform.Handshake;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Convert;

/// <summary>Where a configuration has its providers from.</summary>
/// <param name="catalog">What is known of other providers.</param>
internal sealed class Sources(Catalog catalog)
{
    private const string Block = "required_providers";

    private static string Ours => $"{Reattach.Namespace}/{TypeNames.Provider}";

    /// <summary>No provider.</summary>
    public IReadOnlyDictionary<string, ForeignProvider> None { get; } = new Dictionary<string, ForeignProvider>(StringComparer.Ordinal);

    /// <summary>Which local names stand for which provider that is known.</summary>
    public IReadOnlyDictionary<string, ForeignProvider> Of(IEnumerable<SourceFile> files) => files.SelectMany(file => Entries(file.Body))
        .Where(entry => Named(entry) is not null)
        .ToDictionary(entry => entry.Name, entry => Named(entry)!, StringComparer.Ordinal);

    /// <summary>True when it is said where a provider of our name comes from.</summary>
    public bool IsSaid(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => Entries(file.Body)).Any(entry => entry.Name == TypeNames.Provider);

    /// <summary>Has the local names stand for our provider, and keeps the other one by a name of its own.</summary>
    public void Change(SourceFile file)
    {
        var entries = Entries(file.Body).ToList();
        foreach (var entry in entries)
        {
            if (Named(entry) is not { } foreign)
            {
                continue;
            }

            var start = file.Text.LastIndexOf('\n', Math.Max(entry.Span.Start - 1, 0)) + 1;
            var indent = file.Text[start..entry.Span.Start] is var before && before.Trim().Length == 0 ? before : "    ";
            var name = foreign.Source.Split('/')[0];
            while (entries.Exists(other => other.Name == name))
            {
                name += "_before";
            }

            file.Replace(
                entry.Span,
                $"{entry.Name} = {{\n{indent}  source = \"{Ours}\"\n{indent}}}\n"
                    + $"{indent}# Terraform asks for it until the moved blocks are applied.\n"
                    + $"{indent}{name} = {file.Text[entry.Value.Span.Start..entry.Value.Span.End]}");
        }
    }

    private static IEnumerable<HclAttribute> Entries(HclBody file) => file.Blocks.Where(block => block.Type == "terraform")
        .SelectMany(block => block.Body.Blocks).Where(block => block.Type == Block).SelectMany(block => block.Body.Attributes);

    private ForeignProvider? Named(HclAttribute entry) =>
        entry.Value is HclExpression.Map map
        && map.Entries.FirstOrDefault(part => part.Name == "source")?.Value is HclExpression.Text source
            ? catalog.Foreign.FirstOrDefault(known => known.IsAt(source.Value)) : null;
}

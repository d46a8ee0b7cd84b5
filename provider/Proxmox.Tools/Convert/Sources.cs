using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Terraform.Handshake;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Convert;

/// <summary>Where a configuration has its providers from.</summary>
/// <param name="catalog">What is known of other providers.</param>
internal sealed class Sources(Catalog catalog)
{
    private const string Aliases = "configuration_aliases";
    private const string Block = "required_providers";

    private static string Ours => $"{Reattach.Namespace}/{TypeNames.Provider}";

    /// <summary>No provider.</summary>
    public IReadOnlyDictionary<string, ForeignProvider> None { get; } = new Dictionary<string, ForeignProvider>(StringComparer.Ordinal);

    /// <summary>
    /// Which local names stand for which provider that is known. One that only waits for moved blocks to be applied is none.
    /// </summary>
    public IReadOnlyDictionary<string, ForeignProvider> Of(IReadOnlyList<SourceFile> files)
    {
        var entries = files.SelectMany(file => Entries(file.Body)).ToList();
        var isConverted = entries.Exists(entry => SourceOf(entry) is { } source && IsOurs(source));
        return entries.Where(entry => Named(entry) is not null && (!isConverted || IsUsed(entry.Name, files)))
            .ToDictionary(entry => entry.Name, entry => Named(entry)!, StringComparer.Ordinal);
    }

    /// <summary>True when it is said where a provider of our name comes from.</summary>
    public static bool IsSaid(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => Entries(file.Body)).Any(entry => entry.Name == TypeNames.Provider);

    /// <summary>Has the local names stand for our provider, and keeps the other one by a name of its own.</summary>
    public void Change(SourceFile file, IReadOnlyDictionary<string, ForeignProvider> names)
    {
        var entries = Entries(file.Body).ToList();
        foreach (var entry in entries)
        {
            if (Named(entry) is not { } foreign)
            {
                continue;
            }

            if (!names.ContainsKey(entry.Name))
            {
                continue;
            }

            var start = file.Text.LastIndexOf('\n', Math.Max(entry.Span.Start - 1, 0)) + 1;
            var indent = file.Text[start..entry.Span.Start] is var before && before.Trim().Length == 0 ? before : "    ";
            var name = foreign.Source.Split('/')[0];
            while (entries.Exists(other => other.Name == name))
            {
                name += "-before";
            }

            // Other configurations of the provider come from the module that calls this one, and are ours then.
            var parts = entry.Value is HclExpression.Map map ? map.Entries : [];
            var aliases = parts.FirstOrDefault(part => part.Name == Aliases)?.Span.Of(file.Text);
            var theirs = aliases is null ? entry.Value.Span.Of(file.Text)
                : $"{{ {string.Join(", ", parts.Where(part => part.Name != Aliases).Select(part => part.Span.Of(file.Text)))} }}";
            file.Replace(
                entry.Span,
                $"{entry.Name} = {{\n{indent}  source = \"{Ours}\"\n{(aliases is null ? "" : $"{indent}  {aliases}\n")}{indent}}}\n"
                    + $"{indent}# Terraform asks for it until the moved blocks are applied.\n{indent}{name} = {theirs}");
        }
    }

    private static bool IsOurs(string source) =>
        source == Ours || source.EndsWith("/" + Ours, StringComparison.Ordinal);

    private static bool IsUsed(string name, IReadOnlyList<SourceFile> files) => files.SelectMany(file => file.Body.Blocks).Any(block =>
        (block is { Type: "provider", Labels: [var local] } && local == name)
        || (block is { Type: "resource" or "data", Labels.Length: 2 } && Local(block) == name));

    private static IEnumerable<HclAttribute> Entries(HclBody file) => file.Blocks.Where(block => block.Type == "terraform")
        .SelectMany(block => block.Body.Blocks).Where(block => block.Type == Block).SelectMany(block => block.Body.Attributes);

    /// <summary>The local name of the provider that a resource or a data source is of.</summary>
    public static string Local(HclBlock block) =>
        block.Body["provider"] is HclExpression.Path path ? path.Steps[0] : block.Labels[0].Split('_')[0];

    private static string? SourceOf(HclAttribute entry) => entry.Value is HclExpression.Map map
        && map.Entries.FirstOrDefault(part => part.Name == "source")?.Value is HclExpression.Text source ? source.Value : null;

    private ForeignProvider? Named(HclAttribute entry) =>
        SourceOf(entry) is { } source ? catalog.Foreign.FirstOrDefault(known => known.IsAt(source)) : null;
}

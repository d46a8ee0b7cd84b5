using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Convert;

// One object there that is two here. A move takes over the one, and an import the other, so that what is there is not made once more.
internal sealed partial class Conversion
{
    private readonly Dictionary<string, string> _companions = new(StringComparer.Ordinal);
    private readonly List<string> _imports = [];

    // After all others have their names.
    private void NameCompanions(IEnumerable<HclBlock> blocks)
    {
        foreach (var block in blocks.Where(block => block is { Type: "resource", Labels.Length: 2 }))
        {
            if (_converted.GetValueOrDefault(string.Join('.', block.Labels)) is { Target.Companion: { } companion } converted
                && block.Body.Blocks.Any(part => companion.Parts.Contains(Made(part))))
            {
                var type = TypeNames.Of(companion.Resource);
                _companions[converted.Address] = $"{type}.{Free(type, converted.NewAddress.Split('.')[^1])}";
            }
        }
    }

    private string Free(string type, string name)
    {
        var free = name;
        for (var number = 2; !_taken.Add($"{type}.{free}"); number++)
        {
            free = $"{name}_{number}";
        }

        return free;
    }

    private static string Made(HclBlock part) => part is { Type: "dynamic", Labels: [var made, ..] } ? made : part.Type;

    // Its text, behind that of the object that it is a part of there.
    private string Companion(SourceFile file, HclBlock block, Converted converted)
    {
        if (converted.Target.Companion is not { } companion || !_companions.TryGetValue(converted.Address, out var address))
        {
            return "";
        }

        var index = block.Body["for_each"] is not null ? "[each.key]" : block.Body["count"] is not null ? "[count.index]" : "";
        var body = new BodyConversion(file, new(companion.Resource, companion.Attributes), report)
            .Convert(block.Body, companion, converted.NewAddress + index);
        Import(file, block, companion, address);
        var labels = address.Split('.');
        return $"\n\nresource \"{labels[0]}\" \"{labels[1]}\" {{\n{body}}}";
    }

    private void Import(SourceFile file, HclBlock block, ForeignCompanion companion, string address)
    {
        if (!isRoot)
        {
            report.Add(block.Place, $"{address}: it was a part of this block, and is created by the first apply, which sends nothing where "
                + "PVE has the same; an import block for it has its place in the root module alone");
            return;
        }

        if (Notation.TryFill(companion.ImportId, "", name => block.Body[name] is { } value ? file.Rewritten(value.Span) : null)
            is not { } id)
        {
            return;
        }

        var (loop, index) = ("", "");
        if (block.Body["for_each"] is { } each)
        {
            (loop, index) = ($"  for_each = {file.Rewritten(each.Span)}\n", "[each.key]");
        }
        else if (block.Body["count"] is { } count)
        {
            (loop, index) = ($"  for_each = range({file.Rewritten(count.Span)})\n", "[each.value]");
            id = id.Replace("count.index", "each.value", StringComparison.Ordinal);
        }

        _imports.Add($"import {{\n{loop}  to = {address}{index}\n  id = {id}\n}}\n");
    }
}

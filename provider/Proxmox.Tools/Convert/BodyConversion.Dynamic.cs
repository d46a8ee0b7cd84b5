using System.Text;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

// Blocks that Terraform makes of a list become what makes a list or a map of one.
internal sealed partial class BodyConversion
{
    private void PlaceDynamic(Item item, HclBlock dynamic, ForeignAttribute row, Scope scope)
    {
        if (dynamic.Body["for_each"] is not { } each || dynamic.Body.Block("content") is not { } content || row.To is not { Length: > 0 })
        {
            Refuse(item, "write what this makes by hand.", scope);
            return;
        }

        var iterator = dynamic.Body["iterator"] is HclExpression.Path { Steps: [var name] } ? name : item.Word;
        var parts = Items(content.Body).ToList();
        var outside = new Node("");
        var entry = new Node("");
        var key = row.Shape != ForeignShape.Map ? ""
            : row.Key!.EndsWith('*') ? $"\"{row.Key[..^1]}${{place}}\""
            : parts.Find(part => part.Name == row.Key.Split(':')[0])?.Value is { } value ? file.Rewritten(value.Span)
            : HclWriter.Quote(row.Key.Split(':')[^1]);
        Fill(
            row.Shape == ForeignShape.Map ? parts.Where(part => part.Name != row.Key!.Split(':')[0]) : parts, row.Parts,
            new(outside, entry, [.. scope.Steps(row.To), .. row.Shape == ForeignShape.Map ? ["any"] : Array.Empty<string>()])
            {
                IsFree = row.As is not null,
            });
        if (outside.Children.Count > 0)
        {
            Refuse(item, "write what this makes by hand.", scope);
            return;
        }

        var text = new StringBuilder("{\n");
        entry.Write(text, 3);
        var made = entry.Children.Count == 0 ? "{}" : text.Append("    }").ToString();
        if (entry.Children is [{ Key: "." } only])
        {
            made = only.Expression(3);
        }

        // What the block knew as its iterator is called the same here.
        var source = $"[for key, value in {file.Rewritten(each.Span)} : {{ key = key, value = value }}]";
        var node = Node(item, row, scope);
        node.As = row.As;
        if (row.Shape == ForeignShape.Map)
        {
            node.More.Add($"{{\n    for place, {iterator} in {source} : {key} => {made}\n  }}");
        }
        else
        {
            var list = $"[\n    for {iterator} in {source} : {made}\n  ]";
            if (row.Shape == ForeignShape.List)
            {
                node.More.Add(list);
            }
            else
            {
                node.Value = $"one({list})";
            }
        }
    }
}

using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

// Blocks that Terraform makes of a list become what makes a list or a map of one.
internal sealed partial class BodyConversion
{
    private const string ByHand = "write what this makes by hand.";

    private void PlaceDynamic(Item item, HclBlock dynamic, ForeignAttribute row, Scope scope)
    {
        if (dynamic.Body["for_each"] is not { } each || dynamic.Body.Block("content") is not { } content || row.To is null)
        {
            Demand(item, ByHand, scope);
            return;
        }

        if (IsContested(row, scope))
        {
            Demand(item, "which slot each of these is for cannot be said; write it to the device that it is of.", scope);
            return;
        }

        var parts = Items(content.Body).ToList();
        var (isLeftOut, condition) = Switch(parts, row);
        if (isLeftOut)
        {
            Refuse(item, LeftOut, scope);
            if (row.Shape == ForeignShape.Map && row.Key!.EndsWith('*'))
            {
                NextSlots(row, file.Rewritten(each.Span));
            }

            return;
        }

        var filter = condition is null ? "" : $" if {condition}";
        var iterator = dynamic.Body["iterator"] is HclExpression.Path { Steps: [var name] } ? name : item.Word;
        var list = file.Rewritten(each.Span);
        // What the block knew as its iterator is called the same here.
        var source = $"[for key, value in {list} : {{ key = key, value = value }}]";
        var outside = new Node("");
        var entry = new Node("");
        var isMap = row.Shape == ForeignShape.Map;
        var path = scope.Steps(row.To).ToList();
        var inner = new Scope(outside, entry, [.. path, .. isMap ? ["any"] : Array.Empty<string>()]) { IsFree = row.As is not null };
        if (row.Shape == ForeignShape.One)
        {
            Fill(parts, row.Parts, inner);
            PlaceMade(item, row, scope, (outside, entry), value => value.Contains('\n', StringComparison.Ordinal)
                ? $"one([\n    for {iterator} in {source} : {value}{filter}\n  ])" : $"one([for {iterator} in {source} : {value}{filter}])");
            return;
        }

        Fill(isMap ? parts.Where(part => part.Name != row.Key!.Split(':')[0]) : parts, row.Parts, inner);
        if (outside.Children.Count > 0 || row.To.Length == 0)
        {
            Demand(item, ByHand, scope);
            return;
        }

        var node = Node(item, row, scope);
        node.As = row.As;
        var made = entry.Expression(2);
        if (isMap)
        {
            var key = row.Key!.EndsWith('*') ? NextSlots(row, list)
                : parts.Find(part => part.Name == row.Key.Split(':')[0])?.Value is { } value ? file.Rewritten(value.Span)
                : HclWriter.Quote(row.Key.Split(':')[^1]);
            node.More.Add($"{{\n    for place, {iterator} in {source} : {key} => {made}{filter}\n  }}");
        }
        else
        {
            node.More.Add($"[\n    for {iterator} in {source} : {made}{filter}\n  ]");
        }
    }

    // A block that is there or not. Where its object is its own, that is there or not; where others write into it, each value is.
    private void PlaceMade(Item item, ForeignAttribute row, Scope scope, (Node Outside, Node Entry) made, Func<string, string> once)
    {
        var isOwn = row.To is { Length: > 0 } && row.To[0] != '/' && made.Outside.IsEmpty;
        if (isOwn && At(row.To!, scope) is { IsEmpty: true } node)
        {
            Note(node, item);
            node.Value = once(made.Entry.Expression(2));
            return;
        }

        scope.At.Remark([.. made.Outside.Remarks(), .. made.Entry.Remarks()]);
        var leaves = made.Outside.Leaves().Select(leaf => (Root: scope.Root, leaf.Path, leaf.Value, Full: leaf.Path))
            .Concat(made.Entry.Leaves().Select(leaf => (
                Root: row.To!.Length == 0 ? scope.At : At(row.To, scope), leaf.Path, leaf.Value,
                Full: (List<string>)[.. scope.Steps(row.To!), .. leaf.Path]))).ToList();
        if (leaves.Exists(leaf => leaf.Value is null || target.IsInMap(leaf.Full) || leaf.Root.Says(leaf.Path)))
        {
            Demand(item, ByHand, scope);
            return;
        }

        foreach (var (root, steps, value, _) in leaves)
        {
            var leaf = steps.Aggregate(root, (at, step) => at.At(step));
            leaf.Value = once(value!);
        }
    }

    // What is missing would be taken for what is not wanted, so that the client has to refuse the configuration until it is written.
    private void Demand(Item item, string note, Scope scope)
    {
        Refuse(item, note, scope);
        _root.At("to_do").Value = "\"Write by hand what is marked above or below, then remove this line.\"";
    }
}

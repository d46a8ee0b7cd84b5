using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

// Where a value, an object or a block goes.
internal sealed partial class BodyConversion
{
    private void Place(Item item, ForeignAttribute row, Scope scope)
    {
        if (item.Block is { Type: "dynamic" } dynamic)
        {
            PlaceDynamic(item, dynamic, row, scope);
        }
        else if (item.Block is { } block)
        {
            PlaceBlock(item, Items(block.Body), row, scope);
        }
        else if (item.Value is HclExpression.Map map && (!row.Parts.IsEmpty || row.Shape != ForeignShape.One || row.To is { Length: 0 }))
        {
            PlaceMap(item, map, row, scope);
        }
        else if (item.Value is HclExpression.List list && row.Shape == ForeignShape.List
            && list.Items.All(entry => entry is HclExpression.Map))
        {
            var node = Node(item, row, scope);
            node.As = row.As;
            foreach (var entry in list.Items.Cast<HclExpression.Map>())
            {
                Entry(node, Items(entry), row, scope);
            }
        }
        else
        {
            PlaceValue(item, row, scope);
        }
    }

    private void PlaceMap(Item item, HclExpression.Map map, ForeignAttribute row, Scope scope)
    {
        if (row.Shape != ForeignShape.Keyed)
        {
            PlaceBlock(item, Items(map), row, scope);
            return;
        }

        var node = Node(item, row, scope);
        foreach (var entry in Items(map))
        {
            var key = entry.Key is null ? entry.Name : $"({file.Rewritten(entry.Key.Span)})";
            var at = key.Length == 0 ? node : node.At(key);
            Note(at, entry);
            if (entry.Value is HclExpression.Map inner)
            {
                Fill(Items(inner), row.Parts, scope with { At = at, Path = [.. scope.Steps(row.To!), key] });
            }
            else if (entry.Value is not null)
            {
                at.Value = file.Rewritten(entry.Value.Span);
            }
        }
    }

    private void PlaceBlock(Item item, IEnumerable<Item> inner, ForeignAttribute row, Scope scope)
    {
        var parts = inner.ToList();
        if (IsContested(row, scope))
        {
            Demand(item, "which slot this is for cannot be said; write it to the device that it is of.", scope);
            return;
        }

        var (isLeftOut, condition) = Switch(parts, row);
        if (isLeftOut)
        {
            Refuse(item, LeftOut, scope);
            if (row.Shape == ForeignShape.Map)
            {
                KeyOf(parts, row, out _);
            }

            return;
        }

        switch (row.Shape)
        {
            case ForeignShape.List:
                var list = Node(item, row, scope);
                list.As = row.As;
                Entry(list, parts, row, scope);
                break;
            case ForeignShape.Map:
                var key = KeyOf(parts, row, out var isPart);
                var map = row.To!.Length == 0 ? scope.At : At(row.To, scope);
                if (condition is not null)
                {
                    var made = new Node("");
                    Fill(parts, row.Parts, scope with { At = made, Path = [.. scope.Steps(row.To), key] });
                    map.Comments.AddRange(item.Comments);
                    item.Comments.Clear();
                    map.More.Add($"{{ for key in {condition} ? [{KeyWord(key)}] : [] : key => {made.Expression(2)} }}");
                    break;
                }

                var node = map.At(key);
                Note(node, item);
                Fill(
                    isPart ? parts.Where(part => part.Name != row.Key!.Split(':')[0]) : parts, row.Parts,
                    scope with { At = node, Path = [.. scope.Steps(row.To), key] });
                break;
            default:
                var one = row.To!.Length == 0 ? scope.At : At(row.To, scope);
                if (one != scope.At)
                {
                    Note(one, item);
                }
                else
                {
                    scope.At.Remark(item.Comments);
                }

                Fill(parts, row.Parts, scope with { At = one, Path = [.. scope.Steps(row.To)], Around = scope });
                if (condition is not null)
                {
                    one.Value = $"{condition} ? {one.Expression(scope.Path.Length + 1)} : null";
                }

                break;
        }
    }

    private void Entry(Node list, IEnumerable<Item> parts, ForeignAttribute row, Scope scope)
    {
        var entry = new Node("");
        Fill(parts, row.Parts, scope with { At = entry, Path = [.. scope.Steps(row.To!)], IsFree = row.As is not null });
        if (list.More.Count == 0)
        {
            list.Items.Add(entry);
        }
        else
        {
            // In its place behind what a list makes.
            list.More.Add($"[{entry.Expression(2)}]");
        }
    }

    private string KeyOf(IEnumerable<Item> parts, ForeignAttribute row, out bool isPart)
    {
        isPart = !row.Key!.EndsWith('*');
        if (!isPart)
        {
            return NextSlot(row);
        }

        var names = row.Key.Split(':');
        var value = parts.FirstOrDefault(part => part.Name == names[0])?.Value;
        return value is null ? names.ElementAtOrDefault(1) ?? names[0] : KeyText(value);
    }

    private string KeyText(HclExpression value) =>
        Literals.Of(value) is { } known and not List<object> ? System.Convert.ToString(known,
            CultureInfo.InvariantCulture)!
            : $"({file.Rewritten(value.Span)})";

    private void PlaceValue(Item item, ForeignAttribute row, Scope scope)
    {
        var value = file.Rewritten(item.Value!.Span);
        if (row.As is not null && row.Shape == ForeignShape.One)
        {
            if (Notation.TryFill(row.As, value, scope.Written(file)) is not { } written)
            {
                Refuse(item, $"{row.To!.TrimStart('/')} cannot be worked out of this expression.", scope);
                return;
            }

            value = written;
        }

        if (value == "null" && row.As is not null)
        {
            return;
        }

        var to = row.Where is var (pattern, other) && item.Value is HclExpression.Text text
            && Regex.IsMatch(text.Value, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) ? other : row.To!;
        if (to.Length == 0)
        {
            Demand(item, row.Note, scope);
            return;
        }

        if (to == "storage" && item.Value is HclExpression.Text { Value.Length: 0 })
        {
            return;
        }

        var node = At(to, scope);
        if (!node.IsEmpty)
        {
            Refuse(item, $"{to.TrimStart('/')} is said by something else already.", scope);
            return;
        }

        Note(node, item);
        node.Value = value;
        if (!row.Parts.IsEmpty)
        {
            node.Comments.Add("# check: the names within this value differ here.");
            report.Add(item.Place, $"the names within {item.Name} differ here, and could not be changed in this expression");
        }
    }
}

using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

// Blocks that the other provider knows by their order have a slot here: net0, net1, .... Those that are made of a list take as many as
// the list is long, so that whatever stands behind them counts from its end.
internal sealed partial class BodyConversion
{
    private const string LeftOut = "a device that is not enabled is left out.";

    private readonly Dictionary<string, Slots> _slots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contested = new(StringComparer.Ordinal);

    // Where blocks of several words write into the same numbered map, and how many there are of one is not known.
    private void Survey(HclBody body)
    {
        var writers = new List<(string Map, string Word, bool IsDynamic)>();
        Survey(body, target.Rows, [], writers);
        _contested.UnionWith(writers.GroupBy(writer => writer.Map).Where(map =>
            map.Any(writer => writer.IsDynamic) && map.Select(writer => writer.Word).Distinct().Count() > 1).Select(map => map.Key));
    }

    private static void Survey(
        HclBody body, ImmutableArray<ForeignAttribute> rows, ImmutableArray<string> path, List<(string, string, bool)> writers)
    {
        foreach (var block in body.Blocks)
        {
            var isDynamic = block is { Type: "dynamic", Labels.Length: > 0 };
            var word = isDynamic ? block.Labels[0] : block.Type;
            var inner = isDynamic ? block.Body.Block("content")?.Body : block.Body;
            foreach (var row in rows.Where(row => row.Name == word && row.To is not null))
            {
                ImmutableArray<string> steps =
                    [.. row.To!.StartsWith('/') ? [] : path, .. row.To.TrimStart('/').Split('.', StringSplitOptions.RemoveEmptyEntries)];
                if (row is { Shape: ForeignShape.Map, Key: [.., '*'] })
                {
                    writers.Add((string.Join('.', steps), word, isDynamic));
                }
                else if (row.Shape == ForeignShape.One && inner is not null)
                {
                    Survey(inner, row.Parts, steps, writers);
                }
            }
        }
    }

    // What is said of a slot elsewhere than where its device is, as an address of a container.
    private bool IsContested(ForeignAttribute row, Scope scope) => row is { Shape: ForeignShape.Map, Key: [.., '*'], To: ['/', ..] }
        && _contested.Contains(string.Join('.', scope.Steps(row.To)));

    // A device that is there by a switch: false where it never is, and otherwise what it hangs on.
    private (bool IsLeftOut, string? Condition) Switch(IEnumerable<Item> parts, ForeignAttribute row)
    {
        if (row.Parts.FirstOrDefault(part => part.IsSwitch) is not { } known
            || parts.FirstOrDefault(part => part.Name == known.Name)?.Value is not { } value)
        {
            return (false, null);
        }

        return Literals.Of(value) is bool isOn ? (!isOn, null)
            : (false, value is HclExpression.Path ? file.Rewritten(value.Span) : $"({file.Rewritten(value.Span)})");
    }

    private static string KeyWord(string key) => key[0] == '(' ? key[1..^1] : HclWriter.Quote(key);

    private string NextSlot(ForeignAttribute row)
    {
        var slots = SlotsOf(row);
        var key = slots.Key(row.Key![..^1], null);
        slots.Count++;
        return key;
    }

    // The key of each entry that a list makes, which are counted as place.
    private string NextSlots(ForeignAttribute row, string list)
    {
        var slots = SlotsOf(row);
        var key = slots.Key(row.Key![..^1], "place");
        slots.Lists.Add(list);
        return key;
    }

    private Slots SlotsOf(ForeignAttribute row)
    {
        if (!_slots.TryGetValue(row.To + row.Name, out var slots))
        {
            _slots[row.To + row.Name] = slots = new();
        }

        return slots;
    }

    private sealed class Slots
    {
        public int Count { get; set; }

        public List<string> Lists { get; } = [];

        public string Key(string stem, string? place)
        {
            if (place is null && Lists.Count == 0)
            {
                return $"{stem}{Count}";
            }

            string?[] terms = [Count > 0 ? $"{Count}" : null, .. Lists.Select(list => $"length({list})"), place];
            var key = $"\"{stem}${{{string.Join(" + ", terms.OfType<string>())}}}\"";
            return place is null ? $"({key})" : key;
        }
    }
}

using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Makes a result keep what the plan promised.</summary>
public static class Overlay
{
    /// <summary>
    /// The plan, with its unknown parts taken from the result; what neither knows is null. A plan is a promise: its known parts stay.
    /// </summary>
    public static Value Of(Value planned, Value actual) => planned.Kind switch
    {
        ValueKind.Unknown => Known(actual),
        ValueKind.List => Value.List(planned.Items.Select((item, i) => Of(item, i < actual.Items.Length ? actual.Items[i] : Value.Null))),
        ValueKind.Object => Value.Object(
            planned.Members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value, actual[member.Key])))),
        ValueKind.Set when !planned.IsWhollyKnown => OfSet(planned, actual),
        _ => planned,
    };

    // Each planned element that is not wholly known takes an element of the result that keeps its promise, if possible one that no other
    // has taken: two may turn out the same.
    private static Value OfSet(Value planned, Value actual)
    {
        var left = actual.Items.Where(item => !planned.Items.Contains(item)).ToList();
        var items = new List<Value>();
        foreach (var item in planned.Items)
        {
            if (item.IsWhollyKnown)
            {
                items.Add(item);
                continue;
            }

            var match = left.Find(found => Keeps(item, found)) ?? actual.Items.FirstOrDefault(found => Keeps(item, found)) ?? Value.Null;
            left.Remove(match);
            items.Add(Of(item, match));
        }

        return Value.Set(items);
    }

    private static bool Keeps(Value planned, Value found) => planned.Kind switch
    {
        ValueKind.Unknown => true,
        ValueKind.Object => found.Kind == ValueKind.Object
            && planned.Members.Keys.Union(found.Members.Keys, StringComparer.Ordinal).All(key => Keeps(planned[key], found[key])),
        ValueKind.List => found.Kind == ValueKind.List && planned.Items.Length == found.Items.Length
            && planned.Items.Zip(found.Items).All(pair => Keeps(pair.First, pair.Second)),
        // Two planned elements may turn out the same, so a set may shrink, but no element of it is without one that was planned.
        ValueKind.Set => found.Kind == ValueKind.Set && found.Items.Length <= planned.Items.Length
            && planned.Items.All(item => found.Items.Any(other => Keeps(item, other)))
            && found.Items.All(other => planned.Items.Any(item => Keeps(item, other))),
        _ => planned.Equals(found),
    };

    private static Value Known(Value value) => value.IsWhollyKnown ? value : value.Transform(part => part.IsUnknown ? Value.Null : part);
}

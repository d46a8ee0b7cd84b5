using Proxmox.Model.Values;

namespace Proxmox.Terraform.HostChecks;

/// <summary>Makes a result keep what the plan promised.</summary>
public static class Overlay
{
    /// <summary>The plan, with its unknown parts taken from the result; what neither knows is null. It breaks no rule of <see cref="ApplyCheck"/>.</summary>
    public static Value Of(Value planned, Value actual) => planned.Kind switch
    {
        ValueKind.Unknown => Known(actual),
        ValueKind.List => Value.List(planned.Items.Select((item, i) => Of(item, i < actual.Items.Length ? actual.Items[i] : Value.Null))),
        ValueKind.Object => Value.Object(planned.Members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value, actual[member.Key])))),
        ValueKind.Set when !planned.IsWhollyKnown => OfSet(planned, actual),
        _ => planned,
    };

    // Each planned element that is not wholly known takes an element of the result that keeps its promise, if possible one that no other has
    // taken: two may turn out the same.
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

            var match = left.Find(found => ApplyCheck.Keeps(item, found)) ?? actual.Items.FirstOrDefault(found => ApplyCheck.Keeps(item, found)) ?? Value.Null;
            left.Remove(match);
            items.Add(Of(item, match));
        }

        return Value.Set(items);
    }

    private static Value Known(Value value) => value.IsWhollyKnown ? value : value.Transform(part => part.IsUnknown ? Value.Null : part);
}

using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Terraform.HostChecks;

/// <summary>
/// The host's rules for what an apply answers ("Provider produced inconsistent result after apply"), and for the second plan of an apply:
/// what was planned as known is so, what was planned as unknown is anything, and after an apply nothing is unknown.
/// </summary>
public static class ApplyCheck
{
    /// <summary>All breaches of an apply's answer.</summary>
    /// <param name="fields">The attributes of the resource.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="actual">The answer.</param>
    public static IReadOnlyList<Breach> Run(ImmutableArray<Field> fields, Value planned, Value actual)
    {
        var breaches = new List<Breach>();
        if (Presence(planned, actual) is { } rule)
        {
            return [new(AttributePath.Root, rule)];
        }

        foreach (var field in fields)
        {
            var found = new List<Breach>();
            var at = AttributePath.Of(field.Name);
            Compare(planned[field.Name], actual[field.Name], at, found);
            FindUnknown(actual[field.Name], at, found);
            if (AttributeFlags.OfManaged(field).IsWriteOnly && !actual[field.Name].IsNull)
            {
                found.Add(new(at, "a write-only attribute is null in a state."));
            }

            // The host, too, hides values of sensitive attributes.
            breaches.AddRange(
                field.IsSecret ? found.Take(1).Select(_ => new Breach(at, "inconsistent values for a sensitive attribute.")) : found);
        }

        return breaches;
    }

    private static bool Keeps(Value planned, Value actual)
    {
        var breaches = new List<Breach>();
        Compare(planned, actual, AttributePath.Root, breaches);
        return breaches.Count == 0;
    }

    private static string? Presence(Value planned, Value actual) =>
        planned.IsNull && !actual.IsNull ? "was absent, but now present."
        : actual.IsNull && !planned.IsNull ? "was present, but now absent."
        : null;

    private static void Compare(Value planned, Value actual, AttributePath at, List<Breach> breaches)
    {
        if (planned.IsUnknown || (planned.IsNull && actual.IsNull))
        {
            return;
        }

        if (planned.Kind != actual.Kind)
        {
            breaches.Add(new(at, $"was {planned}, but now {actual}."));
            return;
        }

        switch (planned.Kind)
        {
            case ValueKind.List:
                CompareLists(planned, actual, at, breaches);
                break;
            case ValueKind.Object:
                foreach (var (key, member) in planned.Members)
                {
                    if (actual.Members.TryGetValue(key, out var found))
                    {
                        Compare(member, found, Into(at, key), breaches);
                    }
                    else if (!member.IsNull)
                    {
                        breaches.Add(new(Into(at, key), "has vanished."));
                    }
                }

                breaches.AddRange(actual.Members.Keys.Where(key => !planned.Members.ContainsKey(key))
                    .Select(key => new Breach(Into(at, key), "has appeared.")));
                break;
            case ValueKind.Set:
                CompareSets(planned, actual, at, breaches);
                break;
            default:
                if (!planned.Equals(actual))
                {
                    breaches.Add(new(at, $"was {planned}, but now {actual}."));
                }

                break;
        }
    }

    private static void CompareLists(Value planned, Value actual, AttributePath at, List<Breach> breaches)
    {
        for (var i = 0; i < Math.Max(planned.Items.Length, actual.Items.Length); i++)
        {
            if (i >= actual.Items.Length)
            {
                breaches.Add(new(at.Index(i), "has vanished."));
            }
            else if (i >= planned.Items.Length)
            {
                breaches.Add(new(at.Index(i), "has appeared."));
            }
            else
            {
                Compare(planned.Items[i], actual.Items[i], at.Index(i), breaches);
            }
        }
    }

    private static void CompareSets(Value planned, Value actual, AttributePath at, List<Breach> breaches)
    {
        breaches.AddRange(planned.Items.Where(item => !actual.Items.Any(other => Keeps(item, other)))
            .Select(item => new Breach(at, $"planned element {item} does not correlate with any element of the result.")));
        breaches.AddRange(actual.Items.Where(item => !planned.Items.Any(other => Keeps(other, item)))
            .Select(item => new Breach(at, $"element {item} does not correlate with any element of the plan.")));
        if (actual.Items.Length > planned.Items.Length)
        {
            breaches.Add(new(at, $"its length changed from {Text(planned.Items.Length)} to {Text(actual.Items.Length)}."));
        }
    }

    private static void FindUnknown(Value value, AttributePath at, List<Breach> breaches)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                breaches.Add(new(at, "is still unknown after the apply."));
                break;
            case ValueKind.List:
                for (var i = 0; i < value.Items.Length; i++)
                {
                    FindUnknown(value.Items[i], at.Index(i), breaches);
                }

                break;
            case ValueKind.Set when !value.IsWhollyKnown:
                breaches.Add(new(at, "has an element that is still unknown after the apply."));
                break;
            case ValueKind.Object:
                foreach (var (key, member) in value.Members)
                {
                    FindUnknown(member, Into(at, key), breaches);
                }

                break;
        }
    }

    // Without the type, attributes and keys look alike; for a message either notation will do.
    private static AttributePath Into(AttributePath at, string key) => at.IsRoot || key.All(c => char.IsAsciiLetterLower(c) || c == '_')
        ? at.Attribute(key) : at.Key(key);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

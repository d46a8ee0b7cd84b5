using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Terraform.HostChecks;

/// <summary>
/// The host's rules for a plan ("Provider produced invalid plan"): what the user wrote is planned as written, or as recorded before where
/// that means the same; only the provider's own attributes are free.
/// </summary>
public sealed class PlanCheck
{
    private readonly List<Breach> _breaches = [];

    private PlanCheck()
    {
    }

    /// <summary>All breaches of a plan, and the plan without them: where it breaks a rule, config takes its place.</summary>
    /// <param name="fields">The attributes of the resource.</param>
    /// <param name="prior">The state.</param>
    /// <param name="config">What the user wrote.</param>
    /// <param name="planned">The plan.</param>
    public static (Value Repaired, IReadOnlyList<Breach> Breaches) Run(
        ImmutableArray<Field> fields, Value prior, Value config, Value planned)
    {
        var check = new PlanCheck();
        return (check.Object(fields, prior, config, planned, AttributePath.Root), check._breaches);
    }

    private Value Object(ImmutableArray<Field> fields, Value prior, Value config, Value planned, AttributePath at)
    {
        if (config.IsNull || config.IsUnknown || planned.Kind != ValueKind.Object)
        {
            return planned.Equals(config) ? planned : Broken(at, Existence(config, planned), config);
        }

        foreach (var name in planned.Members.Keys.Where(name => !fields.Any(field => field.Name == name)))
        {
            Note(at.Attribute(name), "the schema has no such attribute.");
        }

        return Value.Object(fields.Select(field => KeyValuePair.Create(
            field.Name, Attribute(field, prior[field.Name], config[field.Name], planned[field.Name], at.Attribute(field.Name)))));
    }

    private Value Attribute(Field field, Value prior, Value config, Value planned, AttributePath at)
    {
        var flags = AttributeFlags.OfManaged(field);
        if (flags.IsWriteOnly)
        {
            return planned.IsNull ? planned : Broken(at, "a write-only attribute is null in a plan.", Value.Null);
        }

        if (planned.Equals(config)
            || (planned.Equals(prior) && !prior.IsNull && !config.IsNull)
            || (flags.IsComputed && (config.IsNull || !flags.IsOptional)))
        {
            return planned;
        }

        if (config.IsNull)
        {
            return Broken(at, $"{Shown(field, planned)} is planned for an attribute that is not set and not computed.", config);
        }

        return (field.Type, planned.Kind, config.Kind) switch
        {
            (FieldType.Object nested, ValueKind.Object, ValueKind.Object) => Object(nested.Fields, prior, config, planned, at),
            (FieldType.List { Element: FieldType.Object nested }, ValueKind.List, ValueKind.List) =>
                List(nested.Fields, prior, config, planned, at),
            (FieldType.Map { Element: FieldType.Object nested }, ValueKind.Object, ValueKind.Object) =>
                Map(nested.Fields, prior, config, planned, at),
            (FieldType.Set { Element: FieldType.Object }, ValueKind.Set, ValueKind.Set) => Set(config, planned, at),
            _ => Broken(at, $"planned {Shown(field, planned)} does not match {Shown(field, config)} of the config.", config),
        };
    }

    private Value List(ImmutableArray<Field> fields, Value prior, Value config, Value planned, AttributePath at)
    {
        if (planned.Items.Length != config.Items.Length)
        {
            return Broken(at, $"{Text(planned.Items.Length)} elements are planned, the config has {Text(config.Items.Length)}.", config);
        }

        return Value.List(planned.Items.Select((item, i) =>
            Object(fields, i < prior.Items.Length ? prior.Items[i] : Value.Null, config.Items[i], item, at.Index(i))));
    }

    private Value Map(ImmutableArray<Field> fields, Value prior, Value config, Value planned, AttributePath at)
    {
        foreach (var key in planned.Members.Keys.Where(key => !config.Members.ContainsKey(key)))
        {
            Note(at.Key(key), "the config has no such element.");
        }

        return Value.Object(config.Members.Select(member => KeyValuePair.Create(
            member.Key,
            planned.Members.TryGetValue(member.Key, out var element)
                ? Object(fields, prior[member.Key], member.Value, element, at.Key(member.Key))
                : Broken(at.Key(member.Key), "the element is missing in the plan.", member.Value))));
    }

    // Elements of a set have no name by which the host could tell which belong together: it counts them.
    private Value Set(Value config, Value planned, AttributePath at) => planned.Items.Length == config.Items.Length
        ? planned
        : Broken(at, $"{Text(planned.Items.Length)} elements are planned, the config has {Text(config.Items.Length)}.", config);

    private Value Broken(AttributePath at, string rule, Value instead)
    {
        Note(at, rule);
        return instead;
    }

    private void Note(AttributePath at, string rule) => _breaches.Add(new(at, rule));

    private static string Existence(Value config, Value planned) =>
        config.IsNull ? "planned for existence, but the config wants absence."
        : planned.IsNull ? "planned for absence, but the config wants existence."
        : planned.IsUnknown ? "planned unknown, though the config sets it."
        : "planned known, though the config does not know it yet.";

    private static string Shown(Field field, Value value) => field.IsSecret ? value.AsSecret().ToString() : value.ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

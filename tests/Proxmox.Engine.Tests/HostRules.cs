using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests;

/// <summary>
/// The rules that Terraform's core holds planned and applied values to, with every optional attribute declared computed as well.
/// </summary>
internal static class HostRules
{
    public static List<string> PlanProblems(Resource resource, Value prior, Value config, PlanAnswer answer)
    {
        var problems = new List<string>();
        if (config.IsNull != answer.Planned.IsNull)
        {
            return ["config and plan are not null together"];
        }

        if (config.IsNull)
        {
            return problems;
        }

        Members(resource.Attributes, prior, config, answer.Planned, "", problems);
        problems.AddRange(answer.Replaces.Where(path => Follow(prior, path) is null && Follow(answer.Planned, path) is null)
            .Select(path => $"{path}: replaces, but does not exist"));
        return problems;
    }

    public static List<string> ApplyProblems(Resource resource, Value planned, ApplyAnswer answer)
    {
        var problems = new List<string>();
        if (answer.State.IsNull)
        {
            return planned.IsNull || answer.Diagnostics.HasErrors ? [] : ["null after an apply without an error"];
        }

        Conforms(resource.Attributes, answer.State, "", problems);
        if (!answer.State.IsWhollyKnown)
        {
            problems.Add("not wholly known");
        }

        if (!answer.Diagnostics.HasErrors)
        {
            Kept(planned, answer.State, "", problems);
        }

        return problems;
    }

    private static void Members(IEnumerable<Field> fields, Value prior, Value config, Value planned, string at, List<string> problems)
    {
        var names = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        if (!names.SetEquals(planned.Members.Keys))
        {
            problems.Add($"{at}: the members are {string.Join(' ', planned.Members.Keys)}");
        }

        foreach (var field in fields)
        {
            Attribute(field, prior[field.Name], config[field.Name], planned[field.Name], $"{at}.{field.Name}", problems);
        }
    }

    private static void Attribute(Field field, Value prior, Value config, Value planned, string at, List<string> problems)
    {
        if (field.IsWriteOnly)
        {
            if (!planned.IsNull)
            {
                problems.Add($"{at}: a write-only attribute is planned");
            }

            return;
        }

        if (planned.Equals(config) || (!config.IsNull && !config.IsUnknown && !prior.IsNull && planned.Equals(prior)))
        {
            return;
        }

        if (config.IsNull)
        {
            if (field.Presence == Presence.Required)
            {
                problems.Add($"{at}: required, not set, and planned as {planned}");
            }

            return;
        }

        if (config.IsUnknown || planned.IsUnknown || planned.IsNull || field.Type.Nested.IsEmpty)
        {
            problems.Add($"{at}: {planned} is planned for {config}, prior {prior}");
            return;
        }

        switch (field.Type)
        {
            case FieldType.Object nested:
                Members(nested.Fields, prior, config, planned, at, problems);
                break;
            case FieldType.Map { Element: FieldType.Object element }:
                if (!planned.Members.Keys.SequenceEqual(config.Members.Keys))
                {
                    problems.Add($"{at}: the keys differ from the config's");
                }

                foreach (var (key, value) in config.Members.Where(member => !planned[member.Key].Equals(member.Value)))
                {
                    Members(element.Fields, prior[key], value, planned[key], $"{at}[{key}]", problems);
                }

                break;
            case FieldType.List { Element: FieldType.Object element }:
                if (planned.Items.Length != config.Items.Length)
                {
                    problems.Add($"{at}: the length differs from the config's");
                    break;
                }

                foreach (var (index, value) in config.Items.Index().Where(item => !planned.Items[item.Index].Equals(item.Item)))
                {
                    Members(element.Fields, index < prior.Items.Length
                        ? prior.Items[index] : Value.Null, value, planned.Items[index], $"{at}[{index}]", problems);
                }

                break;
            case FieldType.Set when planned.Items.Length != config.Items.Length:
                problems.Add($"{at}: the length differs from the config's");
                break;
            default:
                break;
        }
    }

    private static void Kept(Value planned, Value state, string at, List<string> problems)
    {
        switch (planned.Kind)
        {
            case ValueKind.Unknown:
                break;
            case ValueKind.Object when !planned.IsWhollyKnown && state.Kind == ValueKind.Object
                && planned.Members.Keys.SequenceEqual(state.Members.Keys):
                foreach (var (name, value) in planned.Members)
                {
                    Kept(value, state[name], $"{at}.{name}", problems);
                }

                break;
            case ValueKind.List when !planned.IsWhollyKnown && planned.Items.Length == state.Items.Length:
                foreach (var (index, value) in planned.Items.Index())
                {
                    Kept(value, state.Items[index], $"{at}[{index}]", problems);
                }

                break;
            case ValueKind.Set when !planned.IsWhollyKnown && planned.Items.Length >= state.Items.Length:
                problems.AddRange(
                    planned.Items.Where(value => !state.Items.Any(item => Fits(value, item))).Select(value => $"{at}: {value} is missing"));
                problems.AddRange(state.Items.Where(item => !planned.Items.Any(value => Fits(value, item)))
                    .Select(item => $"{at}: {item} was not planned"));
                break;
            default:
                if (!planned.Equals(state))
                {
                    problems.Add($"{at}: {planned} was planned, {state} came");
                }

                break;
        }
    }

    private static bool Fits(Value planned, Value actual)
    {
        var problems = new List<string>();
        Kept(planned, actual, "", problems);
        return problems.Count == 0;
    }

    private static void Conforms(IEnumerable<Field> fields, Value value, string at, List<string> problems)
    {
        if (!fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal).SetEquals(value.Members.Keys))
        {
            problems.Add($"{at}: the members are {string.Join(' ', value.Members.Keys)}");
        }

        foreach (var field in fields)
        {
            var member = value[field.Name];
            if (field.IsWriteOnly && !member.IsNull)
            {
                problems.Add($"{at}.{field.Name}: a write-only attribute is stored");
            }

            Conforms(field.Type, member, $"{at}.{field.Name}", problems);
        }
    }

    private static void Conforms(FieldType type, Value value, string at, List<string> problems)
    {
        if (value.IsNull || value.IsUnknown)
        {
            return;
        }

        var expected = type switch
        {
            FieldType.Text => ValueKind.Text,
            FieldType.Bool => ValueKind.Bool,
            FieldType.Number => ValueKind.Number,
            FieldType.List => ValueKind.List,
            FieldType.Set => ValueKind.Set,
            _ => ValueKind.Object,
        };
        if (value.Kind != expected)
        {
            problems.Add($"{at}: is a {value.Kind}");
            return;
        }

        switch (type)
        {
            case FieldType.Object nested:
                Conforms(nested.Fields, value, at, problems);
                break;
            case FieldType.Map map:
                foreach (var (key, element) in value.Members)
                {
                    Conforms(map.Element, element, $"{at}[{key}]", problems);
                }

                break;
            case FieldType.List { Element: var element }:
                foreach (var item in value.Items)
                {
                    Conforms(element, item, at, problems);
                }

                break;
            case FieldType.Set { Element: var element }:
                foreach (var item in value.Items)
                {
                    Conforms(element, item, at, problems);
                }

                break;
            default:
                break;
        }
    }

    // A path that ends at a null member of something that is there does exist; through a null nothing is reached.
    private static Value? Follow(Value value, AttributePath path)
    {
        foreach (var step in path.Steps)
        {
            var next = step switch
            {
                AttributePath.Step.Attribute attribute => value.Members.GetValueOrDefault(attribute.Name),
                AttributePath.Step.Key key => value.Members.GetValueOrDefault(key.Name),
                AttributePath.Step.Index index => index.Position < value.Items.Length ? value.Items[(int)index.Position] : null,
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            value = next;
        }

        return value;
    }
}

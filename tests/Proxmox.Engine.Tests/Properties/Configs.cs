using FsCheck;
using FsCheck.Fluent;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Properties;

/// <summary>Random configs of widgets, and configs that follow them.</summary>
internal static class Configs
{
    /// <summary>What every generated secret contains.</summary>
    public const string Canary = "canary-7Yq";

    private static readonly Gen<Value> NoValue = Gen.Constant(Value.Null);

    /// <summary>Wholly known configs of the widget <c>w1</c>.</summary>
    public static Arbitrary<Value> Known { get; } = Arb.From(Widgets(known: true), value => Smaller(value).Where(Named));

    /// <summary>Configs with unknown values in any place.</summary>
    public static Arbitrary<Value> Open { get; } = Arb.From(Widgets(known: false), value => Smaller(value).Where(Named));

    /// <summary>Two known configs, of which the second mostly repeats the first.</summary>
    public static Arbitrary<(Value First, Value Second)> Pair { get; } = Arb.From(
        Known.Generator.SelectMany(first => Known.Generator.SelectMany(
            second => Masks(Widget.Declaration.Attributes.Length).Select(mask => (first, Mix(first, second, mask))))),
        pair => Smaller(pair.Item1).Where(Named).Select(first => (first, pair.Item2))
            .Concat(Smaller(pair.Item2).Where(Named).Select(second => (pair.Item1, second))));

    private static bool Named(Value config) => !config["name"].IsNull;

    private static Gen<bool[]> Masks(int length) => Gen.CollectToArray(Enumerable.Repeat(Gen.Elements(true, false, false), length));

    private static Value Mix(Value first, Value second, bool[] mask) => Value.Object(
        Widget.Declaration.Attributes.Select(
            (field, index) => KeyValuePair.Create(field.Name, mask[index] ? second[field.Name] : first[field.Name])));

    private static Gen<Value> Widgets(bool known) =>
        Members(Widget.Declaration.Attributes, known).Select(value => value.With("name", "w1"));

    private static Gen<Value> Members(IReadOnlyCollection<Field> fields, bool known) =>
        Gen.CollectToArray(fields.Select(field => Member(field, known)))
            .Select(values => Value.Object(fields.Zip(values, (field, value) => KeyValuePair.Create(field.Name, value))));

    private static Gen<Value> Member(Field field, bool known)
    {
        if (!field.IsInput || field.IsWriteOnly || field.Name.EndsWith("_wo_version", StringComparison.Ordinal) || field.Name == "timeouts")
        {
            return NoValue;
        }

        var some = Some(field, field.Type, known).Select(value => field.IsSecret ? value.AsSecret() : value);
        var set = known ? some : Gen.Frequency((5, some), (1, Gen.Constant(Value.Unknown)));
        return field.Presence == Presence.Required ? set : Gen.Frequency((3, set), (2, NoValue));
    }

    private static Gen<Value> Some(Field field, FieldType type, bool known) => type switch
    {
        FieldType.Bool => Gen.Elements(Value.True, Value.False),
        FieldType.Number { IsWhole: true } => Gen.Elements(Values(1, 2, 30)),
        FieldType.Number => Gen.Elements(Value.Of(Number.Parse("0.5")), Value.Of(Number.Parse("1e3"))),
        FieldType.Object nested => Members(nested.Fields, known),
        FieldType.Map map => Gen.SubListOf(["net0", "net1", "net2"]).SelectMany(keys =>
            Gen.CollectToArray(keys.Select(_ => Some(field, map.Element, known)))
                .Select(items => Value.Object(keys.Zip(items, KeyValuePair.Create)))),
        FieldType.List list => Items(field, list.Element, known).Select(items => Value.List(items)),
        FieldType.Set set => Items(field, set.Element, known).Select(items => Value.Set(items)),
        _ => Text(field),
    };

    private static Gen<Value[]> Items(Field field, FieldType element, bool known)
    {
        var some = Some(field, element, known);
        var item = known ? some : Gen.Frequency((4, some), (1, Gen.Constant(Value.Unknown)));
        return Gen.Choose(0, 3).SelectMany(count => Gen.CollectToArray(Enumerable.Repeat(item, count)));
    }

    private static Gen<Value> Text(Field field) => field switch
    {
        { Allowed.IsEmpty: false } => Gen.Elements(field.Allowed.Select(text => Value.Of(text)).ToArray()),
        { IsSecret: true } => Gen.Elements(Values(Canary, Canary + "2")),
        { Format.Name: "size" } => Gen.Elements(Values("8G", "8192M", "1.5T")),
        { Format.Name: "MAC address" } => Gen.Elements(Values("bc:24:11:00:00:01", "BC-24-11-00-00-01", "BC:24:11:00:00:02")),
        { Name: "comment" } => Gen.Elements(Values("", "one", "two\nlines\n")),
        { Name: "title" } => Gen.Elements(Values("", "A", "B")),
        _ => Gen.Elements(Values("a", "b", "c")),
    };

    private static Value[] Values(params Value[] values) => values;

    private static IEnumerable<Value> Smaller(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                foreach (var (name, member) in value.Members.Where(
                    member => !member.Value.IsNull && member.Key is not ("name" or "model" or "action" or "host")))
                {
                    if (!name.StartsWith("net", StringComparison.Ordinal) || name == "nets")
                    {
                        yield return value.With(name, Value.Null);
                    }

                    foreach (var smaller in Smaller(member))
                    {
                        yield return value.With(name, smaller);
                    }
                }

                break;
            case ValueKind.List or ValueKind.Set:
                for (var skipped = 0; skipped < value.Items.Length; skipped++)
                {
                    var rest = value.Items.RemoveAt(skipped);
                    yield return value.Kind == ValueKind.List ? Value.List(rest) : Value.Set(rest);
                }

                break;
            default:
                break;
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using ModelValue = Proxmox.Model.Values.Value;
using Number = Proxmox.Model.Values.Number;

namespace Proxmox.Pulumi.Values;

/// <summary>
/// Reads property values as the values of fields. A whole number stands for its digits where text is wanted, and text that is a number for
/// that number: programs pass on outputs of one type to inputs of the other. What does not fit becomes null, and a problem.
/// </summary>
/// <param name="problems">Where problems are added; null reads what was stored, in which whatever does not fit is left out.</param>
internal sealed partial class PropertyReader(ICollection<Problem>? problems)
{
    // Beyond it a double no longer tells every whole number from the next one.
    private const double LargestWhole = 9007199254740992;

    private const string InternalPrefix = "__";

    /// <summary>True for the names that Pulumi keeps for notes of its own, such as <c>__defaults</c>.</summary>
    public static bool IsInternal(string name) => name.StartsWith(InternalPrefix, StringComparison.Ordinal);

    /// <summary>Reads the members of an object.</summary>
    /// <param name="fields">What it may have.</param>
    /// <param name="members">What it has.</param>
    /// <param name="isOptional">Whether a required field may be missing at the top.</param>
    /// <returns>An object with a member for each field, null where there is none.</returns>
    public ModelValue Read(IReadOnlyCollection<Field> fields, PropertyMap members, Func<Field, bool>? isOptional = null) =>
        Members(fields, members, AttributePath.Root, isOptional ?? (_ => false));

    private ModelValue Members(IReadOnlyCollection<Field> fields, PropertyMap members, AttributePath at, Func<Field, bool> isOptional)
    {
        Refuse(fields, members, at);
        return ModelValue.Object(fields.Select(field =>
        {
            var path = at.Attribute(field.Name);
            var value = members[PropertyNames.Of(field)] is { } given ? Value(field.Type, given, path, out var isRefused)
                : Nothing(out isRefused);
            if (field.Presence == Presence.Required && value.IsNull && !isRefused && !isOptional(field))
            {
                Add(path, $"{PropertyPaths.Of(path)} must be set.");
            }

            return KeyValuePair.Create(field.Name, field.IsSecret ? value.AsSecret() : value);
        }));
    }

    private static ModelValue Nothing(out bool isRefused)
    {
        isRefused = false;
        return ModelValue.Null;
    }

    private void Refuse(IReadOnlyCollection<Field> fields, PropertyMap members, AttributePath at)
    {
        if (problems is null)
        {
            return;
        }

        foreach (var (name, _) in members.Where(member => !IsInternal(member.Key)))
        {
            var path = at.IsRoot ? name : $"{PropertyPaths.Of(at)}.{name}";
            var field = fields.FirstOrDefault(field => string.Equals(PropertyNames.Of(field), name, StringComparison.Ordinal));
            if (field is null)
            {
                var inputs = fields.Where(known => known.IsInput).Select(PropertyNames.Of).ToList();
                problems.Add(new(path, $"There is no property {path}" + (NearestName.Of(name, inputs) is { } meant
                    ? $". Did you mean {meant}?"
                    : inputs.Count == 0 ? ": there is none to set."
                        : $". There are {string.Join(", ", inputs.Order(StringComparer.Ordinal))}.")));
            }
            else if (!field.IsInput)
            {
                problems.Add(new(path, $"{path} cannot be set: it is an output."));
            }
        }
    }

    private ModelValue Value(FieldType type, PropertyValue given, AttributePath at, out bool isRefused)
    {
        isRefused = false;
        var bare = given.Bare;
        var value = (type, bare) switch
        {
            (_, PropertyValue.Unknown) => ModelValue.Unknown,
            (_, PropertyValue.Null) => ModelValue.Null,
            (FieldType.Text, PropertyValue.Text text) => ModelValue.Of(text.Content),
            (FieldType.Text, PropertyValue.Number { Amount: var digits }) when digits == Math.Truncate(digits)
                && Math.Abs(digits) <= LargestWhole => ModelValue.Of(digits.ToString("F0", CultureInfo.InvariantCulture)),
            (FieldType.Number number, PropertyValue.Text { Content: var digits }) when Digits().IsMatch(digits) =>
                Amount(number, double.Parse(digits, CultureInfo.InvariantCulture), at),
            (FieldType.File, PropertyValue.Asset { IsElsewhere: false } asset) => asset.File.ToValue(),
            (FieldType.Bool, PropertyValue.Bool truth) => ModelValue.Of(truth.Truth),
            (FieldType.Number number, PropertyValue.Number amount) => Amount(number, amount.Amount, at),
            (FieldType.List list, PropertyValue.List items) => ModelValue.List(Items(list.Element, items, at)),
            (FieldType.Set set, PropertyValue.List items) => ModelValue.Set(Items(set.Element, items, at)),
            (FieldType.Map map, PropertyValue.Object members) => ModelValue.Object(members.Members
                .Select(member => KeyValuePair.Create(member.Key, Value(map.Element, member.Value, at.Key(member.Key), out _)))),
            (FieldType.Object nested, PropertyValue.Object members) => Members(nested.Fields, members.Members, at, _ => false),
            _ => null,
        };
        if (value is null)
        {
            Add(at, $"{PropertyPaths.Of(at)} must be {Expected(type)}, but is {bare.Kind}.");
            isRefused = true;
            return ModelValue.Null;
        }

        return given.IsSecret ? value.Transform(part => part.AsSecret()) : value;
    }

    private List<ModelValue> Items(FieldType element, PropertyValue.List list, AttributePath at) =>
        [.. list.Items.Select((item, index) => Value(element, item, at.Index(index), out _))];

    private ModelValue? Amount(FieldType.Number type, double amount, AttributePath at)
    {
        var problem = !double.IsFinite(amount) ? "a finite number"
            : !type.IsWhole ? null
            : amount != Math.Truncate(amount) ? "a whole number"
            : Math.Abs(amount) > LargestWhole
                ? string.Create(CultureInfo.InvariantCulture,
                    $"between {-LargestWhole:F0} and {LargestWhole:F0}, beyond which Pulumi's numbers are not exact")
            : null;
        if (problem is null)
        {
            return ModelValue.Of(Number.Of(amount));
        }

        Add(at, $"{PropertyPaths.Of(at)} must be {problem}.");
        // A number that is not acceptable still is one: the problem is told already.
        return ModelValue.Unknown;
    }

    private void Add(AttributePath at, string text) => problems?.Add(new(PropertyPaths.Of(at), text));

    private static string Expected(FieldType type) => type switch
    {
        FieldType.Text => "a string",
        FieldType.File => "an asset, as of a file or a string",
        FieldType.Bool => "a boolean",
        FieldType.Number { IsWhole: true } => "a whole number",
        FieldType.Number => "a number",
        FieldType.List list => $"a list of {Each(list.Element)}",
        FieldType.Set set => $"a list of {Each(set.Element)}",
        FieldType.Map map => $"an object of {Each(map.Element)} by name",
        _ => "an object",
    };

    private static string Each(FieldType type) => type switch
    {
        FieldType.Text => "strings",
        FieldType.Bool => "booleans",
        FieldType.Number { IsWhole: true } => "whole numbers",
        FieldType.Number => "numbers",
        FieldType.List or FieldType.Set => "lists",
        _ => "objects",
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,15})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();
}

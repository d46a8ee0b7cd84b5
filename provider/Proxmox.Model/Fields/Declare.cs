using System.Collections.Immutable;
using Proxmox.Model.Values;

namespace Proxmox.Model.Fields;

/// <summary>The kinds of field that a declaration is made of; meant for <c>using static</c>.</summary>
public static class Declare
{
    private static readonly FieldType Texts = new FieldType.Text();
    private static readonly FieldType Files = new FieldType.File();
    private static readonly FieldType Truths = new FieldType.Bool();
    private static readonly FieldType Wholes = new FieldType.Number(IsWhole: true);
    private static readonly FieldType Fractions = new FieldType.Number(IsWhole: false);

    /// <summary>Text.</summary>
    public static Field<string> Text(string name, string doc) => new(name, doc, Texts, value => value.AsText()!) { Format = Formats.Line };

    /// <summary>A file that the user gives.</summary>
    public static Field<FileValue> File(string name, string doc) => new(name, doc, Files, FileValue.Of);

    /// <summary>True or false.</summary>
    public static Field<bool> Flag(string name, string doc) => new(name, doc, Truths, value => value.AsBool()!.Value);

    /// <summary>A whole number.</summary>
    public static Field<long> Whole(string name, string doc) => new(name, doc, Wholes, value => value.AsLong()!.Value);

    /// <summary>A number that may have a fraction.</summary>
    public static Field<Number> Fraction(string name, string doc) => new(name, doc, Fractions, value => value.AsNumber()!.Value);

    /// <summary>Different texts without order; written with commas unless told otherwise.</summary>
    public static Field<IReadOnlySet<string>> TextSet(string name, string doc) =>
        new(name, doc, new FieldType.Set(Texts), value =>
            value.Items.Select(item => item.AsText()!).ToImmutableSortedSet(StringComparer.Ordinal))
        { WireForm = WireForm.Commas };

    /// <summary>Texts in order; written with commas unless told otherwise.</summary>
    public static Field<IReadOnlyList<string>> TextList(string name, string doc) =>
        new(name, doc, new FieldType.List(Texts), value => [.. value.Items.Select(item => item.AsText()!)]) { WireForm = WireForm.Commas };

    /// <summary>Texts by free keys.</summary>
    public static Field<IReadOnlyDictionary<string, string>> TextMap(string name, string doc) =>
        new(name, doc, new FieldType.Map(Texts), value =>
            value.Members.ToImmutableSortedDictionary(member => member.Key, member => member.Value.AsText()!, StringComparer.Ordinal));

    /// <summary>Whole numbers by free keys.</summary>
    public static Field<IReadOnlyDictionary<string, long>> WholeMap(string name, string doc) =>
        new(name, doc, new FieldType.Map(Wholes), value =>
            value.Members.ToImmutableSortedDictionary(
                member => member.Key, member => member.Value.AsLong()!.Value, StringComparer.Ordinal));

    /// <summary>An object with attributes; written as a property string unless told otherwise.</summary>
    public static Field<Attributes> Nested(string name, string doc, params ImmutableArray<Field> fields) =>
        new(name, doc, new FieldType.Object(fields), value => new(value)) { WireForm = WireForm.PropertyString };

    /// <summary>Objects in order.</summary>
    public static Field<IReadOnlyList<Attributes>> NestedList(string name, string doc, params ImmutableArray<Field> fields) =>
        new(name, doc, new FieldType.List(new FieldType.Object(fields)), Each) { WireForm = WireForm.Repeated };

    /// <summary>Different objects without order.</summary>
    public static Field<IReadOnlyList<Attributes>> NestedSet(string name, string doc, params ImmutableArray<Field> fields) =>
        new(name, doc, new FieldType.Set(new FieldType.Object(fields)), Each) { WireForm = WireForm.Repeated };

    /// <summary>Objects by slot (<c>net0</c>, <c>scsi1</c>), each a PVE parameter of its own.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Slots(string name, string doc, params ImmutableArray<Field> fields) =>
        new(name, doc, new FieldType.Map(new FieldType.Object(fields)), value =>
            value.Members.ToImmutableSortedDictionary(member => member.Key, member => new Attributes(member.Value), StringComparer.Ordinal))
        {
            WireForm = WireForm.Slots,
        };

    private static IReadOnlyList<Attributes> Each(Value value) => [.. value.Items.Select(item => new Attributes(item))];
}

using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests.Texts;

/// <summary>A text that users write, in a whole object of a resource.</summary>
/// <param name="Life">The life of the resource, for what must be there before.</param>
/// <param name="Base">The object that it is a part of.</param>
/// <param name="Path">The names and keys that lead to it; an empty one is every element of a list or set.</param>
internal sealed record TextPlace(Lifecycle Life, Value Base, IReadOnlyList<string> Path)
{
    /// <summary>The places of every text of every resource.</summary>
    public static IReadOnlyList<TextPlace> All { get; } =
    [
        .. Lives.All.Where(life => !life.IsAlone).SelectMany(life =>
            Bases(life).SelectMany(whole => Leaves(Resource(life).Fields, whole, []).Select(path => new TextPlace(life, whole, path))))
            .DistinctBy(place => place.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>The resource.</summary>
    public Resource Of => Resource(Life);

    /// <summary>The object with another text there.</summary>
    public Value With(string text) => Put(Base, [.. Path], text);

    /// <inheritdoc/>
    public override string ToString() => $"{Life.Resource}.{string.Join('.', Path.Select(step => step.Length == 0 ? "*" : step))}";

    private static Resource Resource(Lifecycle life) => Catalogs.All.Resource(life.Resource)!;

    // A VM with everything takes its time, and the examples by topic have what cannot stand beside the rest.
    private static IEnumerable<Value> Bases(Lifecycle life) => life.Resource != "vm" ? [life.Full]
        : ConfigExamples.Everywhere.Concat(ConfigExamples.Newer).Select(example => example.Config)
            .Concat(life.Full.Members.Where(member => life.Minimal[member.Key].IsNull)
                .Select(member => Value.Object((member.Key, member.Value))))
            .Select(part => part.Members.Where(member => member.Key != "protection")
                .Aggregate(life.Minimal, (vm, member) => vm.With(member.Key, member.Value)));

    private static IEnumerable<IReadOnlyList<string>> Leaves(IEnumerable<Field> fields, Value value, IReadOnlyList<string> at) =>
        fields.Where(field => field.IsInput && !value[field.Name].IsNull)
            .SelectMany(field => Leaves(field.Type, value[field.Name], [.. at, field.Name]));

    private static IEnumerable<IReadOnlyList<string>> Leaves(FieldType type, Value value, IReadOnlyList<string> at) => type switch
    {
        FieldType.Text => [at],
        FieldType.Object nested => Leaves(nested.Fields, value, at),
        FieldType.Map map => value.Members.SelectMany(member => Leaves(map.Element, member.Value, [.. at, member.Key])),
        FieldType.List { Element: FieldType.Text } or FieldType.Set { Element: FieldType.Text } => [[.. at, ""]],
        _ => [],
    };

    private static Value Put(Value whole, ReadOnlySpan<string> path, string text) =>
        path.IsEmpty ? text
        : path[0].Length == 0 ? (whole.Kind == ValueKind.List ? Value.List([text]) : Value.Set([text]))
        : whole.With(path[0], Put(whole[path[0]], path[1..], text));
}

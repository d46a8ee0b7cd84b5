using System.Reflection;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests;

/// <summary>The life of every resource: the field <c>Life</c> of its test.</summary>
internal static class Lives
{
    /// <summary>All of them, ordered by resource.</summary>
    public static IReadOnlyList<Lifecycle> All { get; } =
    [
        .. typeof(Lives).Assembly.GetTypes()
            .Select(type => type.GetField("Life", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null))
            .OfType<Lifecycle>()
            .OrderBy(life => life.Resource, StringComparer.Ordinal),
    ];

    /// <summary>A config without what a version lacks.</summary>
    public static Value Known(IEnumerable<Field> fields, Value config, PveVersion version) => fields.Aggregate(config, (all, field) =>
        all[field.Name].IsNull ? all
        : field.Since is { } since && Number(version) < Version.Parse(since) ? all.With(field.Name, Value.Null)
        : all[field.Name].Kind == ValueKind.Set && !field.WordSpans.IsEmpty
            ? all.With(field.Name, Value.Set(
                [.. all[field.Name].Items.Where(item => field.WordSpans.GetValueOrDefault(item.AsText()!).Includes(Number(version)))]))
        : field.Type is FieldType.Object { Fields: var members } ? all.With(field.Name, Known(members, all[field.Name], version))
        : all);

    /// <summary>The version as fields name it.</summary>
    public static Version Number(PveVersion version) => version == PveVersion.V84 ? new(8, 4) : new(9, 2);
}

using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Planning;

/// <summary>Which attributes a config manages: those that it sets, down to the smallest part that can be cleared alone.</summary>
public static class Managed
{
    /// <summary>The memory of an object after this config has been applied.</summary>
    public static Memory By(IEnumerable<Field> fields, Value config)
    {
        var paths = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        Collect(fields, config, AttributePath.Root, paths);
        return new(paths.ToImmutable());
    }

    private static void Collect(IEnumerable<Field> fields, Value config, AttributePath at, ImmutableSortedSet<string>.Builder paths)
    {
        foreach (var field in fields)
        {
            var value = config[field.Name];
            if (field.IsInput && !field.IsWriteOnly && !value.IsNull)
            {
                Collect(field.Type, value, at.Attribute(field.Name), paths);
            }
        }
    }

    private static void Collect(FieldType type, Value value, AttributePath at, ImmutableSortedSet<string>.Builder paths)
    {
        switch (type)
        {
            case FieldType.Object nested when value.Kind == ValueKind.Object:
                paths.Add(at.ToString());
                Collect(nested.Fields, value, at, paths);
                break;
            case FieldType.Map map when value.Kind == ValueKind.Object:
                paths.Add(at.ToString());
                foreach (var (key, element) in value.Members)
                {
                    Collect(map.Element, element, at.Key(key), paths);
                }

                break;
            default:
                paths.Add(at.ToString());
                break;
        }
    }
}

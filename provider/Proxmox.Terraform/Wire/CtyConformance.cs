using System.Collections.Immutable;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Which values belong to which types.</summary>
public static class CtyConformance
{
    /// <summary>
    /// The type that a value brings along where the schema leaves the type open: lists become tuples, objects object types.
    /// </summary>
    public static CtyType TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Bool => CtyType.Bool,
        ValueKind.Number => CtyType.Number,
        ValueKind.Text => CtyType.String,
        ValueKind.List => new CtyType.Tuple([.. value.Items.Select(TypeOf)]),
        ValueKind.Set => new CtyType.Set(ElementTypeOf(value)),
        ValueKind.Object => new CtyType.Object(
            value.Members.Select(member => KeyValuePair.Create(member.Key, TypeOf(member.Value)))
                .ToImmutableSortedDictionary(StringComparer.Ordinal)),
        _ => CtyType.Dynamic,
    };

    /// <summary>The first place where a value is not of the type; null when it is throughout.</summary>
    public static WireFormatException? Problem(Value value, CtyType type)
    {
        try
        {
            _ = CtyMsgPack.Write(value, type);
            return null;
        }
        catch (WireFormatException e)
        {
            return e;
        }
    }

    internal static void RequireKnownMembers(Value value, CtyType.Object type, AttributePath path)
    {
        foreach (var name in value.Members.Keys)
        {
            if (!type.Attributes.ContainsKey(name))
            {
                throw new WireFormatException($"{Place(path)}: the object has no attribute \"{name}\".");
            }
        }
    }

    internal static WireFormatException Mismatch(Value value, CtyType type, AttributePath path) =>
        new($"{Place(path)}: {value.Kind.ToString().ToLowerInvariant()} stands where "
            + $"{System.Text.Encoding.UTF8.GetString(CtyTypeJson.Write(type))} belongs.");

    private static CtyType ElementTypeOf(Value set)
    {
        var types = set.Items.Where(item => !item.IsNull && !item.IsUnknown).Select(TypeOf).Distinct().ToArray();
        return types.Length == 1 ? types[0] : types.Length == 0
            ? CtyType.String : throw new WireFormatException("A set whose elements differ in type has no type.");
    }

    private static string Place(AttributePath path) => path.IsRoot ? "(the whole value)" : path.ToString();
}

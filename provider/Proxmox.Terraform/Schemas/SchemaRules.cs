using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;
using Nesting = Proxmox.Terraform.Protocol.Schema.Types.Object.Types.NestingMode;

namespace Proxmox.Terraform.Schemas;

/// <summary>The rules by which the hosts check a provider's schema; breaking one fails every command.</summary>
public static class SchemaRules
{
    private static readonly string[] ReservedInProvider = ["alias", "version"];
    private static readonly string[] ReservedInResource =
        ["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"];

    /// <summary>All breaches, each with its place; empty for a sound schema.</summary>
    public static IReadOnlyList<string> Breaches(
        GetProviderSchema.Types.Response schema, IReadOnlyDictionary<string, ResourceIdentitySchema>? identities = null)
    {
        var found = new List<string>();
        if (schema.Provider?.Block is null)
        {
            found.Add("provider: the schema is missing.");
        }
        else
        {
            CheckBlock("provider", schema.Provider, ReservedInProvider, allowsComputed: false, allowsWriteOnly: false, found);
        }

        CheckAll("resource", schema.ResourceSchemas, allowsComputed: true, allowsWriteOnly: true, found);
        CheckAll("data source", schema.DataSourceSchemas, allowsComputed: true, allowsWriteOnly: false, found);
        CheckAll("action", schema.ActionSchemas.Select(action => KeyValuePair.Create(action.Key, action.Value.Schema)),
            allowsComputed: false, allowsWriteOnly: true, found);
        CheckAll("ephemeral resource", schema.EphemeralResourceSchemas, allowsComputed: true, allowsWriteOnly: false, found);
        foreach (var (name, function) in schema.Functions)
        {
            CheckFunction(name, function, found);
        }

        CheckAll("list", schema.ListResourceSchemas, allowsComputed: false, allowsWriteOnly: false, found);
        foreach (var name in schema.ListResourceSchemas.Keys.Where(
            name => !schema.ResourceSchemas.ContainsKey(name) || identities?.ContainsKey(name) == false))
        {
            found.Add($"list {name}: there is no resource of that name with an identity.");
        }

        foreach (var (name, identity) in identities ?? new Dictionary<string, ResourceIdentitySchema>(StringComparer.Ordinal))
        {
            CheckIdentity(name, identity, found);
        }

        return found;
    }

    private static void CheckAll(
        string kind, IEnumerable<KeyValuePair<string, Schema>> schemas, bool allowsComputed, bool allowsWriteOnly, List<string> found)
    {
        foreach (var (name, schema) in schemas)
        {
            if (!IsName(name) || !name.StartsWith(TypeNames.Provider + "_", StringComparison.Ordinal))
            {
                found.Add($"{kind} {name}: the name must begin with the provider's and hold only a-z, 0-9 and _.");
            }

            CheckBlock($"{kind} {name}", schema, ReservedInResource, allowsComputed, allowsWriteOnly, found);
        }
    }

    private static void CheckBlock(
        string place, Schema schema, string[] reserved, bool allowsComputed, bool allowsWriteOnly, List<string> found)
    {
        CheckAttributes(place, schema.Block.Attributes, insideSet: false, insideWriteOnly: false, allowsComputed, allowsWriteOnly, found);
        foreach (var attribute in schema.Block.Attributes.Where(attribute => reserved.Contains(attribute.Name, StringComparer.Ordinal)))
        {
            found.Add($"{place}.{attribute.Name}: Terraform keeps the name for itself.");
        }

        if (schema.Block.BlockTypes.Count > 0)
        {
            found.Add($"{place}: nested attributes are used in place of blocks.");
        }
    }

    private static void CheckAttributes(
        string place, IEnumerable<Schema.Types.Attribute> attributes, bool insideSet, bool insideWriteOnly, bool allowsComputed,
            bool allowsWriteOnly, List<string> found)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            var at = $"{place}.{attribute.Name}";
            void Require(bool holds, string rule)
            {
                if (!holds)
                {
                    found.Add($"{at}: {rule}");
                }
            }

            Require(IsName(attribute.Name), "a name holds only a-z, 0-9 and _.");
            Require(names.Add(attribute.Name), "the name is taken.");
            Require(attribute.Required || attribute.Optional || attribute.Computed, "one of required, optional and computed must be set.");
            Require(!attribute.Required || !(attribute.Optional || attribute.Computed), "required excludes optional and computed.");
            Require(allowsComputed || !attribute.Computed, "nothing is computed here.");
            Require(attribute.Type.IsEmpty != (attribute.NestedType is null), "exactly one of type and nested type must be set.");
            Require(!attribute.WriteOnly || (allowsWriteOnly && !insideSet),
                "write-only is for managed resources and actions, outside sets.");
            Require(!attribute.WriteOnly || !attribute.Computed, "write-only excludes computed.");
            Require(!insideWriteOnly || attribute.WriteOnly, "all of a write-only object must be write-only.");
            if (attribute.NestedType is { } nested)
            {
                Require(nested.Nesting != Nesting.Invalid, "the nesting is not set.");
                var isSet = insideSet || nested.Nesting == Nesting.Set;
                CheckAttributes(at, nested.Attributes, isSet, attribute.WriteOnly, allowsComputed, allowsWriteOnly, found);
            }
            else if (!attribute.Type.IsEmpty)
            {
                Require(!HasDynamicInSet(CtyTypeJson.Read(attribute.Type.Span), insideSet), "a set holds no dynamic values.");
            }
        }
    }

    private static void CheckFunction(string name, Function function, List<string> found)
    {
        if (!IsName(name) || function.Parameters.Append(function.VariadicParameter).Any(one => one is not null && !IsName(one.Name)))
        {
            found.Add($"function {name}: it and its parameters have names of a-z, 0-9 and _.");
        }

        if (function.Return is null || CtyTypeJson.Read(function.Return.Type.Span) == CtyType.Dynamic)
        {
            found.Add($"function {name}: it tells the type of its result.");
        }
    }

    private static void CheckIdentity(string name, ResourceIdentitySchema identity, List<string> found)
    {
        foreach (var attribute in identity.IdentityAttributes)
        {
            var type = CtyTypeJson.Read(attribute.Type.Span);
            if ((type is CtyType.List list ? list.Element : type) is not CtyType.Primitive { Name: not "dynamic" })
            {
                found.Add($"identity {name}.{attribute.Name}: an identity holds primitives and lists of them.");
            }

            if (attribute.RequiredForImport == attribute.OptionalForImport)
            {
                found.Add($"identity {name}.{attribute.Name}: it is either required or optional for import.");
            }
        }
    }

    private static bool HasDynamicInSet(CtyType type, bool insideSet) => type switch
    {
        CtyType.Primitive { Name: "dynamic" } => insideSet,
        CtyType.List list => HasDynamicInSet(list.Element, insideSet),
        CtyType.Map map => HasDynamicInSet(map.Element, insideSet),
        CtyType.Set set => HasDynamicInSet(set.Element, insideSet: true),
        CtyType.Tuple tuple => tuple.Elements.Any(element => HasDynamicInSet(element, insideSet)),
        CtyType.Object nested => nested.Attributes.Values.Any(element => HasDynamicInSet(element, insideSet)),
        _ => false,
    };

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Wire;

namespace Proxmox.Resources.Tests.Frozen;

/// <summary>
/// The shape of what a release wrote of a resource into states: names and types, as they were then. A line of a file that is written once
/// and only read from then on.
/// </summary>
/// <param name="Release">The release.</param>
/// <param name="Resource">The name of the resource.</param>
/// <param name="Version">The version of its schema.</param>
/// <param name="State">Its attributes in a state of Terraform.</param>
/// <param name="Identity">Its identity there.</param>
/// <param name="Token">Its type in a state of Pulumi.</param>
/// <param name="Outputs">Its properties there.</param>
internal sealed record FrozenState(
    string Release, string Resource, int Version, CtyType.Object State, CtyType.Object Identity, string Token, CtyType.Object Outputs)
{
    /// <summary>What is said of a resource as it is now.</summary>
    public static FrozenState Of(string release, Resource resource) => new(
        release, resource.Name, resource.Version, (CtyType.Object)CtyType.Of(resource.Attributes),
        (CtyType.Object)CtyType.Of(resource.Identity), Tokens.Of(resource), Properties(PropertyNames.Properties(resource)));

    /// <summary>Reads a line.</summary>
    public static FrozenState Read(string release, string line)
    {
        using var json = JsonDocument.Parse(line);
        var all = json.RootElement;
        return new(release, Text("resource"), all.GetProperty("version").GetInt32(), Type("state"), Type("identity"), Text("token"),
            Type("outputs"));

        string Text(string member) => all.GetProperty(member).GetString()!;

        CtyType.Object Type(string member) =>
            (CtyType.Object)CtyTypeJson.Read(Encoding.UTF8.GetBytes(all.GetProperty(member).GetRawText()));
    }

    /// <summary>The line.</summary>
    public string Write() =>
        $$"""{"resource":"{{Resource}}","version":{{Version}},"token":"{{Token}}","identity":{{Text(Identity)}},"state":{{Text(State)}},"outputs":{{Text(Outputs)}}}""";

    /// <summary>A value of such a type, in which nothing is empty.</summary>
    public static Value Sample(CtyType type) => type switch
    {
        CtyType.List list => Value.List(Sample(list.Element)),
        CtyType.Set set => Value.Set(Sample(set.Element)),
        CtyType.Map map => Value.Object(("key", Sample(map.Element))),
        CtyType.Object nested => Value.Object(
            nested.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, Sample(attribute.Value))).ToList()),
        _ when type == CtyType.Bool => true,
        _ when type == CtyType.Number => 7,
        _ => "text",
    };

    /// <summary>What of a value is not in another: paths with what stands there.</summary>
    public static IEnumerable<string> Lost(Value before, Value after, string at) => before.Kind switch
    {
        ValueKind.Object => before.Members.SelectMany(member => Lost(member.Value, after[member.Key], $"{at}.{member.Key}")),
        ValueKind.List or ValueKind.Set => after.Items.Length == 1 ? Lost(before.Items[0], after.Items[0], $"{at}[0]") : [at],
        _ => before.Equals(after) || before.ToString().Trim('"') == after.ToString().Trim('"') ? [] : [$"{at} is {after}"],
    };

    // The same attributes by the names that properties have.
    private static CtyType.Object Properties(IEnumerable<Field> fields) => new(fields
        .Select(field => KeyValuePair.Create(PropertyNames.Of(field), Property(field.Type)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static CtyType Property(FieldType type) => type switch
    {
        FieldType.Object nested => Properties(nested.Fields),
        FieldType.List list => new CtyType.List(Property(list.Element)),
        FieldType.Set set => new CtyType.List(Property(set.Element)),
        FieldType.Map map => new CtyType.Map(Property(map.Element)),
        _ => CtyType.Of(type),
    };

    private static string Text(CtyType type) => Encoding.UTF8.GetString(CtyTypeJson.Write(type));
}

using System.Text.Json.Nodes;
using NUnit.Framework;
using Proxmox.Engine;
using Proxmox.LocalEngine.Wire;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;

namespace Proxmox.Testing.Clients;

/// <summary>
/// What the package schema promises of outputs: typed languages hand on what is required without asking whether it is there.
/// </summary>
internal static class Promises
{
    private static readonly Lazy<JsonNode> Schema =
        new(() => JsonNode.Parse(PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3"))!);

    /// <summary>Fails unless the outputs of a resource hold all that the schema requires.</summary>
    public static void HoldsResource(string token, PropertyObject outputs) => Holds(token, Schema.Value["resources"]![token]!, outputs);

    /// <summary>Fails unless the answer of a function holds all that the schema requires.</summary>
    public static void HoldsFunction(string token, PropertyObject answer) =>
        Holds(token, Schema.Value["functions"]![token]!["outputs"]!, answer);

    private static void Holds(string what, JsonNode spec, PropertyObject told) =>
        Assert.That(Missing("", spec, told), Is.Empty, $"required outputs that {what} has not told");

    private static IEnumerable<string> Missing(string at, JsonNode spec, PropertyObject told)
    {
        foreach (var (name, property) in spec["properties"]!.AsObject())
        {
            if (told.TryGetValue(name, out var value) && value.Unwrapped() is not PropertyNull and var inner)
            {
                foreach (var missing in Within(at + name, property!, inner))
                {
                    yield return missing;
                }
            }
            else if (spec["required"]?.AsArray().Any(required => (string?)required == name) is true)
            {
                yield return at + name;
            }
        }
    }

    private static IEnumerable<string> Within(string at, JsonNode type, PropertyValue value) => value switch
    {
        PropertyArray array => array.Items.SelectMany((item, index) => Within($"{at}[{index}]", type["items"]!, item.Unwrapped())),
        PropertyObject map when type["additionalProperties"] is { } element =>
            map.SelectMany(member => Within($"{at}.{member.Key}", element, member.Value.Unwrapped())),
        PropertyObject members when (string?)type["$ref"] is { } reference =>
            Missing(at + ".", Schema.Value["types"]![reference["#/types/".Length..]]!, members),
        _ => [],
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Proxmox.Pulumi.Tests.Fakes;

/// <summary>JSON in one order, so that two texts of the same meaning are equal.</summary>
internal static class SortedJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    public static string Sorted(this JsonNode node) => Sort(node)!.ToJsonString(Options);

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}

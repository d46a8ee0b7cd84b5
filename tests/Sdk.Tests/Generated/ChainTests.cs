using System.Text.Json.Nodes;
using Sdk.Tests.Generated.Chains;

namespace Sdk.Tests.Generated;

/// <summary>
/// Programs hand what functions tell on to resources. That these compile shows that what is always there is of a type that an input takes
/// as it is; that they run shows that what the schema requires is all that they rest on.
/// </summary>
[NonParallelizable]
public sealed class ChainTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Sources.Root, "schema.json")))!.AsObject();

    [Test]
    public async Task What_a_function_always_tells_can_be_given_to_a_resource()
    {
        var recording = await Recording.RunAsync(
            () =>
            {
                AccessChain.Run();
                RealmChain.Run();
                GuestChain.Run();
                NodeChain.Run();
                DiskChain.Run();
                NodeSystemChain.Run();
                NetworkChain.Run();
                StorageChain.Run();
                FileChain.Run();
                MetricsChain.Run();
                MappingChain.Run();
                NotificationChain.Run();
                ClusterChain.Run();
                MembershipChain.Run();
                HaChain.Run();
                FirewallChain.Run();
                ReplicationChain.Run();
                SdnChain.Run();
                SdnPartChain.Run();
                BackupChain.Run();
                CephChain.Run();
                SignInChain.Run();
            },
            token => Wire.Struct(Least(Schema["functions"]![token]!["outputs"]!).ToJsonString()));
        var reading = Schema["functions"]!.AsObject().Select(function => function.Key)
            .Where(token => token.Split(':')[2].StartsWith("get", StringComparison.Ordinal));
        Assert.That(recording.Calls.Select(call => call.Tok).Distinct(), Is.EquivalentTo(reading), "the functions that are called");
    }

    // Nothing but what is required.
    private static JsonObject Least(JsonNode type)
    {
        var least = new JsonObject();
        foreach (var name in type["required"]?.AsArray().Select(name => (string)name!) ?? [])
        {
            least[name] = Any(type["properties"]![name]!);
        }

        return least;
    }

    private static JsonNode? Any(JsonNode type) =>
        (string?)type["$ref"] is { } reference && Schema["types"]![reference["#/types/".Length..]] is { } named
        ? named["enum"] is { } values ? values[0]!["value"]!.DeepClone() : Least(named)
        : (string?)type["type"] switch
        {
            "array" => new JsonArray(Any(type["items"]!)),
            "boolean" => true,
            "integer" or "number" => 1,
            _ => "text",
        };
}

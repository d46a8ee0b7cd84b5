using System.Text.Json.Nodes;
using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;

namespace Proxmox.Pulumi.Tests.Schemas;

/// <summary>The named types of everything that the provider offers.</summary>
public sealed class CatalogTypeTests
{
    // What one entry of a collection is called, for every collection whose entries have a type of their own.
    private static readonly Dictionary<string, string> Singulars = new(StringComparer.Ordinal)
    {
        ["acmeDomains"] = "AcmeDomain",
        ["addresses"] = "Address",
        ["attributes"] = "Attribute",
        ["content"] = "Content",
        ["devices"] = "Device",
        ["dhcpRanges"] = "DhcpRange",
        ["disks"] = "Disk",
        ["entries"] = "Entry",
        ["healthChecks"] = "HealthCheck",
        ["errors"] = "Error",
        ["fileSystems"] = "FileSystem",
        ["interfaces"] = "Interface",
        ["items"] = "Item",
        ["links"] = "Link",
        ["map"] = "MapEntry",
        ["members"] = "Member",
        ["memoryBlocks"] = "Part",
        ["mountPoints"] = "MountPoint",
        ["networkDevices"] = "NetworkDevice",
        ["rules"] = "Rule",
        ["hotplug"] = "Hotplug",
        ["nodes"] = "Node",
        ["numa"] = "NumaNode",
        ["pci"] = "PciDevice",
        ["removeVanished"] = "RealmSyncRemoval",
        ["resources"] = "ResourceStatus",
        ["standardRepositories"] = "StandardRepository",
        ["usb"] = "UsbDevice",
        ["users"] = "User",
        ["vcpus"] = "Part",
        ["virtiofs"] = "VirtiofsShare",
    };

    // What a type is called that says more, or less, than its property.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["bandwidthLimitKib"] = "BandwidthLimit",
        ["fencing"] = "FencingMode",
        ["keyboard"] = "KeyboardLayout",
        ["limits"] = "Limits",
        ["logLevelForward"] = "FirewallLogLevel",
        ["logLevelIn"] = "FirewallLogLevel",
        ["logLevelOut"] = "FirewallLogLevel",
        ["policyForward"] = "FirewallAction",
        ["policyIn"] = "FirewallAction",
        ["policyOut"] = "FirewallAction",
        ["replication"] = "ClusterMigration",
        ["smurfLogLevel"] = "FirewallLogLevel",
        ["tcpFlagsLogLevel"] = "FirewallLogLevel",
    };

    private static readonly JsonNode Schema = JsonNode.Parse(PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3"))!;

    [Test]
    public void A_type_is_called_as_one_of_what_its_property_holds()
    {
        foreach (var (name, type, isCollection) in Uses(Schema))
        {
            Assert.That(isCollection && !Singulars.ContainsKey(name), Is.False, $"say what one of \"{name}\" is called");
            // What one attribute of a name holds need not be what another does.
            string[] ends = isCollection ? [Singulars[name]] : [Renamed.GetValueOrDefault(name) ?? "", PropertyNames.Pascal(name)];
            Assert.That(ends.Any(end => end.Length > 0 && type.EndsWith(end, StringComparison.Ordinal)), Is.True, $"{name} is {type}");
        }
    }

    [Test]
    public void Each_value_of_an_enum_says_what_it_means()
    {
        var silent = Schema["types"]!.AsObject()
            .SelectMany(type => type.Value!["enum"]?.AsArray().Where(value => value!["description"] is null)
                .Select(value => $"{type.Key}: {value!["value"]}") ?? []);

        Assert.That(silent, Is.Empty, "give the words of the set their meaning in the declaration");
    }

    [Test]
    public void A_text_that_is_checked_against_words_has_a_type_that_holds_them() => Assert.That(
        Catalogs.All.Resources.SelectMany(resource => Texts(resource.Fields))
            .Where(field => field.IsInput && field.Allowed.IsEmpty && field.Known.IsEmpty && field.Rules.Any(rule => rule.Words.Count > 0)),
        Is.Empty);

    [Test]
    public void No_two_types_are_of_one_shape()
    {
        var shapes = Schema["types"]!.AsObject().GroupBy(type => Shape(type.Value!)).Where(shape => shape.Count() > 1)
            .Select(shape => shape.Select(type => type.Key));

        Assert.That(shapes, Is.Empty, "name the type in the declaration, so that the attributes share it");

        static string Shape(JsonNode type) => type["enum"] is JsonArray words
            ? string.Join(' ', words.Select(word => (string)word!["value"]!))
            : string.Join(' ',
                type["properties"]!.AsObject().Select(property => $"{property.Key}:{property.Value!["type"] ?? property.Value["$ref"]}"));
    }

    [Test]
    public void What_is_told_is_no_enum()
    {
        var told = Schema["resources"]!.AsObject().Select(resource => resource.Value!["properties"])
            .Concat(Schema["functions"]!.AsObject().Select(function => function.Value!["outputs"]!["properties"]));

        Assert.That(told.SelectMany(properties => properties!.AsObject()).Where(property =>
            property.Value!.ToJsonString().Contains("oneOf", StringComparison.Ordinal)).Select(property => property.Key), Is.Empty);
    }

    private static IEnumerable<Field> Texts(IEnumerable<Field> fields) =>
        fields.SelectMany(field => field.Type is FieldType.Text ? [field] : Texts(field.Type.Nested));

    // Every property with a named type: its name, the type's, and whether it holds several of them.
    private static IEnumerable<(string Name, string Type, bool IsCollection)> Uses(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(
            member => member is { Key: "properties" or "inputProperties", Value: JsonObject properties }
            ? properties.SelectMany(property => Of(property.Key, property.Value!, isCollection: false))
            : Uses(member.Value)),
        JsonArray items => items.SelectMany(Uses),
        _ => [],
    };

    private static IEnumerable<(string Name, string Type, bool IsCollection)> Of(string name, JsonNode type, bool isCollection) =>
        (string?)type["$ref"] is { } reference
            // Pulumi's own types have names of their own.
            ? reference.StartsWith("pulumi.json", StringComparison.Ordinal) ? [] : [(name, reference.Split(':')[^1], isCollection)]
        : type["oneOf"] is JsonArray options ? options.SelectMany(option => Of(name, option!, isCollection))
        : (type["items"] ?? type["additionalProperties"]) is { } element ? Of(name, element, isCollection: true)
        : [];
}

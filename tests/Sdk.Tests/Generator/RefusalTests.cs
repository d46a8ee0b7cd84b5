using System.Text.Json.Nodes;
using Proxmox.SdkGenerator.Schema;

namespace Sdk.Tests.Generator;

/// <summary>Schemas from which no right SDK can be written are refused with the place and the reason.</summary>
public sealed class RefusalTests
{
    [TestCase("resources/acme:box/box:Box/isComponent", "true", "is not supported")]
    [TestCase("resources/acme:box/box:Box/methods", """{"a":"acme:box/box:Box/a"}""", "is not supported")]
    [TestCase("functions/acme:index/ping:ping/multiArgumentInputs", """["host"]""", "is not supported")]
    [TestCase("language/csharp/compatibility", "\"tfbridge20\"", "is not supported")]
    [TestCase("parameterization", """{"baseProvider":{"name":"a","version":"1.0.0"},"parameter":""}""", "is not supported")]
    [TestCase("types/acme:box/part:Part/properties/level/type", "\"float\"", "unknown type")]
    [TestCase("types/acme:box/part:Part/properties/inner/$ref", "\"#/types/acme:box/gone:Gone\"", "does not declare")]
    [TestCase("types/acme:box/part:Part/required", """["missing"]""", "requires missing")]
    [TestCase("types/acme:box/factor:Factor/type", "\"boolean\"", "enum of type")]
    [TestCase("types/acme:box/level:Level/enum/0/value", "\"one\"", "no value of type")]
    [TestCase("types/acme:box/level:Level/enum/0/name", "\"High\"", "name is taken")]
    [TestCase("types/acme:box/mode:Mode/enum/0/name", "\"Mode\"", "name is taken")]
    [TestCase("resources/acme:box/box:Box/inputProperties/mode/default", "\"faster\"", "no value of")]
    [TestCase("resources/acme:box/box:Box/inputProperties/size/default", "\"8\"", "another type")]
    [TestCase("resources/acme:box/box:Box/properties/box/language", "{}", "set language.csharp.name")]
    [TestCase("resources/acme:box/box:Box/properties/urn", """{"type":"string"}""", "set language.csharp.name")]
    [TestCase("resources/acme:box/box:Box/inputProperties/empty", """{"type":"string"}""", "set language.csharp.name")]
    [TestCase("resources/acme:box/box:Box/inputProperties/Size", """{"type":"string"}""", "set language.csharp.name")]
    [TestCase("resources/acme:box/boxArgs:BoxArgs", "{}", "and so is")]
    [TestCase("resources/acme:box/BOX:BOX", "{}", "and so is")]
    [TestCase("resources/acme:index/boxes:Boxes", "{}", "namespace as well")]
    [TestCase("resources/acme:index/config:Config", "{}", "and so is")]
    [TestCase("version", "null", "has no \"version\"")]
    [TestCase("meta/moduleFormat", "\"(\"", "moduleFormat")]
    public void A_schema_is_refused(string path, string value, string reason) =>
        Assert.That(() => Proxmox.SdkGenerator.Emit.Sdk.Write(SchemaReader.Read(Changed(path, value))),
            Throws.TypeOf<SchemaException>().With.Message.Contains(reason));

    [Test]
    public void What_is_no_JSON_is_refused() =>
        Assert.That(() => SchemaReader.Read("{"), Throws.TypeOf<SchemaException>().With.Message.Contains("is not JSON"));

    [Test]
    public void The_place_is_told() => Assert.That(
        () => SchemaReader.Read(Changed("types/acme:box/part:Part/properties/level/type", "7")),
        Throws.TypeOf<SchemaException>().With.Message.StartsWith("types/acme:box/part:Part/properties/level/type: "));

    // Tokens have slashes of their own: each key is the longest that is there.
    private static string Changed(string path, string value)
    {
        var root = JsonNode.Parse(Sources.Acme)!;
        var parts = path.Split('/');
        var (node, from) = (root, 0);
        while (true)
        {
            var length = Enumerable.Range(1, parts.Length - from - 1)
                .LastOrDefault(length => Member(node, string.Join('/', parts[from..(from + length)])) is not null);
            if (length == 0)
            {
                break;
            }
            node = Member(node, string.Join('/', parts[from..(from + length)]))!;
            from += length;
        }
        var last = string.Join('/', parts[from..]);
        var json = JsonNode.Parse(value);
        if (last == "type" && node is JsonObject typed)
        {
            typed.Remove("$ref");
        }
        if (node is JsonArray array)
        {
            array[int.Parse(last, System.Globalization.CultureInfo.InvariantCulture)] = json;
        }
        else
        {
            node[last] = json;
        }
        return root.ToJsonString();
    }

    private static JsonNode? Member(JsonNode node, string key) => node switch
    {
        JsonObject members => members[key],
        JsonArray items when int.TryParse(key, out var index) && index < items.Count => items[index],
        _ => null,
    };
}

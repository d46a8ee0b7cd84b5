using Proxmox.Pulumi.Tests.Fakes;
using Proxmox.Pulumi.Values;

namespace Proxmox.Pulumi.Tests.Values;

public sealed class SecretMarksTests
{
    private const string Secret = "\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\"";
    private const string Output = "\"4dabf18193072939515e22adb298388d\": \"d0e6a833031e9bbcd3f4e8bde6ca49a4\"";

    [TestCase(""" "p" """, $$"""{ {{Secret}}, "value": "p" }""")]
    [TestCase("null", "null")]
    [TestCase($$"""{ {{Secret}}, "value": "p" }""", $$"""{ {{Secret}}, "value": "p" }""")]
    [TestCase($$"""{ {{Output}}, "value": "p", "dependencies": ["urn:x"] }""", $$"""{ {{Output}}, "value": "p", "dependencies": ["urn:x"], "secret": true }""")]
    [TestCase($$"""{ {{Output}} }""", $$"""{ {{Output}}, "secret": true }""")]
    public void A_secret_property_is_marked_in_the_way_of_its_value(string given, string expected) => AssertMarked($$"""{ "password": {{given}} }""", $$"""{ "password": {{expected}} }""");

    [TestCase($$"""{ {{Output}}, "value": { "net0": { "key": "k" } } }""", $$"""{ {{Output}}, "value": { "net0": { "key": { {{Secret}}, "value": "k" } } } }""")]
    [TestCase($$"""{ "net0": { {{Secret}}, "value": { "key": "k" } } }""", $$"""{ "net0": { {{Secret}}, "value": { "key": "k" } } }""")]
    [TestCase($$"""{ "net0": { {{Output}} } }""", $$"""{ "net0": { {{Output}} } }""")]
    public void A_secret_part_is_marked_wherever_it_stands(string given, string expected) => AssertMarked($$"""{ "nets": {{given}} }""", $$"""{ "nets": {{expected}} }""");

    [TestCase($$"""{ "a": { {{Secret}}, "value": 1 } }""", """{ "a": 5, "b": 6 }""", $$"""{ "a": { {{Secret}}, "value": 5 }, "b": 6 }""")]
    [TestCase($$"""{ "a": { "x": { {{Secret}}, "value": 1 } } }""", """{ "a": { "x": 5, "y": 6 } }""", $$"""{ "a": { "x": { {{Secret}}, "value": 5 }, "y": 6 } }""")]
    [TestCase($$"""{ "a": ["p", { {{Secret}}, "value": "s" }] }""", """{ "a": ["s", "p"] }""", $$"""{ "a": { {{Secret}}, "value": ["s", "p"] } }""")]
    [TestCase($$"""{ "a": { {{Secret}}, "value": 1 } }""", """{ "a": null }""", """{ "a": null }""")]
    public void What_is_secret_in_the_inputs_is_so_in_the_outputs(string inputs, string outputs, string expected) =>
        Assert.That(Json(SecretMarks.LikeInputs(Read(inputs), Read(outputs))), Is.EqualTo(Attached.Json(expected)));

    private static void AssertMarked(string given, string expected) =>
        Assert.That(Json(SecretMarks.OnFields(FakeCatalog.Gadget.Fields, Read(given))), Is.EqualTo(Attached.Json(expected)));

    private static PropertyMap Read(string json) => PropertyCodec.Read(Attached.Bag(json));

    private static string Json(PropertyMap properties) => Attached.Json(PropertyCodec.Write(properties));
}

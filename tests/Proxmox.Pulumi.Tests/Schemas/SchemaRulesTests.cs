using System.Text.Json;
using System.Text.Json.Nodes;
using Proxmox.Generate.Schemas.Rules;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class SchemaRulesTests
{
    private const string Gadget = $"resources/{Sample.Gadget}";
    private const string Limits = "types/proxmox:node:GadgetLimits";
    private const string Mode = "types/proxmox:node:Mode";

    private static readonly TestCaseData[] Broken =
    [
        Case("an unknown member", "", "colour", "1", "colour: the metaschema knows no such member."),
        Case("a bad name", "", "name", "\"1x\"", "name: it begins with a letter"),
        Case("a reserved name", "", "name", "\"pulumi\"", "name: Pulumi keeps"),
        Case("no version", "", "version", null, "version: it is a semantic version."),
        Case("a bad namespace", "", "namespace", "\"Proxmox\"", "namespace: it is lower case"),
        Case("an empty text", "", "publisher", "\"\"", "publisher: it is a text"),
        Case("two groups", "meta", "moduleFormat", "\"(a)(b)\"", "meta/moduleFormat: the pattern has exactly one group."),
        Case("a keyword that is no text", "", "keywords", "[1]", "keywords: each is a text."),
        Case("a required setting that is not there", "config", "defaults", "[\"colour\"]",
            "config/defaults: there is no property \"colour\"."),
        Case("a foreign token", "resources", "other:node:Thing", Resource, "a token begins with the package's name"),
        Case("a malformed token", "resources", "proxmox:Thing", Resource, "a token is package:module:Member."),
        Case("a module without a namespace", "resources", "proxmox:moon:Thing", Resource, "has a namespace in C#"),
        Case("the provider's token", "resources", "proxmox:index:Provider", Resource, "the provider has that name"),
        Case("modules in index", "resources", "proxmox:index/a:Thing", Resource, "there are no modules in index"),
        Case("a resource in lower case", "resources", "proxmox:node:thing", Resource, "a resource's name is PascalCase."),
        Case("a class twice", "resources", "proxmox:node:GadgetArgs", Resource,
            "the class GadgetArgs is resources/proxmox:node:Gadget's as well."),
        Case("a function without a verb", "functions", "proxmox:node:Thing", Function, "a verb and a noun"),
        Case("a function without a noun", "functions", "proxmox:node:find", Function, "a verb and a noun"),
        Case("an answer without properties", "functions/proxmox:node:getGadget", "outputs", "{}", "it answers with an object."),
        Case("a resource that does not say how to import", Gadget, "description", "\"A thing.\"", "the description says how to import."),
        Case("no list", Gadget, "listInputs", null, "listInputs: it is there."),
        Case("a state to look it up by", Gadget, "stateInputs", "{}", "stateInputs: the metaschema knows no such member."),
        Case("an id among the outputs", Gadget + "/properties", "id", Property, "properties/id: Pulumi keeps the name"),
        Case("a version among the provider's settings", "provider/inputProperties", "version", Property, "Pulumi keeps the name"),
        Case("a property named pulumi", Limits + "/properties", "pulumi", Property, "Pulumi keeps the name"),
        Case("a property in snake_case", Gadget + "/properties", "base_name", Property, "a name is camelCase"),
        Case("an input that is no output", Gadget + "/inputProperties", "colour", Property, "an input is an output too."),
        Case("a required property that is not there", Gadget, "requiredInputs", "[\"colour\"]", "there is no property \"colour\"."),
        Case("a required property twice", Gadget, "requiredInputs", "[\"baseName\",\"baseName\"]", "a name stands there once."),
        Case("an alias of nothing", Gadget, "aliases", "[{}]", "an alias names a type."),
        Case("a property without a description", Gadget + "/properties/comment", "description", null, "comment: it has a description."),
        Case("a property without a type", Gadget + "/properties/comment", "type", null, "comment: it has a type."),
        Case("a property of an unknown type", Gadget + "/properties/comment", "type", "\"text\"", "comment: it has a type."),
        Case("an unknown member of a property", Gadget + "/properties/comment", "sensitive", "true",
            "sensitive: the metaschema knows no such member."),
        Case("a flag that is no truth", Gadget + "/properties/comment", "secret", "1", "secret: it is true or false."),
        Case("a primitive with elements", Gadget + "/properties/comment", "items", """{"type":"string"}""", "a primitive type has no inner type."),
        Case("an array of nothing", Gadget + "/properties/labels", "items", null, "labels: an array says what it holds."),
        Case("a reference to nothing", Gadget + "/properties/limits", "$ref", "\"#/types/proxmox:node:Nothing\"",
            "there is nothing at #/types/proxmox:node:Nothing."),
        Case("a reference with elements", Gadget + "/properties/limits", "items", """{"type":"string"}""", "a reference excludes other forms"),
        Case("a union of one", Gadget + "/properties/labels", "oneOf", """[{"type":"string"}]""", "a union has two types or more."),
        Case("a default of an array", Gadget + "/properties/labels", "default", "[]", "only a primitive has a default"),
        Case("a default without variables", Gadget + "/properties/comment", "defaultInfo", """{"environment":[]}""", "it names an environment variable."),
        Case("a secret from the environment", "config/variables/password", "defaultInfo", """{"environment":["X"]}""", "would be stored as an input"),
        Case("a member named as its class", Gadget + "/properties/gadget", "language", null,
            "a member must not have the name of its class."),
        Case("a type without a description", Limits, "description", null, "it has a description."),
        Case("an object without properties", Limits, "properties", "{}", "an object has properties."),
        Case("a type that is neither object nor enum", Limits, "type", "\"string\"", "it is an object or an enum."),
        Case("an enum without values", Mode, "enum", "[]", "an enum has values."),
        Case("an enum of truths", Mode, "type", "\"boolean\"", "an enum is of texts or numbers."),
        Case("a value of another type", Mode + "/enum/0", "value", "1", "a value is of the enum's type."),
        Case("a value twice", Mode + "/enum/0", "value", "\"2.1\"", "a value stands there once."),
        Case("a name twice", Mode + "/enum/0", "name", "\"LDAPTls\"", "names differ, and not in case alone."),
        Case("a name with blanks", Mode + "/enum/0", "name", "\"Slow two\"", "is no PascalCase name."),
    ];

    private const string Property = """{"type":"string","description":"A text."}""";

    private const string Resource =
        """{"description":"A thing.\n\n## Import\n\nBy name.","properties":{},"inputProperties":{},"listInputs":{"type":"object"}}""";

    private const string Function = """{"description":"Finds.","outputs":{"type":"object","properties":{"name":{"type":"string","description":"Name."}}}}""";

    [Test]
    public void A_sound_schema_breaks_no_rule() => Assert.That(SchemaRules.Breaches(Sample.Json), Is.Empty);

    [TestCaseSource(nameof(Broken))]
    public void A_breach_is_told_with_its_place(string path, string member, string? value, string expected)
    {
        var schema = Sample.Tree();
        var target = path.Length == 0 ? schema : schema.At(path).AsObject();
        if (value is null)
        {
            Assert.That(target.Remove(member), Is.True, $"{path} has no {member} to take away.");
        }
        else
        {
            target[member] = JsonNode.Parse(value);
        }

        Assert.That(SchemaRules.Breaches(schema.ToJsonString()), Has.Some.Contains(expected));
    }

    [Test]
    public void A_type_that_requires_itself_is_told_with_the_way()
    {
        var schema = Sample.Tree();
        schema["types"]!["proxmox:node:A"] = JsonNode.Parse("""{"type":"object","description":"A.","properties":{"b":{"$ref":"#/types/proxmox:node:B","description":"B."}},"required":["b"]}""");
        schema["types"]!["proxmox:node:B"] = JsonNode.Parse("""{"type":"object","description":"B.","properties":{"a":{"$ref":"#/types/proxmox:node:A","description":"A."}},"required":["a"]}""");

        Assert.That(SchemaRules.Breaches(schema.ToJsonString()),
            Is.EqualTo(new[] { "types/proxmox:node:A: it requires itself: proxmox:node:A -> proxmox:node:B -> proxmox:node:A." }));
    }

    [Test]
    public void A_type_that_may_hold_itself_is_sound()
    {
        var schema = Sample.Tree();
        schema["types"]!["proxmox:node:A"] = JsonNode.Parse("""{"type":"object","description":"A.","properties":{"inner":{"$ref":"#/types/proxmox:node:A","description":"A."}}}""");

        Assert.That(SchemaRules.Breaches(schema.ToJsonString()), Is.Empty);
    }

    [Test]
    public void A_member_that_is_named_twice_is_no_schema() =>
        Assert.That(() => SchemaRules.Breaches("""{"name":"a","name":"b"}"""), Throws.InstanceOf<JsonException>());

    private static TestCaseData Case(string name, string path, string member, string? value, string expected) =>
        new TestCaseData(path, member, value, expected).SetArgDisplayNames(name);
}

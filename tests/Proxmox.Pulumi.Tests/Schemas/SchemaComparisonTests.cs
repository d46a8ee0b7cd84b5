using System.Text.Json.Nodes;
using Proxmox.Generate.Schemas.Comparison;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class SchemaComparisonTests
{
    private const string Gadget = $"resources/{Sample.Gadget}";
    private const string Inputs = Gadget + "/inputProperties";
    private const string Outputs = Gadget + "/properties";
    private const string Lookup = "functions/proxmox:node:getGadget";
    private const string Limits = "types/proxmox:node:GadgetLimits";
    private const string Told = "types/proxmox:node:GadgetEvent";
    private const string Mode = "types/proxmox:node:Mode";

    private const string Property = """{"type":"string","description":"A text."}""";

    // What is set in the newer schema, or taken away where the value is null; what is said of it.
    private static readonly TestCaseData[] Changes =
    [
        Breaking("a resource goes", "resources", Sample.Gadget, null, "The resource was removed."),
        Breaking("a function goes", "functions", "proxmox:node:getGadget", null, "The function was removed."),
        Breaking("a type goes", "types", "proxmox:node:GadgetNet", null, "The type was removed."),
        Compatible("a resource comes", "resources", "proxmox:node:New", "{}", "The resource was added."),
        Compatible("a function comes", "functions", "proxmox:node:getNew", "{}", "The function was added."),
        Compatible("a type comes", "types", "proxmox:node:New", "{}", "The type was added."),

        Breaking("an input goes", Inputs, "comment", null, "The property was removed."),
        Breaking("an output goes", Outputs, "comment", null, "The property was removed."),
        Compatible("an input comes", Inputs, "colour", Property, "The property was added."),
        Compatible("an output comes", Outputs, "colour", Property, "The property was added."),
        Breaking("an input's type changes", Inputs + "/weight", "type", "\"number\"", "The type changed from integer to number.",
            Inputs + "/weight"),
        Breaking("an element's type changes", Inputs + "/labels", "items", """{"type":"string"}""", "The type changed from array of string or #/types/proxmox:node:Label to array of string.", Inputs + "/labels"),
        Breaking("an optional input is required", Gadget, "requiredInputs", "[\"baseName\",\"comment\"]", "The input is required now",
            Inputs + "/comment"),
        Compatible("a required input is optional", Gadget, "requiredInputs", "[]", "The input is no longer required.",
            Inputs + "/baseName"),
        Breaking("an output may be missing", Gadget, "required", "[\"baseName\",\"events\",\"gadgetId\",\"mode\"]",
            "The output is no longer required", Outputs + "/enabled"),
        Compatible("an output is never missing", Gadget, "required",
            "[\"baseName\",\"comment\",\"enabled\",\"events\",\"gadgetId\",\"mode\"]", "The output is required now.", Outputs + "/comment"),
        Breaking("a secret input is told in clear", Inputs + "/password", "secret", null, "no longer secret", Inputs + "/password"),
        Breaking("a secret output is told in clear", Outputs + "/password", "secret", null, "no longer secret", Outputs + "/password"),
        Compatible("an input is secret", Inputs + "/comment", "secret", "true", "The value is secret now.", Inputs + "/comment"),
        Breaking("a change replaces", Inputs + "/comment", "willReplaceOnChanges", "true", "replaces the resource now",
            Inputs + "/comment"),
        Breaking("a change has the engine replace", Inputs + "/comment", "replaceOnChanges", "true", "replaces the resource now",
            Inputs + "/comment"),
        Compatible("a change no longer replaces", Inputs + "/gadgetId", "willReplaceOnChanges", null, "no longer replaces",
            Inputs + "/gadgetId"),
        Breaking("an input takes no outputs", Inputs + "/comment", "plain", "true", "takes no outputs of other resources",
            Inputs + "/comment"),
        Breaking("a default comes", Inputs + "/comment", "default", "\"x\"", "The value of default changed", Inputs + "/comment"),
        Breaking("a constant comes", Inputs + "/comment", "const", "\"x\"", "The value of const changed", Inputs + "/comment"),
        Breaking("the name in C# changes", Outputs + "/comment", "language", """{"csharp":{"name":"Note"}}""", "The name in C# changed.", Outputs + "/comment"),
        Compatible("a description changes", Inputs + "/comment", "description", "\"Other words.\"", "The description changed.",
            Inputs + "/comment"),
        Compatible("a resource's description changes", Gadget, "description", "\"Other words.\"", "The description changed.", Gadget),
        Compatible("an input is deprecated", Inputs + "/comment", "deprecationMessage", "\"Do not.\"", "The deprecation message changed",
            Inputs + "/comment"),
        Compatible("a resource is no longer deprecated", $"resources/{Sample.Part}", "deprecationMessage", null, "no longer deprecated",
            $"resources/{Sample.Part}"),

        Breaking("a list goes", Gadget, "listInputs", null, "It is no longer supported."),
        Breaking("a former name goes", Gadget, "aliases", null, "proxmox:node:Thing is no longer a former name"),
        Compatible("a former name comes", $"resources/{Sample.Part}", "aliases", """[{"type":"proxmox:node:Piece"}]""", "proxmox:node:Piece is a former name."),
        Breaking("a resource is a component", Gadget, "isComponent", "true", "a component now", Gadget),
        Compatible("a method comes", Gadget, "methods", """{"start":"proxmox:node:Gadget/start"}""", "The method was added.", Gadget + "/methods/start"),

        Breaking("a function asks for more", Lookup + "/inputs", "required", "[\"gadgetId\",\"colour\"]", "A required input was added",
            Lookup + "/inputs/properties/colour", Lookup + "/inputs/properties", "colour"),
        Breaking("a function's argument goes", Lookup, "inputs", null, "no longer takes arguments", Lookup + "/inputs"),
        Breaking("a function takes its first argument", "functions/proxmox:node:getGadgets", "inputs", """{"properties":{"a":{"type":"string"}}}""", "calls that give options alone", "functions/proxmox:node:getGadgets/inputs"),
        Breaking("a function's answer loses a property", Lookup + "/outputs/properties", "comment", null, "The property was removed."),

        Breaking("a type's property goes", Limits + "/properties", "kind", null, "The property was removed."),
        Breaking("a type for inputs requires more", Limits, "required", "[\"cpuCores\",\"kind\"]", "The input is required now",
            Limits + "/properties/kind"),
        Compatible("a type for outputs requires more", Told, "required", "[\"at\",\"note\"]", "The output is required now.",
            Told + "/properties/note"),
        Breaking("a type for outputs requires less", Told, "required", "[]", "The output is no longer required", Told + "/properties/at"),
        Breaking("a secret within is told in clear", Limits + "/properties/pin", "secret", null, "no longer secret",
            Limits + "/properties/pin"),
        Breaking("an object becomes an enum", Limits, "type", "\"string\"", "The type is of another kind.", Limits),
        Compatible("an enum's description changes", Mode, "description", "\"Other words.\"", "The description changed.", Mode),
        Breaking("a value's name changes", Mode + "/enum/0", "name", "\"Slow\"", "The value's name changed from Slow2 to Slow.",
            Mode + "/enum/slow-2"),
        Breaking("a value goes", Mode, "enum", """[{"name":"Slow2","value":"slow-2"},{"name":"LdapTls","value":"ldap+tls"}]""", "The value was removed.", Mode + "/enum/2.1"),
        Compatible(
            "a value comes", Mode, "enum",
            """[{"name":"Slow2","value":"slow-2"},{"name":"LdapTls","value":"ldap+tls"},{"name":"V2_1","value":"2.1"},{"name":"New","value":"new"}]""",
            "The value was added.", Mode + "/enum/new"),

        Breaking("a setting goes", "config/variables", "realm", null, "The property was removed."),
        Breaking("a setting of the provider goes", "provider/inputProperties", "realm", null, "The property was removed."),
        Breaking("a setting is required", "provider", "requiredInputs", "[\"realm\"]", "The input is required now",
            "provider/inputProperties/realm"),
        Breaking("a variable goes", "config/variables/maxParallelRequests", "defaultInfo", null, "no longer stands in for it",
            "config/variables/maxParallelRequests"),
        Compatible("a variable comes", "config/variables/realm", "defaultInfo", """{"environment":["REALM"]}""", "REALM stands in for it", "config/variables/realm"),
        Breaking("the package's name changes", "", "name", "\"other\"", "The package is another one.", "name"),
        Breaking("the namespace in C# changes", "language/csharp/namespaces", "node", "\"Node\"", "The namespace in C# changed."),
        Breaking("the root namespace changes", "language/csharp", "rootNamespace", "\"Acme\"", "The namespace in C# changed."),
        Compatible("a namespace comes", "language/csharp/namespaces", "moon", "\"Moon\"", "A namespace in C# was added."),
    ];

    [TestCaseSource(nameof(Changes))]
    public void A_change_is_told_with_its_place_and_reason(
        bool isBreaking, string path, string member, string? value, string reason, string place, string? besidePath, string? beside)
    {
        var after = Sample.Tree();
        if (besidePath is not null)
        {
            after.At(besidePath)[beside!] = JsonNode.Parse(Property);
        }

        var target = path.Length == 0 ? after : after.At(path).AsObject();
        if (value is null)
        {
            Assert.That(target.Remove(member), Is.True, $"{path} has no {member} to take away.");
        }
        else
        {
            target[member] = JsonNode.Parse(value);
        }

        var changes = SchemaComparison.Compare(Sample.Json, after.ToJsonString());

        Assert.That(changes, Has.Some.Matches<SchemaChange>(change => change!.Path == place && change.IsBreaking == isBreaking
            && change.Reason.Contains(reason, StringComparison.Ordinal)), Told(changes));
        Assert.That(changes.Any(change => change.IsBreaking), Is.EqualTo(isBreaking), Told(changes));

        static string Told(IEnumerable<SchemaChange> changes) => string.Join('\n', changes);
    }

    [Test]
    public void Nothing_is_told_of_equal_schemas_whatever_their_version()
    {
        var after = Sample.Tree();
        after["version"] = "9.9.9";

        Assert.That(SchemaComparison.Compare(Sample.Json, after.ToJsonString()), Is.Empty);
    }

    [TestCase("1.2.3", "2.0.0", true)]
    [TestCase("1.2.3", "1.3.0", false)]
    [TestCase("1.2.3", "1.2.3", false)]
    [TestCase("0.1.0", "0.2.0", true)]
    [TestCase("0.1.0", "0.1.1", false)]
    [TestCase("0.1.0", "1.0.0", true)]
    [TestCase("2.0.0", "1.0.0", false)]
    [TestCase("", "1.0.0", false)]
    public void A_breaking_change_needs_a_new_major_version_or_a_minor_one_before_the_first(string before, string after, bool allowed) =>
        Assert.That(VersionRule.MayBreak(before, after), Is.EqualTo(allowed));

    private static TestCaseData Breaking(
        string name, string path, string member, string? value, string reason, string? place = null, string? besidePath = null,
            string? beside = null) =>
        Case(isBreaking: true, name, path, member, value, reason, place, besidePath, beside);

    private static TestCaseData Compatible(string name, string path, string member, string? value, string reason, string? place = null) =>
        Case(isBreaking: false, name, path, member, value, reason, place, null, null);

    private static TestCaseData Case(
        bool isBreaking, string name, string path, string member, string? value, string reason, string? place, string? besidePath,
            string? beside) =>
        new TestCaseData(isBreaking, path, member, value, reason, place
            ?? (path.Length == 0 ? member : $"{path}/{member}"), besidePath, beside).SetArgDisplayNames(name);
}

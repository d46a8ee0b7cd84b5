using System.Text.Json.Nodes;
using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class PulumiSchemaTests
{
    private static readonly JsonObject Schema = Sample.Tree();
    private static readonly JsonNode Gadget = Schema.At($"resources/{Sample.Gadget}");

    [Test]
    public void The_same_declarations_give_the_same_text()
    {
        var again = PulumiSchema.Build(Sample.Catalog, ProviderConfiguration.Declaration, "1.2.3");

        Assert.That(again, Is.EqualTo(Sample.Json));
    }

    [Test]
    public void Members_are_sorted_and_lines_end_with_a_line_feed_alone()
    {
        Assert.That(Unsorted("", Schema), Is.Empty);
        Assert.That(Sample.Json, Does.EndWith("}\n").And.Not.Contain("\r"));
    }

    [TestCase("comment", """{"type":"string"}""")]
    [TestCase("weight", """{"type":"integer"}""")]
    [TestCase("sizeBytes", """{"type":"number"}""")]
    [TestCase("share", """{"type":"number"}""")]
    [TestCase("enabled", """{"type":"boolean"}""")]
    [TestCase("limits", """{"$ref":"#/types/proxmox:node:GadgetLimits"}""")]
    [TestCase("nets", """{"type":"object","additionalProperties":{"$ref":"#/types/proxmox:node:GadgetNet"}}""")]
    [TestCase("rules", """{"type":"array","items":{"$ref":"#/types/proxmox:node:GadgetRule"}}""")]
    public void The_type_of_a_property_follows_from_the_field(string property, string expected)
    {
        foreach (var section in new[] { "properties", "inputProperties" })
        {
            var spec = Gadget.At($"{section}/{property}").AsObject();

            Assert.That(JsonNode.DeepEquals(Only(spec, "$ref", "type", "items", "additionalProperties"), JsonNode.Parse(expected)), Is.True,
                $"{section}: {spec}");
        }
    }

    [Test]
    public void What_PVE_tells_alone_is_no_input()
    {
        Assert.That(Gadget["inputProperties"]!.AsObject().Select(property => property.Key), Has.No.Member("events"));
        Assert.That(Gadget["properties"]!.AsObject().Select(property => property.Key), Has.Member("events"));
    }

    [Test]
    public void What_Pulumi_has_in_another_form_is_no_property() => Assert.That(
        Gadget["properties"]!.AsObject().Select(property => property.Key),
            Has.No.AnyOf("id", "timeouts", "passwordWo", "passwordWoVersion"));

    [Test]
    public void An_input_is_required_unless_the_program_names_it()
    {
        Assert.That(Gadget["requiredInputs"].Texts(), Is.EqualTo(new[] { "baseName" }));
        Assert.That(Schema.At($"resources/{Sample.Part}/requiredInputs").Texts(), Is.EqualTo(new[] { "gadgetId", "partId" }));
    }

    [Test]
    public void An_output_is_required_when_it_cannot_be_missing() =>
        Assert.That(Gadget["required"].Texts(), Is.EqualTo(new[] { "baseName", "enabled", "events", "gadgetId", "mode" }));

    [Test]
    public void An_output_that_PVE_tells_of_every_object_is_required_but_not_of_an_entry_of_a_list()
    {
        var schema = Sample.Of(Text("state", "State.").Computed().AlwaysReturned(), Text("source", "Where it came from.").Computed());

        Assert.That(schema.At($"resources/{Sample.Gadget}/required").Texts(), Is.EqualTo(new[] { "gadgetId", "state" }));
        Assert.That(schema.At("functions/proxmox:node:getGadget/outputs/required").Texts(),
            Is.EqualTo(new[] { "gadgetId", "id", "state" }));
        Assert.That(schema.At("types/proxmox:node:GetGadgetsItem/required").Texts(), Is.EqualTo(new[] { "gadgetId", "id" }));
    }

    [Test]
    public void What_PVE_never_tells_may_be_missing_after_an_import()
    {
        var schema = Sample.Of(Text("token", "Secret.").Required().Secret().NeverReturned());

        Assert.That(schema.At($"resources/{Sample.Gadget}/required").Texts(), Has.No.Member("token"));
        Assert.That(schema.At($"resources/{Sample.Gadget}/requiredInputs").Texts(), Has.Member("token"));
    }

    [Test]
    public void A_type_for_inputs_promises_only_what_must_be_given()
    {
        Assert.That(Schema.At("types/proxmox:node:GadgetLimits/required").Texts(), Is.EqualTo(new[] { "cpuCores" }));
        Assert.That(Schema.At("types/proxmox:node:GadgetEvent/required").Texts(), Is.EqualTo(new[] { "at" }));
    }

    [Test]
    public void Secrets_are_marked_at_every_depth()
    {
        Assert.That(Gadget.At("inputProperties/password/secret").GetValue<bool>(), Is.True);
        Assert.That(Gadget.At("properties/password/secret").GetValue<bool>(), Is.True);
        Assert.That(Schema.At("types/proxmox:node:GadgetLimits/properties/pin/secret").GetValue<bool>(), Is.True);
        Assert.That(Schema.At("config/variables/password/secret").GetValue<bool>(), Is.True);
    }

    [Test]
    public void An_input_tells_that_the_provider_replaces_and_leaves_it_to_the_provider()
    {
        Assert.That(Gadget.At("inputProperties/gadgetId/willReplaceOnChanges").GetValue<bool>(), Is.True);
        Assert.That(Gadget.At("properties/gadgetId")["willReplaceOnChanges"], Is.Null);
        Assert.That(Gadget.At("inputProperties/comment")["willReplaceOnChanges"], Is.Null);
        Assert.That(Sample.Json, Does.Not.Contain("replaceOnChanges\""));
    }

    [TestCase("Limit of `gadget.x`, 1.5 as a rule. Unset means none.", "Limit of `gadget.x`, 1.5 as a rule.")]
    [TestCase("Firmware of the gadget: `old`, or `new`. Unset means `old`.", "Firmware of the gadget.")]
    [TestCase("Volume such as `local:a/b. c`.", "Volume such as `local:a/b. c`.")]
    public void An_output_that_is_an_input_too_is_described_by_the_beginning(string doc, string expected)
    {
        var schema = Sample.Of(Text("thing", doc));

        Assert.That(schema.At($"resources/{Sample.Gadget}/properties/thing/description").GetValue<string>(), Is.EqualTo(expected));
        Assert.That(schema.At($"resources/{Sample.Gadget}/inputProperties/thing/description").GetValue<string>(), Is.EqualTo(doc));
    }

    [Test]
    public void A_deprecation_is_told_in_Pulumis_names()
    {
        Assert.That(Gadget.At("inputProperties/gadget/deprecationMessage").GetValue<string>(),
            Is.EqualTo("Use `baseName`. It is removed in version 2.0.0."));
        Assert.That(Schema.At($"resources/{Sample.Part}/deprecationMessage").GetValue<string>(),
            Is.EqualTo("Use `gadgetId`. It is removed in version 2.0.0."));
    }

    [Test]
    public void A_property_that_is_named_as_its_class_has_another_name_in_CSharp()
    {
        Assert.That(Gadget.At("properties/gadget/language/csharp/name").GetValue<string>(), Is.EqualTo("GadgetValue"));
        Assert.That(Gadget.At("inputProperties/gadget")["language"], Is.Null);
    }

    [Test]
    public void A_former_name_is_an_alias() =>
        Assert.That(Gadget.At("aliases/0/type").GetValue<string>(), Is.EqualTo("proxmox:node:Thing"));

    [Test]
    public void A_list_asks_for_what_the_path_of_the_collection_names()
    {
        Assert.That(Gadget.At("listInputs/properties").AsObject(), Is.Empty);
        Assert.That(Schema.At($"resources/{Sample.Part}/listInputs/properties").AsObject().Select(property => property.Key),
            Is.EqualTo(new[] { "gadgetId" }));
        Assert.That(Schema.At($"resources/{Sample.Part}/listInputs/required").Texts(), Is.EqualTo(new[] { "gadgetId" }));
    }

    [Test]
    public void A_function_answers_with_what_it_was_asked_and_all_that_is_told()
    {
        var function = Schema.At("functions/proxmox:node:getGadget");

        Assert.That(function.At("inputs/properties").AsObject().Select(property => property.Key), Is.EqualTo(new[] { "gadgetId" }));
        Assert.That(function.At("inputs/required").Texts(), Is.EqualTo(new[] { "gadgetId" }));
        Assert.That(function.At("outputs/properties").AsObject().Select(property => property.Key),
            Has.Member("id").And.Member("gadgetId").And.Member("comment").And.No.Member("password"));
        Assert.That(function.At("outputs/required").Texts(),
            Has.Member("id").And.Member("gadgetId").And.Member("mode").And.No.Member("comment"));
        Assert.That(function.At("inputs/properties/gadgetId")["willReplaceOnChanges"], Is.Null);
    }

    [Test]
    public void A_list_function_without_parents_has_no_inputs()
    {
        var function = Schema.At("functions/proxmox:node:getGadgets");

        Assert.That(function["inputs"], Is.Null);
        Assert.That(function.At("outputs/properties/items/items/$ref").GetValue<string>(),
            Is.EqualTo("#/types/proxmox:node:GetGadgetsItem"));
        Assert.That(function.At("outputs/required").Texts(), Is.EqualTo(new[] { "items" }));
    }

    [Test]
    public void A_command_is_a_function_that_answers_its_results_alone()
    {
        var function = Schema.At("functions/proxmox:node:turnGadget");

        Assert.That(function.At("inputs/properties").AsObject().Select(property => property.Key),
            Is.EquivalentTo(new[] { "gadgetId", "speed", "code", "timeout" }));
        Assert.That(function.At("inputs/required").Texts(), Is.EqualTo(new[] { "gadgetId" }));
        Assert.That(function.At("inputs/properties/code/secret").GetValue<bool>(), Is.True);
        Assert.That(function.At("outputs/properties").AsObject().Select(property => property.Key),
            Is.EquivalentTo(new[] { "changed", "key", "noise" }));
        Assert.That(function.At("outputs/properties/key/secret").GetValue<bool>(), Is.True);
        Assert.That(function.At("outputs/properties/noise/$ref").GetValue<string>(), Is.EqualTo("#/types/proxmox:node:TurnGadgetNoise"));
        Assert.That(function.At("inputs/properties/speed/oneOf/1/$ref").GetValue<string>(), Is.EqualTo("#/types/proxmox:node:Speed"));
        Assert.That(function.At("description").GetValue<string>(),
            Does.StartWith("Turns the gadget `gadgetId`.").And.Contain("A preview").And.Contain("Gadget.Turn"));
    }

    [Test]
    public void Only_a_setting_that_is_neither_secret_nor_a_choice_is_read_from_the_environment_by_SDKs()
    {
        var withDefault = Schema.At("provider/inputProperties").AsObject().Where(property => property.Value!["defaultInfo"] is not null)
            .Select(property => property.Key);

        Assert.That(withDefault, Is.EqualTo(new[]
        {
            "applySdn", "clientCertificate", "credentialsFile", "keepUnreachable", "maxParallelRequests", "profile",
        }));
        Assert.That(Schema.At("provider/inputProperties/maxParallelRequests/defaultInfo/environment").Texts(),
            Is.EqualTo(new[] { "PROXMOX_VE_MAX_PARALLEL_REQUESTS" }));
        foreach (var setting in ProviderConfiguration.Declaration.Fields)
        {
            AssertTold($"config/variables/{PropertyNames.Of(setting)}", setting);
        }

        void AssertTold(string path, Field setting)
        {
            if (setting.Type is FieldType.Object nested)
            {
                foreach (var member in nested.Fields)
                {
                    var type = "types/proxmox:index:Provider" + PropertyNames.Pascal(setting.Name);
                    AssertTold($"{type}/properties/{PropertyNames.Of(member)}", member);
                }

                return;
            }

            Assert.That(Schema.At($"{path}/description").GetValue<string>(), Does.Contain(setting.Environment[0]));
        }
    }

    [Test]
    public void The_provider_and_the_stacks_configuration_have_the_same_settings()
    {
        Assert.That(JsonNode.DeepEquals(Schema.At("provider/inputProperties"), Schema.At("config/variables")), Is.True);
        Assert.That(Schema.At("provider/properties").AsObject().Select(property => property.Key),
            Is.EqualTo(Schema.At("config/variables").AsObject().Select(property => property.Key)));
    }

    [Test]
    public void An_area_is_a_module_with_a_namespace_of_its_own()
    {
        var schema = JsonNode.Parse(PulumiSchema.Build(
            new([Sample.GadgetResource with { Area = new("moon", "Moons", "Moon") }], []), ProviderConfiguration.Declaration, "1.2.3"))!;

        Assert.That(schema.At("language/csharp/namespaces").ToJsonString(), Is.EqualTo("""{"moon":"Moons","proxmox":"Proxmox"}"""));
        Assert.That(schema["resources"]!.AsObject().Single().Key, Is.EqualTo("proxmox:moon:Gadget"));
    }

    private static JsonObject Only(JsonObject spec, params string[] members) =>
        new(spec.Where(member => members.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static IEnumerable<string> Unsorted(string path, JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => member.Key)
            .SequenceEqual(members.Select(member => member.Key).Order(StringComparer.Ordinal))
            ? members.SelectMany(member => Unsorted($"{path}/{member.Key}", member.Value))
            : [path],
        JsonArray items => items.SelectMany((item, index) => Unsorted($"{path}/{index}", item)),
        _ => [],
    };
}

using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Pulumi.Tests.Schemas;

/// <summary>The named types of a schema: objects, and the words that attributes take.</summary>
public sealed class TypeTests
{
    [Test]
    public void Words_are_an_enum_with_names_and_meanings()
    {
        var values = Sample.Tree().At("types/proxmox:node:Mode/enum").AsArray();

        Assert.That(values.Select(value => (value!["value"]!.GetValue<string>(), value["name"]!.GetValue<string>(),
            value["description"]?.GetValue<string>())), Is.EqualTo(new[]
        {
            ("slow-2", "Slow2", "With care."), ("ldap+tls", "LdapTls", null), ("2.1", "V2_1", (string?)null),
        }));
    }

    [Test]
    public void An_input_takes_any_text_and_offers_the_words_that_are_known_and_an_output_is_a_text()
    {
        var schema = Sample.Of(
            Text("bios", "Firmware.").Among(("old", "The old one."), ("new", "The new one.")),
            TextSet("labels", "Labels.").OneOf(("a", "The first."), ("b", "The second.")),
            Nested("disk", "Disk.", Text("cache", "Cache.").OneOf(("off", "None."))));

        Assert.That(Input("bios/oneOf"), Is.EqualTo("""[{"type":"string"},{"$ref":"#/types/proxmox:node:Bios"}]"""));
        Assert.That(Input("labels/items/oneOf"), Is.EqualTo("""[{"type":"string"},{"$ref":"#/types/proxmox:node:Label"}]"""));
        Assert.That(Input("bios/description"), Is.EqualTo("\"Firmware.\""));
        Assert.That(schema.At("types/proxmox:node:GadgetDisk/properties/cache/oneOf/1/$ref").GetValue<string>(),
            Is.EqualTo("#/types/proxmox:node:DiskCache"));
        Assert.That(schema.At("types/proxmox:node:Bios/enum/0").ToJsonString(), Is.EqualTo("""{"description":"The old one.","name":"Old","value":"old"}"""));
        foreach (var outputs in new[] { $"resources/{Sample.Gadget}/properties", "functions/proxmox:node:getGadget/outputs/properties",
            "types/proxmox:node:GetGadgetsItem/properties" })
        {
            Assert.That(schema.At(outputs + "/bios/type").GetValue<string>(), Is.EqualTo("string"));
            Assert.That(schema.At(outputs + "/labels/items/type").GetValue<string>(), Is.EqualTo("string"));
        }

        string Input(string path) => schema.At($"resources/{Sample.Gadget}/inputProperties/{path}").ToJsonString();
    }

    [Test]
    public void Attributes_of_one_vocabulary_share_its_enum_and_say_which_of_the_words_they_take()
    {
        var colours = new Vocabulary("Colour", "A colour.", ("red", "As blood."), ("blue", "As the sky."));

        var schema = Sample.Of(Text("front", "Front.").OneOf(colours), Text("back", "Back.").OneOf(colours, "blue"));

        Assert.That(schema.At("types/proxmox:node:Colour/enum").AsArray(), Has.Count.EqualTo(2));
        Assert.That(schema.At("types/proxmox:node:Colour/description").GetValue<string>(), Is.EqualTo("A colour."));
        Assert.That(schema.At($"resources/{Sample.Gadget}/inputProperties/front/description").GetValue<string>(), Is.EqualTo("Front."));
        Assert.That(schema.At($"resources/{Sample.Gadget}/inputProperties/back/description").GetValue<string>(),
            Is.EqualTo("Back. Must be one of \"blue\"."));
    }

    [Test]
    public void A_type_with_a_name_of_its_own_is_shared()
    {
        var schema = Sample.Of(Limits("front"), Limits("back"));

        foreach (var section in new[] { $"resources/{Sample.Gadget}/inputProperties", $"resources/{Sample.Gadget}/properties",
            "functions/proxmox:node:getGadget/outputs/properties" })
        {
            Assert.That(schema.At(section + "/front/$ref").GetValue<string>(), Is.EqualTo("#/types/proxmox:node:Limit"));
            Assert.That(schema.At(section + "/back/$ref").GetValue<string>(), Is.EqualTo("#/types/proxmox:node:Limit"));
        }

        static Field Limits(string name) => Nested(name, "Limits.", Whole("most", "The most.")).TypeNamed("Limit");
    }

    [Test]
    public void What_is_read_of_a_resource_has_its_types()
    {
        var schema = Sample.Of(Nested("disk", "Disk.", Text("size", "Size."), Flag("wipe", "Wipes it.").NeverReturned()));

        foreach (var outputs in new[] { "functions/proxmox:node:getGadget/outputs/properties",
            "types/proxmox:node:GetGadgetsItem/properties" })
        {
            Assert.That(schema.At(outputs + "/disk/$ref").GetValue<string>(), Is.EqualTo("#/types/proxmox:node:GadgetDisk"));
        }
    }

    [TestCase("Items", "Item")]
    [TestCase("Addresses", "Address")]
    [TestCase("Entries", "Entry")]
    [TestCase("Interfaces", "Interface")]
    [TestCase("Content", "Content")]
    public void A_collection_holds_what_its_name_is_the_plural_of(string plural, string singular) =>
        Assert.That(TypeSpecs.Element(plural), Is.EqualTo(singular));

    [Test]
    public void Two_different_types_of_one_name_are_refused() => Assert.That(
        () => Sample.Of(
            Nested("rule", "One rule.", Text("action", "What it does.")),
            NestedList("rules", "Rules.", Text("match", "What it is for."))),
        Throws.InvalidOperationException.With.Message.Contains("proxmox:node:GadgetRule"));
}

using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Tests.Fakes;
using Proxmox.Pulumi.Values;
using static Proxmox.Model.Fields.Declare;
using Names = Proxmox.Pulumi.Schemas.PropertyNames;

namespace Proxmox.Pulumi.Tests.Values;

public sealed class PropertyReaderTests
{
    private static readonly Field[] Fields =
    [
        Text("some_text", "Text."),
        Flag("some_flag", "Flag."),
        Whole("some_number", "Number."),
        Fraction("some_fraction", "Fraction."),
        TextList("some_list", "List."),
        TextSet("some_set", "Set."),
        TextMap("some_map", "Map."),
        Nested("some_object", "Object.", Text("inner_text", "Text.").Required(), Whole("size", "Size.")),
        Slots("disks", "Disks.", Text("size", "Size."), Whole("max_speed", "Speed.")),
        NestedList("rules", "Rules.", Text("action", "Action.")),
        Text("password", "Password.").Secret(),
        Text("told", "Told.").Computed(),
    ];

    private static readonly Field Source = File("source", "Source.");

    private static readonly string[] Kinds = ["bool", "number", "text", "array", "asset", "archive", "object"];

    private static IEnumerable<string> SentinelTexts => Enum.GetValues<UnknownKind>().Select(Sentinels.Of);

    private static IEnumerable<string> PropertyNames => Fields.Where(known => known.IsInput).Select(Names.Of);

    [Test]
    public void There_are_seven_sentinels() => Assert.That(SentinelTexts.Distinct().Count(), Is.EqualTo(Kinds.Length));

    [Test]
    public void Every_sentinel_is_unknown_in_every_position(
        [ValueSource(nameof(SentinelTexts))] string sentinel, [ValueSource(nameof(PropertyNames))] string property)
    {
        var (value, problems) = Read($$"""{ "{{property}}": "{{sentinel}}" }""");

        var field = Fields.Single(field => Names.Of(field) == property);
        Assert.That(value[field.Name].IsUnknown, Is.True);
        Assert.That(problems, Is.Empty);
    }

    [Test]
    public void Every_sentinel_is_unknown_inside_of_others([ValueSource(nameof(SentinelTexts))] string sentinel)
    {
        var (value, problems) = Read($$"""
            {
              "someList": ["a", "{{sentinel}}"], "someSet": ["{{sentinel}}"], "someMap": { "k": "{{sentinel}}" }, "someObject": { "innerText": "x", "size": "{{sentinel}}" },
              "disks": { "scsi0": "{{sentinel}}", "scsi1": { "maxSpeed": "{{sentinel}}" } }, "rules": ["{{sentinel}}", { "action": "{{sentinel}}" }],
              "someText": { "{{Signatures.Key}}": "{{Signatures.Secret}}", "value": "{{sentinel}}" },
              "password": { "{{Signatures.Key}}": "{{Signatures.Output}}", "value": "{{sentinel}}", "secret": false }
            }
            """);

        Assert.That(problems, Is.Empty);
        Assert.That(value.ToString(), Is.EqualTo(
            "{disks = {scsi0 = (unknown), scsi1 = {max_speed = (unknown), size = null}}, password = (secret), rules = [(unknown), {action "
                + "= (unknown)}], some_flag = null, "
            + "some_fraction = null, some_list = [\"a\", (unknown)], some_map = {k = (unknown)}, some_number = null, some_object = "
                + "{inner_text = \"x\", size = (unknown)}, "
            + "some_set = {(unknown)}, some_text = (secret), told = null}"));
        Assert.That((value["some_text"].IsUnknown, value["password"].IsUnknown), Is.EqualTo((true, true)));
    }

    [TestCase(""""{ "path": "a.iso", "hash": "0a" }"""", "a.iso", null, "0a")]
    [TestCase(""""{ "text": "hello" }"""", null, "hello", null)]
    [TestCase(""""{ "hash": "0a" }"""", null, null, "0a")]
    public void An_asset_is_a_file_and_comes_back_as_it_was(string asset, string? path, string? text, string? hash)
    {
        var properties = PropertyCodec.Read(Attached.Bag($$"""{ "source": { "{{Signatures.Key}}": "{{Signatures.Asset}}", {{asset.Trim()[1..]}} }"""));
        var problems = new List<Problem>();
        var value = new PropertyReader(problems).Read([Source], properties)["source"];
        Assert.That(problems, Is.Empty);
        Assert.That(FileValue.Of(value), Is.EqualTo(new FileValue(path, text, hash)));
        var written = (PropertyValue.Asset)PropertyWriter.Write([Source], Value.Object(("source", value)))["source"]!;
        Assert.That((written.File, written.IsElsewhere), Is.EqualTo((new FileValue(path, text, hash), false)));
    }

    [TestCase("""{ "source": "a.iso" }""", "a string")]
    [TestCase("""{ "source": { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", "uri": "https://x" } }""",
        "an asset of an address")]
    public void What_is_no_file_here_is_refused(string properties, string what)
    {
        var problems = new List<Problem>();
        new PropertyReader(problems).Read([Source], PropertyCodec.Read(Attached.Bag(properties)));
        Assert.That(problems.Single().Text, Is.EqualTo($"source must be an asset, as of a file or a string, but is {what}."));
    }

    [Test]
    public void A_whole_number_stands_for_its_digits_and_digits_stand_for_their_number()
    {
        var (value, problems) = Read("""{ "someText": 100, "someNumber": "-12", "someFraction": "0.25", "someList": [9007199254740992], "someMap": { "100": 1 } }""");

        Assert.That(problems, Is.Empty);
        Assert.That(value.ToString(), Does.Contain("some_text = \"100\"").And.Contain("some_number = -12").And.Contain(
            "some_fraction = 0.25").And.Contain("[\"9007199254740992\"]").And.Contain("{100 = \"1\"}"));
    }

    [Test]
    public void Known_values_are_read_by_type()
    {
        var (value, problems) = Read("""
            {
              "someText": "5", "someFlag": true, "someNumber": 9007199254740992, "someFraction": 0.25, "someList": ["b", "a", "b"], "someSet": ["b", "a", "b"],
              "someMap": { "snake_key": "kept", "camelKey": "kept" }, "someObject": { "innerText": "x" }, "disks": { "scsi0": { "size": "8G", "maxSpeed": 3 } },
              "rules": [{ "action": "in" }], "password": "canary", "__internal": { "pluginDownloadURL": "x" }
            }
            """);

        Assert.That(problems, Is.Empty);
        Assert.That(value["some_number"], Is.EqualTo(Value.Of(9007199254740992)));
        Assert.That(value["some_fraction"], Is.EqualTo(Value.Of(Number.Parse("0.25"))));
        Assert.That(value["some_list"].Items, Has.Length.EqualTo(3));
        Assert.That(value["some_set"], Is.EqualTo(Value.Set("a", "b")));
        Assert.That(value["some_map"].Members.Keys, Is.EqualTo(new[] { "camelKey", "snake_key" }));
        Assert.That(value["disks"]["scsi0"]["max_speed"], Is.EqualTo(Value.Of(3)));
        Assert.That(value["password"].IsSecret, Is.True);
    }

    [TestCase("someText", "5.5", "someText must be a string, but is a number.")]
    [TestCase("someText", "true", "someText must be a string, but is a boolean.")]
    [TestCase("someFlag", "\"true\"", "someFlag must be a boolean, but is a string.")]
    [TestCase("someNumber", "\"05\"", "someNumber must be a whole number, but is a string.")]
    [TestCase("someNumber", "1.5", "someNumber must be a whole number.")]
    [TestCase("someNumber", "9007199254740994",
        "someNumber must be between -9007199254740992 and 9007199254740992, beyond which Pulumi's numbers are not exact.")]
    [TestCase("someFraction", "\"NaN\"", "someFraction must be a number, but is a string.")]
    [TestCase("someList", "\"a\"", "someList must be a list of strings, but is a string.")]
    [TestCase("someSet", "{}", "someSet must be a list of strings, but is an object.")]
    [TestCase("someMap", "[]", "someMap must be an object of strings by name, but is a list.")]
    [TestCase("someObject", "[]", "someObject must be an object, but is a list.")]
    public void A_value_of_another_type_is_a_problem_that_says_what_is_expected(string property, string json, string text)
    {
        var (_, problems) = Read($$"""{ "{{property}}": {{json}} }""");

        Assert.That(problems.Single(), Is.EqualTo(new Problem(property, text)));
    }

    [TestCase("""{ "disks": { "scsi0": { "size": true } } }""", """disks["scsi0"].size""")]
    [TestCase("""{ "disks": { "scsi0": { "maxSpeed": "fast" } } }""", """disks["scsi0"].maxSpeed""")]
    [TestCase("""{ "rules": [{}, { "action": true }] }""", "rules[1].action")]
    [TestCase("""{ "someMap": { "a.b\"c": true } }""", """someMap["a.b\"c"]""")]
    [TestCase("""{ "someSet": ["a", true] }""", "someSet[1]")]
    [TestCase("""{ "someObject": { "size": 1 } }""", "someObject.innerText")]
    [TestCase("""{ "someObject": { "innerText": "x", "sise": 1 } }""", "someObject.sise")]
    public void A_problem_stands_at_its_place(string json, string path) => Assert.That(Read(json).Problems.Single().Path, Is.EqualTo(path));

    [TestCase("sometext", "someText")]
    [TestCase("some_text", "someText")]
    [TestCase("pasword", "password")]
    [TestCase("disk", "disks")]
    public void A_property_that_is_none_is_a_problem_that_names_the_nearest(string given, string meant) =>
        Assert.That(Read($$"""{ "{{given}}": "x" }""").Problems.Single(), Is.EqualTo(new Problem(given, $"There is no property {given}. Did you mean {meant}?")));

    [Test]
    public void A_property_that_is_like_none_is_told_all() =>
        Assert.That(Read("""{ "zzzzzzzzzzzzzzz": 1 }""").Problems.Single().Text, Does.StartWith("There is no property zzzzzzzzzzzzzzz. There are disks, password, rules"));

    [Test]
    public void An_output_cannot_be_set() => Assert.That(Read("""{ "told": "x" }""").Problems.Single().Text, Is.EqualTo("told cannot be set: it is an output."));

    [TestCase(Signatures.Asset, """ "text": "x" """, "an asset")]
    [TestCase(Signatures.Archive, """ "assets": {} """, "an archive")]
    [TestCase(Signatures.ResourceReference, """ "urn": "urn:pulumi:x" """, "a resource")]
    [TestCase(Signatures.ByteString, """ "value": "/w==" """, "a string that is not UTF-8")]
    public void What_is_no_plain_value_is_called_by_its_name(string signature, string member, string kind) =>
        Assert.That(Read($$"""{ "someText": { "{{Signatures.Key}}": "{{signature}}", {{member}} } }""").Problems.Single().Text, Is.EqualTo($"someText must be a string, but is {kind}."));

    [Test]
    public void A_signature_that_is_not_known_is_refused() =>
        Assert.That(() => Read($$"""{ "someText": { "{{Signatures.Key}}": "00000000000000000000000000000000" } }"""), Throws.TypeOf<PropertyFormatException>());

    [Test]
    public void A_secret_around_a_whole_makes_every_part_of_it_secret()
    {
        var (value, _) = Read($$"""{ "disks": { "{{Signatures.Key}}": "{{Signatures.Secret}}", "value": { "scsi0": { "size": "canary" } } } }""");

        Assert.That((value["disks"].IsSecret, value["disks"]["scsi0"].IsSecret, value["disks"]["scsi0"]["size"].IsSecret),
            Is.EqualTo((true, true, true)));
    }

    [TestCase("""  "value": "x", "secret": true, "dependencies": ["urn:a"] """, "x", true)]
    [TestCase("""  "value": "x" """, "x", false)]
    [TestCase("""  "secret": true """, null, true)]
    [TestCase("""  "dependencies": [] """, null, false)]
    public void An_output_is_its_value_and_unknown_without_one(string members, string? text, bool isSecret)
    {
        var (value, problems) = Read($$"""{ "someText": { "{{Signatures.Key}}": "{{Signatures.Output}}", {{members}} } }""");

        Assert.That(problems, Is.Empty);
        Assert.That(value["some_text"], Is.EqualTo(text is null ? Value.Unknown : Value.Of(text)));
        Assert.That(value["some_text"].IsSecret, Is.EqualTo(isSecret));
    }

    [Test]
    public void What_was_stored_is_read_without_complaint_and_what_does_not_fit_is_left_out()
    {
        var value = new PropertyReader(problems: null).Read(Fields, PropertyCodec.Read(Attached.Bag("""{ "someText": true, "someNumber": 7, "gone": 1, "id": "x", "urn": "y" }""")));

        Assert.That((value["some_text"], value["some_number"]), Is.EqualTo((Value.Null, Value.Of(7))));
    }

    private static (Value Value, List<Problem> Problems) Read(string json)
    {
        var problems = new List<Problem>();
        return (new PropertyReader(problems).Read(Fields, PropertyCodec.Read(Attached.Bag(json))), problems);
    }
}

using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Tests;

[TestFixture]
public sealed class WireTests
{
    private static readonly WireOptions Everything =
        new() { Unknowns = true, Secrets = true, Resources = true, Outputs = true, ByteStrings = true };

    private static IEnumerable<PropertyValue> Values()
    {
        yield return PropertyValue.Null;
        yield return true;
        yield return 2.5;
        yield return "text";
        yield return "";
        yield return PropertyValue.Unknown;
        yield return PropertyValue.Secret(PropertyValue.Unknown);
        yield return PropertyValue.Secret(PropertyObject.Of(("a", PropertyValue.Secret("inner"))));
        yield return new OutputValue(null, Hidden: true, ["urn:a", "urn:b"]);
        yield return new OutputValue("known", Hidden: false, []);
        yield return new ResourceReference("urn:pulumi:s::p::t::n", "id", "1.0.0");
        yield return new ResourceReference("urn:pulumi:s::p::t::n", PropertyValue.Unknown);
        yield return new ResourceReference("urn:pulumi:s::p::t::n", null);
        yield return new ByteString([0, 255, 128]);
        yield return new Asset("hash", "text", null, null);
        yield return new Asset("", null, "path", null);
        yield return new Archive("hash", PropertyObject.Of(("file", new Asset("h", null, null, "https://example.com"))), null, null);
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_survives_the_wire_at_any_depth(PropertyValue value)
    {
        var sent = PropertyObject.Of(("top", value), ("list", PropertyValue.List(value, value)),
            ("object", PropertyObject.Of(("secret", PropertyValue.Secret(value)))));
        var received = new WireReader(Unknowns.Keep, outputs: true).Read(WireWriter.Write(sent, Everything))!;
        Assert.That(received, Is.EqualTo(sent));
    }

    [Test]
    public void Every_text_for_unknown_is_understood_and_one_is_sent()
    {
        Assert.That(WireNames.Unknowns, Has.Count.EqualTo(7));
        foreach (var text in WireNames.Unknowns)
        {
            var read = new WireReader(Unknowns.Keep).Read(OnWire.Of(("a", Value.ForString(text))))!;
            Assert.That(WireWriter.Write(read, Everything)!.Fields["a"].StringValue, Is.EqualTo("04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
        }
    }

    [Test]
    public void Whoever_does_not_know_of_something_gets_the_nearest_thing()
    {
        var sent = PropertyObject.Of(
            ("secret", PropertyValue.Secret("s")), ("unknown", PropertyValue.Unknown),
                ("output", new OutputValue("o", Hidden: true, ["urn"])),
            ("list", PropertyValue.List(1, PropertyValue.Unknown)), ("null", PropertyValue.Null));
        Assert.That(WireWriter.Write(sent, new()), Is.EqualTo(OnWire.Of(
            ("secret", Value.ForString("s")), ("output", Value.ForString("o")), ("list", Value.ForList(Value.ForNumber(1))),
                ("null", Value.ForNull()))));
        Assert.That(() => WireWriter.Write(PropertyObject.Of(("b", new ByteString([255]))), new()), Throws.TypeOf<WireException>());
    }

    [Test]
    public void Outputs_are_plain_for_whoever_does_not_ask_for_them()
    {
        var outputs = PropertyObject.Of(
            ("known", new OutputValue("o", Hidden: true, ["urn"])), ("unknown", new OutputValue(null, Hidden: false, [])));
        var message = WireWriter.Write(outputs, Everything)!;
        Assert.That(new WireReader(Unknowns.Keep).Read(message),
            Is.EqualTo(PropertyObject.Of(("known", PropertyValue.Secret("o")), ("unknown", PropertyValue.Unknown))));
        Assert.That(new WireReader(Unknowns.Drop).Read(message)!.Keys, Is.EqualTo(["known"]));
        Assert.That(() => new WireReader(Unknowns.Reject).Read(message), Throws.TypeOf<WireException>());
    }

    [Test]
    public void Null_and_empty_are_not_the_same()
    {
        Assert.That(WireWriter.Write(null, Everything), Is.Null);
        Assert.That(WireWriter.Write(PropertyObject.Empty, Everything), Is.EqualTo(new Struct()));
        Assert.That(new WireReader(Unknowns.Keep).Read(null), Is.Null);
    }

    [Test]
    public void An_unknown_signature_is_an_error()
    {
        var odd = OnWire.Of((WireNames.Signature, Value.ForString("what?")));
        Assert.That(() => new WireReader(Unknowns.Keep).Read(OnWire.Of(("a", Value.ForStruct(odd)))),
            Throws.TypeOf<WireException>().With.Message.Contains("what?"));
    }

    [TestCase("a", new object[] { "a" })]
    [TestCase("a.b[0].c", new object[] { "a", "b", 0, "c" })]
    [TestCase("[\"a.b\"].c", new object[] { "a.b", "c" })]
    [TestCase("a[\"say \\\"x\\\"\"]", new object[] { "a", "say \"x\"" })]
    [TestCase("a[*].b", new object[] { "a", "*", "b" })]
    public void A_path_is_read_and_written(string text, object[] parts)
    {
        var path = PropertyPath.Parse(text);
        Assert.That(path.Parts, Is.EqualTo(parts));
        Assert.That(PropertyPath.Parse(path.ToString()).Parts, Is.EqualTo(parts));
    }

    [TestCase("")]
    [TestCase(".a")]
    [TestCase("a.")]
    [TestCase("a[x]")]
    [TestCase("a[")]
    [TestCase("a[-1]")]
    [TestCase("a[\"b]")]
    public void Anything_else_is_no_path(string text) => Assert.That(PropertyPath.TryParse(text), Is.Null);

    [Test]
    public void Old_values_are_put_back()
    {
        var old = PropertyObject.Of(
            ("a", 1), ("deep", PropertyObject.Of(("b", 1))),
                ("list", PropertyValue.List(PropertyObject.Of(("c", 1)), PropertyObject.Of(("c", 2)))),
                ("hidden", PropertyValue.Secret(PropertyObject.Of(("d", "s")))));
        var news = PropertyObject.Of(
            ("a", 2), ("deep", PropertyObject.Of(("b", 2), ("x", 0))),
                ("list", PropertyValue.List(PropertyObject.Of(("c", 3)), PropertyObject.Of(("c", 4)))), ("added", 9),
                ("hidden", PropertyObject.Of(("d", "t"))));
        PropertyObject? Reset(string path) => PathReset.Apply(PropertyPath.Parse(path), old, news);
        Assert.Multiple(() =>
        {
            Assert.That(Reset("a")!["a"], Is.EqualTo((PropertyValue)1));
            Assert.That(Reset("added")!.Keys, Does.Not.Contain("added"), "what is new is taken away");
            Assert.That(Reset("deep.b")!["deep"], Is.EqualTo(PropertyObject.Of(("b", 1), ("x", 0))));
            Assert.That(Reset("deep.*")!["deep"], Is.EqualTo(PropertyObject.Of(("b", 1))));
            Assert.That(Reset("list[1].c")!["list"],
                Is.EqualTo(PropertyValue.List(PropertyObject.Of(("c", 3)), PropertyObject.Of(("c", 2)))));
            Assert.That(Reset("list[*].c")!["list"], Is.EqualTo(old["list"]));
            Assert.That(Reset("hidden.d")!["hidden"], Is.EqualTo(PropertyObject.Of(("d", PropertyValue.Secret("s")))),
                "a part of a secret stays secret");
            Assert.That(Reset("list[2].c"), Is.Null);
            Assert.That(PathReset.Apply(PropertyPath.Parse("deep.b"), old, news.Without("deep")), Is.Null, "what holds it is gone");
            Assert.That(PathReset.Apply(PropertyPath.Parse("no.where"), old, news), Is.EqualTo(news));
        });
    }

    [Test]
    public void Differences_are_found_leaf_by_leaf_whatever_is_secret()
    {
        var found = PropertyDifference.Of(
            PropertyObject.Of(("same", "x"), ("changed", PropertyObject.Of(("a.b", 1))), ("list", PropertyValue.List(1, 2)), ("gone", 1)),
            PropertyObject.Of(("same", PropertyValue.Secret("x")), ("changed", PropertyObject.Of(("a.b", 2))),
                ("list", PropertyValue.List(1, 3, 4)), ("new", 1)));
        Assert.That(
            found.Select(pair => $"{pair.Value.Kind} {pair.Key}"),
            Is.EqualTo(["Update changed[\"a.b\"]", "Delete gone", "Update list[1]", "Add list[2]", "Add new"]));
    }
}

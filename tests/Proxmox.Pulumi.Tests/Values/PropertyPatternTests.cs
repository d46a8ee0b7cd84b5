using Proxmox.Pulumi.Tests.Fakes;
using Proxmox.Pulumi.Values;

namespace Proxmox.Pulumi.Tests.Values;

public sealed class PropertyPatternTests
{
    [TestCase("a", "a")]
    [TestCase("a.b.c", "a|b|c")]
    [TestCase("a[0].b", "a|0|b")]
    [TestCase("a[\"b.c\"].d", "a|b.c|d")]
    [TestCase("[\"a\"][\"b\"]", "a|b")]
    [TestCase("a[\"quote\\\"d\"]", "a|quote\"d")]
    [TestCase("a[*].*", "a|*|*")]
    public void A_path_has_steps(string text, string steps) =>
        Assert.That(string.Join('|', PropertyPattern.Parse(text)!.Steps), Is.EqualTo(steps));

    [TestCase("")]
    [TestCase(".a")]
    [TestCase("a..b")]
    [TestCase("a[")]
    [TestCase("a[x]")]
    [TestCase("a[\"b]")]
    [TestCase("a[\"b\"")]
    [TestCase("a[0]b")]
    public void Any_other_text_is_none(string text) => Assert.That(PropertyPattern.Parse(text), Is.Null);

    [TestCase("a", """{ "a": 2 }""", """{ "a": 1 }""", """{ "a": 1 }""")]
    [TestCase("a", """{ "a": 2 }""", "{}", "{}")]
    [TestCase("a", "{}", """{ "a": 1 }""", """{ "a": 1 }""")]
    [TestCase("a.b", """{ "a": { "b": 2, "c": 2 } }""", """{ "a": { "b": 1, "c": 1 } }""", """{ "a": { "b": 1, "c": 2 } }""")]
    [TestCase("a[1]", """{ "a": [2, 2, 2] }""", """{ "a": [1, 1] }""", """{ "a": [2, 1, 2] }""")]
    [TestCase("a[*].b", """{ "a": [{ "b": 2 }, { "b": 2, "c": 2 }] }""", """{ "a": [{ "b": 1 }, {}] }""", """{ "a": [{ "b": 1 }, { "c": 2 }] }""")]
    [TestCase("a.*", """{ "a": { "b": 2, "c": 2 } }""", """{ "a": { "b": 1, "d": 1 } }""", """{ "a": { "b": 1, "d": 1 } }""")]
    [TestCase("a.b", """{ "a": 2 }""", """{ "a": { "b": 1 } }""", """{ "a": 2 }""")]
    [TestCase("not a [path", """{ "a": 2 }""", """{ "a": 1 }""", """{ "a": 2 }""")]
    public void Ignored_changes_are_taken_back(string path, string news, string olds, string expected) => Assert.That(
        Attached.Json(PropertyCodec.Write(
            IgnoredChanges.Undo(PropertyCodec.Read(Attached.Bag(olds)), PropertyCodec.Read(Attached.Bag(news)), [path]))),
        Is.EqualTo(Attached.Json(expected)));
}

using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Model.Tests.Fields;

internal sealed class RuleTests
{
    [TestCase("abc", ExpectedResult = true)]
    [TestCase("abc\n", ExpectedResult = false)]
    [TestCase("xabc", ExpectedResult = false)]
    [TestCase("de", ExpectedResult = true)]
    [TestCase("abcde", ExpectedResult = false)]
    public bool A_pattern_must_match_the_whole_text(string text) => Rule.Pattern("abc|de", "abc or de").Accepts(text);

    [Test]
    public void One_of_names_the_choices()
    {
        var rule = Rule.OneOf(["a", "b"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rule.Accepts("a"), Is.True);
            Assert.That(rule.Accepts("A"), Is.False);
            Assert.That(rule.Expectation, Is.EqualTo("one of \"a\", \"b\""));
        }
    }

    [TestCase(0, ExpectedResult = false)]
    [TestCase(1, ExpectedResult = true)]
    [TestCase(10, ExpectedResult = true)]
    [TestCase(11, ExpectedResult = false)]
    public bool Both_ends_of_a_range_are_in_it(long number) => Rule.Between(1, 10).Accepts(number);

    [Test]
    public void A_range_judges_numbers_of_any_size()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rule.Between(1, 10).Accepts(Value.Of(Number.Parse("1e50"))), Is.False);
            Assert.That(Rule.Between(1, 10).Accepts(Value.Of(Number.Parse("9.99"))), Is.True);
            Assert.That(Rule.Between(1, long.MaxValue).Expectation, Is.EqualTo("1 or more"));
            Assert.That(Rule.Between(1, 10).Expectation, Is.EqualTo("between 1 and 10"));
        }
    }

    [TestCase("a", ExpectedResult = false)]
    [TestCase("ab", ExpectedResult = true)]
    [TestCase("abc", ExpectedResult = true)]
    [TestCase("abcd", ExpectedResult = false)]
    public bool Both_ends_of_a_length_are_allowed(string text) => Rule.Length(2, 3).Accepts(text);

    [Test]
    public void Modifiers_give_a_changed_copy_and_keep_the_type()
    {
        var plain = Text("a", "Doc.");
        var changed = plain.OnWire("wire").Required().Secret().OneOf("x", "y").ClearedBy(Clear.EmptyText).As(Formats.AnyCase);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.Wire, Is.EqualTo("a"));
            Assert.That(plain.Rules, Is.Empty);
            Assert.That(changed.Wire, Is.EqualTo("wire"));
            Assert.That(changed.Presence, Is.EqualTo(Presence.Required));
            Assert.That(changed.IsSecret, Is.True);
            Assert.That(changed.Allowed, Is.EqualTo(new[] { "x", "y" }));
            Assert.That(changed.Rules, Has.Length.EqualTo(1));
            Assert.That(changed.Clear, Is.EqualTo(Clear.EmptyText));
        }
    }

    [Test]
    public void Typed_access_reads_known_members_only()
    {
        var (text, whole, flag, set) = (Text("t", ""), Whole("w", ""), Flag("f", ""), TextSet("s", ""));
        var known = new Attributes(Value.Object(("t", "x"), ("w", 5), ("f", true), ("s", Value.Set("b", "a"))));
        var open = new Attributes(Value.Object(("t", Value.Unknown), ("w", Value.Null)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(known.Get(text), Is.EqualTo("x"));
            Assert.That(known.Get(whole), Is.EqualTo(5));
            Assert.That(known.Get(flag), Is.True);
            Assert.That(known.Get(set), Is.EquivalentTo(new[] { "a", "b" }));
            Assert.That(open.Get(text), Is.Null);
            Assert.That(open.Get(whole), Is.Null);
            Assert.That(open.Has(text), Is.False);
        }
    }
}

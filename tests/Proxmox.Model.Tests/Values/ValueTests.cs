using Proxmox.Model.Values;

namespace Proxmox.Model.Tests.Values;

internal sealed class ValueTests
{
    private const string Canary = "hunter2-canary";

    [Test]
    public void Null_and_unknown_are_different_values()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value.Null, Is.Not.EqualTo(Value.Unknown));
            Assert.That(Value.Null.IsNull, Is.True);
            Assert.That(Value.Unknown.IsUnknown, Is.True);
            Assert.That(Value.Of((string?)null), Is.SameAs(Value.Null));
        }
    }

    [Test]
    public void Values_of_different_kinds_are_never_equal()
    {
        Value[] all = [Value.Null, Value.Unknown, Value.True, "1", 1, Value.List("a"), Value.Set("a"), Value.Object(("a", "a"))];
        foreach (var (left, a) in all.Index())
        {
            foreach (var (right, b) in all.Index())
            {
                Assert.That(a.Equals(b), Is.EqualTo(left == right), $"{a} and {b}");
            }
        }
    }

    [Test]
    public void The_order_counts_in_a_list_and_not_in_a_set()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value.List("a", "b"), Is.Not.EqualTo(Value.List("b", "a")));
            Assert.That(Value.Set("a", "b"), Is.EqualTo(Value.Set("b", "a")));
            Assert.That(Value.Set("a", "b").GetHashCode(), Is.EqualTo(Value.Set("b", "a").GetHashCode()));
        }
    }

    [Test]
    public void Equal_elements_of_a_set_count_once() =>
        Assert.That(Value.Set("a", "b", "a").Items, Is.EqualTo(new Value[] { "a", "b" }));

    // Two values that are not known yet may turn out different: hosts count both.
    [Test]
    public void Unknown_elements_of_a_set_each_count()
    {
        var set = Value.Set("a", Value.Unknown, Value.Unknown);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(set.Items, Has.Length.EqualTo(3));
            Assert.That(set, Is.EqualTo(Value.Set(Value.Unknown, "a", Value.Unknown)));
            Assert.That(set, Is.Not.EqualTo(Value.Set("a", Value.Unknown)));
            Assert.That(set, Is.Not.EqualTo(Value.Set("a", "b", Value.Unknown)));
        }
    }

    [Test]
    public void Partly_unknown_elements_of_sets_are_counted_one_by_one()
    {
        var one = Value.Object(("a", Value.Unknown), ("b", "1"));
        var two = Value.Object(("a", Value.Unknown), ("b", "2"));
        Assert.That(Value.Set(one, one, two), Is.Not.EqualTo(Value.Set(one, two, two)));
    }

    [Test]
    public void An_equal_secret_element_leaves_its_mark_on_the_one_that_stays() =>
        Assert.That(Value.Set(Canary, Value.Of(Canary).AsSecret()).ToString(), Does.Not.Contain(Canary));

    [Test]
    public void Members_are_equal_whatever_order_they_were_given_in()
    {
        var left = Value.Object(("a", 1), ("b", 2));
        var right = Value.Object(("b", 2), ("a", 1));
        Assert.That(left, Is.EqualTo(right));
        Assert.That(left.GetHashCode(), Is.EqualTo(right.GetHashCode()));
    }

    [Test]
    public void A_missing_member_is_null_and_so_is_any_member_of_another_kind()
    {
        Assert.That(Value.Object(("a", 1))["b"].IsNull, Is.True);
        Assert.That(Value.Of("text")["b"].IsNull, Is.True);
    }

    [Test]
    public void The_secret_mark_does_not_count_in_comparisons() => Assert.That(Value.Of("a").AsSecret(), Is.EqualTo(Value.Of("a")));

    [Test]
    public void A_secret_is_never_shown_at_any_depth()
    {
        var secret = Value.Of(Canary).AsSecret();
        Value[] holders =
        [
            secret, Value.List(secret), Value.Set("a", secret), Value.Object(("x", secret)),
                Value.Object(("x", Value.List(Value.Object(("y", secret))))),
            Value.List(Canary).AsSecret(), Value.Object(("x", Canary)).AsSecret(), Value.Object(("x", "y")).AsSecret().With("z", Canary),
            Value.List(Canary).AsSecret().Transform(part => part),
        ];
        foreach (var holder in holders)
        {
            Assert.That(holder.ToString(), Does.Not.Contain(Canary).And.Contain("(secret)"));
        }
    }

    [Test]
    public void A_secret_null_shows_as_null() => Assert.That(Value.Null.AsSecret().ToString(), Is.EqualTo("null"));

    [Test]
    public void Every_kind_has_a_text_for_messages() =>
        Assert.That(
            Value.Object(("b", Value.True), ("l", Value.List(1, Value.Unknown)), ("n", Value.Null), ("s", Value.Set("x")),
                ("f", Number.Parse("1.5") is var f ? Value.Of(f) : Value.Null)).ToString(),
            Is.EqualTo("{b = true, f = 1.5, l = [1, (unknown)], n = null, s = {\"x\"}}"));

    [Test]
    public void A_value_is_wholly_known_when_no_part_is_unknown()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value.Object(("a", Value.List(Value.Set("x")))).IsWhollyKnown, Is.True);
            Assert.That(Value.Object(("a", Value.List(Value.Set(Value.Unknown)))).IsWhollyKnown, Is.False);
            Assert.That(Value.Unknown.IsWhollyKnown, Is.False);
            Assert.That(Value.Null.IsWhollyKnown, Is.True);
        }
    }

    [Test]
    public void With_changes_a_copy()
    {
        var before = Value.Object(("a", 1));
        var after = before.With("a", 2).With("b", 3);
        Assert.That(before["a"], Is.EqualTo(Value.Of(1)));
        Assert.That(after, Is.EqualTo(Value.Object(("a", 2), ("b", 3))));
    }

    [Test]
    public void Transform_reaches_every_part_from_the_inside_out()
    {
        var seen = new List<string>();
        var result = Value.Object(("l", Value.List("x", "y"))).Transform(part =>
        {
            seen.Add(part.ToString());
            return part.AsText() is { } text ? text + "!" : part;
        });
        Assert.That(result, Is.EqualTo(Value.Object(("l", Value.List("x!", "y!")))));
        Assert.That(seen, Is.EqualTo(new[] { "\"x\"", "\"y\"", "[\"x!\", \"y!\"]", "{l = [\"x!\", \"y!\"]}" }));
    }

    [Test]
    public void The_typed_views_are_null_for_other_kinds()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value.Of("1").AsLong(), Is.Null);
            Assert.That(Value.Of(1).AsText(), Is.Null);
            Assert.That(Value.Of(1).AsBool(), Is.Null);
            Assert.That(Value.Of(1).AsLong(), Is.EqualTo(1));
            Assert.That(Value.True.AsBool(), Is.True);
            Assert.That(Value.Of("1").AsText(), Is.EqualTo("1"));
        }
    }
}

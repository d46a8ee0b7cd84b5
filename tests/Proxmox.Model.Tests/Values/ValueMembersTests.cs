using Proxmox.Model.Values;

namespace Proxmox.Model.Tests.Values;

public sealed class ValueMembersTests
{
    private static readonly ValueMembers Some = ValueMembers.Of([Member("b", 2), Member("a", 1), Member("B", 3)]);

    [Test]
    public void Members_come_in_ordinal_order_however_they_were_given() =>
        Assert.That(Some.Select(member => member.Key), Is.EqualTo(new[] { "B", "a", "b" }));

    [TestCase("B", 3)]
    [TestCase("a", 1)]
    [TestCase("b", 2)]
    public void A_member_is_found_by_its_name(string name, int value)
    {
        Assert.That(Some[name], Is.EqualTo(Value.Of(value)));
        Assert.That(Some.ContainsKey(name), Is.True);
    }

    [TestCase("")]
    [TestCase("A")]
    [TestCase("aa")]
    [TestCase("c")]
    public void What_is_not_there_is_not_found(string name)
    {
        Assert.That(Some.TryGetValue(name, out var value), Is.False);
        Assert.That(value, Is.Null);
        Assert.That(() => Some[name], Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void Two_members_of_one_name_are_refused() =>
        Assert.That(() => ValueMembers.Of([Member("a", 1), Member("b", 2), Member("a", 1)]),
            Throws.ArgumentException.With.Message.Contains("members a"));

    [TestCase("", 0)]
    [TestCase("A", 0)]
    [TestCase("a", 1)]
    [TestCase("aa", 2)]
    [TestCase("z", 3)]
    public void One_is_set_in_its_place_and_the_others_stay(string name, int place)
    {
        var changed = Some.With(name, 9);
        Assert.That(changed.Keys.ElementAt(place), Is.EqualTo(name));
        Assert.That(changed.Keys, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
        Assert.That(changed[name], Is.EqualTo(Value.Of(9)));
        Assert.That(changed.Where(member => member.Key != name), Is.EqualTo(Some.Where(member => member.Key != name)));
        Assert.That(Some.Count, Is.EqualTo(3), "the one that it was made from");
    }

    [Test]
    public void Other_values_keep_their_names()
    {
        var mapped = Some.MapValues(value => Value.Of(value.AsLong()!.Value * 10));
        Assert.That(mapped, Is.EqualTo(new[] { Member("B", 30), Member("a", 10), Member("b", 20) }));
    }

    private static KeyValuePair<string, Value> Member(string name, int value) => new(name, Value.Of(value));
}

namespace Pulumi.StandIn.Tests.Values;

public sealed class UnionTests
{
    [Test]
    public void A_union_tells_which_type_it_has()
    {
        Union<int, string> union = "b";

        Assert.That((union.IsT0, union.IsT1, union.AsT1, union.Value), Is.EqualTo((false, true, "b", (object)"b")));
        Assert.That(() => union.AsT0, Throws.InvalidOperationException);
        Assert.That(union.TryPickT1(out var text, out _), Is.True);
        Assert.That(text, Is.EqualTo("b"));
        Assert.That(union.TryPickT0(out _, out var rest), Is.False);
        Assert.That(rest, Is.EqualTo("b"));
    }

    [Test]
    public void Unions_are_equal_when_type_and_value_are()
    {
        var first = Union<int, int>.FromT0(1);

        Assert.That(first, Is.EqualTo(Union<int, int>.FromT0(1)));
        Assert.That(first == Union<int, int>.FromT1(1), Is.False);
        Assert.That(first != Union<int, int>.FromT0(2), Is.True);
        Assert.That(first.GetHashCode(), Is.EqualTo(Union<int, int>.FromT0(1).GetHashCode()));
    }

    [Test]
    public void A_union_is_converted_on_either_side()
    {
        Union<int, string> number = 3;

        Assert.That(number.MapT0(value => value * 2.5).AsT0, Is.EqualTo(7.5));
        Assert.That(number.MapT1(text => text.Length).AsT0, Is.EqualTo(3));
        Assert.That(number.Bimap(value => value > 2, text => text.Length).AsT0, Is.True);
        Assert.That(number.Match(value => $"n{value}", text => text), Is.EqualTo("n3"));
        string? seen = null;
        number.Switch(value => seen = $"{value}", text => seen = text);
        Assert.That(seen, Is.EqualTo("3"));
    }
}

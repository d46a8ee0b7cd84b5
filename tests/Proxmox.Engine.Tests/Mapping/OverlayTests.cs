using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Mapping;

public sealed class OverlayTests
{
    private static readonly Value[] Others =
    [
        Rule(1, "a", "b"),
        Rule(1),
        Rule(1, "c"),
    ];

    [TestCaseSource(nameof(Others))]
    public void An_element_with_another_set_in_it_is_not_the_planned_one(Value other)
    {
        var planned = Value.Set(Rule(Value.Unknown, "a"));

        Assert.That(Overlay.Of(planned, Value.Set(other, Rule(2, "a"))), Is.EqualTo(Value.Set(Rule(2, "a"))));
        Assert.That(Overlay.Of(planned, Value.Set(Rule(2, "a"), other)), Is.EqualTo(Value.Set(Rule(2, "a"))));
    }

    [Test]
    public void Elements_of_a_set_within_may_turn_out_the_same()
    {
        var planned = Value.Set(Rule(Value.Unknown, "a", Value.Unknown));

        Assert.That(Overlay.Of(planned, Value.Set(Rule(3, "a"))), Is.EqualTo(Value.Set(Rule(3, "a"))));
    }

    private static Value Rule(Value position, params Value[] names) =>
        Value.Object(("position", position), ("names", Value.Set(names)));
}

using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>Stored states: of older schemas, and read without one.</summary>
internal sealed class UpgradeTests
{
    private static readonly Resource Third = Widget.Declaration with
    {
        Version = 2,
        Upgrades =
        [
            new Upgrade(0, state => state.With("title", state["label"])),
            new Upgrade(1, state => state.With("weight", Value.Of(state["grams"].AsLong()!.Value / 1000))),
        ],
    };

    [TestCase(0, "a", 5)]
    [TestCase(1, null, 5)]
    [TestCase(2, null, null)]
    public void A_state_takes_every_step_from_its_version_on(int version, string? title, int? weight)
    {
        var answer = Upgrade(Third, version, Value.Object(("name", "w1"), ("label", "a"), ("grams", 5000)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Diagnostics, Is.Empty);
            Assert.That(answer.State["name"], Is.EqualTo(Value.Of("w1")));
            Assert.That((answer.State["title"].AsText(), (int?)answer.State["weight"].AsLong()), Is.EqualTo((title, weight)));
            Assert.That(answer.State.Members.Keys, Is.EquivalentTo(Widget.Declaration.Attributes.Select(field => field.Name)));
        }
    }

    [Test]
    public void A_version_without_a_way_up_is_refused()
    {
        var answer = Upgrade(Third with { Upgrades = [Third.Upgrades[1]] }, 0, Value.Object(("name", "w1")));
        Assert.That(answer.State.IsNull, Is.True);
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith("Error at -: Could not upgrade the stored state of widget: It has schema version 0, from which this provider "
            + "knows no way to version 2."));
    }

    [Test]
    public void No_state_stays_none() => Assert.That(Upgrade(Third, 0, Value.Null).State.IsNull, Is.True);

    [Test]
    public void What_was_read_without_a_schema_gets_the_types_of_the_schema()
    {
        var state = Coerce.To(Widget.Declaration.Attributes, Value.Object(
            ("name", 7), ("title", true), ("weight", "12"), ("ratio", "x"), ("enabled", "true"), ("tags", Value.List("b", "a", "a")),
                ("order", Value.Set("z")),
            ("nets", Value.Object(("net0", Value.Object(("model", "virtio"), ("gone", "x"))))), ("limits", "not an object"),
                ("password", "secret"), ("dropped", "x")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state["name"], Is.EqualTo(Value.Of("7")));
            Assert.That(state["title"], Is.EqualTo(Value.Of("true")));
            Assert.That(state["weight"], Is.EqualTo(Value.Of(12)));
            Assert.That(state["ratio"].IsNull, Is.True);
            Assert.That(state["enabled"], Is.EqualTo(Value.True));
            Assert.That(state["tags"], Is.EqualTo(Value.Set("a", "b")));
            Assert.That(state["order"], Is.EqualTo(Value.List("z")));
            Assert.That(state["nets"]["net0"].Members.Keys, Is.EquivalentTo(new[] { "model", "mac", "tag", "firewall", "link" }));
            Assert.That(state["limits"].IsNull, Is.True);
            Assert.That(state["password"].IsSecret, Is.True);
            Assert.That(state.Members.ContainsKey("dropped"), Is.False);
            Assert.That(state["comment"].IsNull, Is.True);
        }
    }

    private static ReadAnswer Upgrade(Resource resource, long version, Value stored) =>
        new Bench(resource: resource).Provider.Upgrade(resource, version, stored);
}

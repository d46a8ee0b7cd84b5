using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.HostChecks;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Terraform.Tests.HostChecks;

public sealed class PlanCheckTests
{
    private static readonly ImmutableArray<Field> Fields =
    [
        Text("name", "").Required(),
        Text("comment", ""),
        Text("note", "").NeverReturned(),
        Text("serial", "").Computed(),
        Text("secret", "").Secret().NeverReturned(),
        Text("secret_wo", "").Secret() with { IsWriteOnly = true },
        Nested("one", "", Text("x", ""), Text("y", "").NeverReturned()),
        NestedList("many", "", Text("x", "")),
        NestedSet("some", "", Text("x", "")),
        Slots("slots", "", Text("x", ""), Text("y", "").NeverReturned()),
        TextList("texts", ""),
    ];

    private static readonly Value Nothing = Value.Object(Fields.Select(field => KeyValuePair.Create(field.Name, Value.Null)));
    private static readonly Value X = Value.Object(("x", "1"), ("y", Value.Null));

    private static readonly TestCaseData[] Allowed =
    [
        Allow("as configured", config: Nothing.With("comment", "a"), planned: Nothing.With("comment", "a")),
        Allow("as before, where that means the same", prior: Nothing.With("comment", "A"), config: Nothing.With("comment", "a"),
            planned: Nothing.With("comment", "A")),
        Allow("a computed attribute is free", config: Nothing, planned: Nothing.With("serial", "x")),
        Allow("a computed attribute may be unknown", config: Nothing, planned: Nothing.With("serial", Value.Unknown)),
        Allow("unset and computed is free", config: Nothing, planned: Nothing.With("comment", "x")),
        Allow("unknown stays unknown", config: Nothing.With("comment", Value.Unknown), planned: Nothing.With("comment", Value.Unknown)),
        Allow("an unset object is free", config: Nothing, planned: Nothing.With("one", X)),
        Allow("inside an object the leaves are judged", config: Nothing.With("one", X.With("x", Value.Null)),
            planned: Nothing.With("one", X)),
        Allow("an object set in the config with another computed part", config: Nothing.With("slots",
            Value.Object(("a", X.With("x", Value.Null)))), planned: Nothing.With("slots", Value.Object(("a", X.With("x", Value.Unknown))))),
        Allow("elements of a set only count", config: Nothing.With("some", Value.Set(Value.Object(("x", "1")))),
            planned: Nothing.With("some", Value.Set(Value.Object(("x", "2"))))),
        Allow("destroyed", prior: Nothing, config: Value.Null, planned: Value.Null),
    ];

    private static readonly TestCaseData[] Refused =
    [
        Refuse("another text", Nothing.With("comment", "a"), Nothing.With("comment", "b"), "comment", Nothing.With("comment", "a")),
        Refuse("configured becomes unknown", Nothing.With("comment", "a"), Nothing.With("comment", Value.Unknown), "comment",
            Nothing.With("comment", "a")),
        Refuse("configured becomes null", Nothing.With("comment", "a"), Nothing, "comment", Nothing.With("comment", "a")),
        Refuse("unknown becomes known", Nothing.With("comment", Value.Unknown), Nothing.With("comment", "a"), "comment",
            Nothing.With("comment", Value.Unknown)),
        Refuse("unset and not computed", Nothing, Nothing.With("note", "x"), "note", Nothing),
        Refuse("a write-only value", Nothing.With("secret_wo", "x"), Nothing.With("secret_wo", "x"), "secret_wo", Nothing),
        Refuse("an object becomes unknown", Nothing.With("one", X), Nothing.With("one", Value.Unknown), "one", Nothing.With("one", X)),
        Refuse("an object becomes null", Nothing.With("one", X), Nothing, "one", Nothing.With("one", X)),
        Refuse("a leaf of an object", Nothing.With("one", X), Nothing.With("one", X.With("x", "2")), "one.x", Nothing.With("one", X)),
        Refuse("a leaf of an object, unset and not computed", Nothing.With("one", X), Nothing.With("one", X.With("y", "2")), "one.y",
            Nothing.With("one", X)),
        Refuse("a list grows", Nothing.With("many", Value.List(Value.Object(("x", "1")))),
            Nothing.With("many", Value.List(Value.Object(("x", "1")), Value.Object(("x", "2")))), "many",
            Nothing.With("many", Value.List(Value.Object(("x", "1"))))),
        Refuse("a leaf in a list", Nothing.With("many", Value.List(Value.Object(("x", "1")))), Nothing.With(
            "many", Value.List(Value.Object(("x", "2")))), "many[0].x", Nothing.With("many", Value.List(Value.Object(("x", "1"))))),
        Refuse("a set grows", Nothing.With("some", Value.Set(Value.Object(("x", "1")))), Nothing.With("some", Value.Set()), "some",
            Nothing.With("some", Value.Set(Value.Object(("x", "1"))))),
        Refuse("a key vanishes", Nothing.With("slots", Value.Object(("a", X))), Nothing.With("slots", Value.Object()), "slots[\"a\"]",
            Nothing.With("slots", Value.Object(("a", X)))),
        Refuse("a key appears", Nothing.With("slots", Value.Object(("a", X))), Nothing.With("slots", Value.Object(("a", X), ("b", X))),
            "slots[\"b\"]", Nothing.With("slots", Value.Object(("a", X)))),
        Refuse("an element becomes null", Nothing.With("slots", Value.Object(("a", X))),
            Nothing.With("slots", Value.Object(("a", Value.Null))), "slots[\"a\"]", Nothing.With("slots", Value.Object(("a", X)))),
        Refuse("a list of texts", Nothing.With("texts", Value.List("a", "b")), Nothing.With("texts", Value.List("b", "a")), "texts",
            Nothing.With("texts", Value.List("a", "b"))),
        Refuse("absence in place of existence", Nothing, Value.Null, "", Nothing),
        Refuse("existence in place of absence", Value.Null, Nothing, "", Value.Null),
        Refuse("an attribute that is not there", Nothing, Nothing.With("other", "x"), "other", Nothing),
    ];

    [TestCaseSource(nameof(Allowed))]
    public void A_plan_that_the_host_accepts_is_left_alone(Value prior, Value config, Value planned)
    {
        var (repaired, breaches) = PlanCheck.Run(Fields, prior, config, planned);

        Assert.That(breaches, Is.Empty);
        Assert.That(repaired, Is.EqualTo(planned));
    }

    [TestCaseSource(nameof(Refused))]
    public void A_plan_that_the_host_refuses_is_found_and_falls_back_to_the_config(Value config, Value planned, string path, Value repaired)
    {
        var result = PlanCheck.Run(Fields, Nothing, config, planned);

        Assert.That(result.Breaches.Select(breach => breach.Path.ToString()), Is.EqualTo(new[] { path }));
        Assert.That(result.Repaired, Is.EqualTo(repaired));
        Assert.That(PlanCheck.Run(Fields, Nothing, config, result.Repaired).Breaches, Is.Empty);
    }

    [Test]
    public void A_secret_is_not_shown()
    {
        var (_, breaches) = PlanCheck.Run(Fields, Nothing, Nothing.With("secret", "canary"), Nothing.With("secret", "canary2"));

        Assert.That(breaches.Single().ToString(), Does.Not.Contain("canary"));
    }

    [Test]
    public void A_cause_of_replacement_must_exist_before_or_after()
    {
        var prior = Value.Object(("name", "a"), ("slots", Value.Object(("a", X))));
        var planned = Value.Object(("name", "b"), ("many", Value.List(X)));
        var good = new[] { AttributePath.Of("name"), AttributePath.Of("slots").Key("a").Attribute("x"), AttributePath.Of("many").Index(0) };
        var bad = new[] { AttributePath.Of("other"), AttributePath.Of("slots").Key("b"), AttributePath.Of("many").Index(1) };

        var breaches = ReplaceCheck.Run([.. good, .. bad], prior, planned);

        Assert.That(breaches.Select(breach => breach.Path), Is.EqualTo(bad));
    }

    private static TestCaseData Allow(string name, Value config, Value planned, Value? prior = null) =>
        new TestCaseData(prior ?? Value.Null, config, planned).SetArgDisplayNames(name);

    private static TestCaseData Refuse(string name, Value config, Value planned, string path, Value repaired) =>
        new TestCaseData(config, planned, path, repaired).SetArgDisplayNames(name);
}

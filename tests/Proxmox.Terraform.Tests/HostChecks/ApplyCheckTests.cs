using System.Collections.Immutable;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.HostChecks;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Terraform.Tests.HostChecks;

public sealed class ApplyCheckTests
{
    private static readonly ImmutableArray<Field> Fields =
    [
        Text("text", ""),
        Whole("number", ""),
        TextList("list", ""),
        TextSet("set", ""),
        TextMap("map", ""),
        Nested("one", "", Text("x", "")),
        Text("secret", "").Secret(),
        Text("secret_wo", "").Secret() with { IsWriteOnly = true },
    ];

    private static readonly TestCaseData[] Kept =
    [
        Case("the same", ("text", "a"), ("text", "a")),
        Case("null stays null", ("text", Value.Null), ("text", Value.Null)),
        Case("unknown becomes known", ("text", Value.Unknown), ("text", "a")),
        Case("unknown becomes null", ("text", Value.Unknown), ("text", Value.Null)),
        Case("a number in another notation", ("number", Value.Of(Number.Parse("1.50"))), ("number", Value.Of(Number.Parse("1.5")))),
        Case("an unknown element", ("list", Value.List("a", Value.Unknown)), ("list", Value.List("a", "b"))),
        Case("a set in another order", ("set", Value.Set("a", "b")), ("set", Value.Set("b", "a"))),
        Case("an unknown element of a set", ("set", Value.Set("a", Value.Unknown)), ("set", Value.Set("b", "a"))),
        Case("two elements of a set turn out the same", ("set", Value.Set("a", Value.Unknown)), ("set", Value.Set("a"))),
        Case("a part of an object", ("one", Value.Object(("x", Value.Unknown))), ("one", Value.Object(("x", "1")))),
    ];

    private static readonly TestCaseData[] Broken =
    [
        Case("another text", ("text", "a"), ("text", "b"), "text"),
        Case("known becomes null", ("text", "a"), ("text", Value.Null), "text"),
        Case("null becomes known", ("text", Value.Null), ("text", "a"), "text"),
        Case("another number", ("number", 1), ("number", 2), "number"),
        Case("an element vanishes", ("list", Value.List("a", "b")), ("list", Value.List("a")), "list[1]"),
        Case("an element appears", ("list", Value.List("a")), ("list", Value.List("a", "b")), "list[1]"),
        Case("a key vanishes", ("map", Value.Object(("a", "1"))), ("map", Value.Object()), "map.a"),
        Case("a key appears", ("map", Value.Object()), ("map", Value.Object(("k8", "1"))), "map[\"k8\"]"),
        Case("a set element vanishes", ("set", Value.Set("a", "b")), ("set", Value.Set("a")), "set"),
        Case("a set element appears", ("set", Value.Set("a")), ("set", Value.Set("a", "b")), "set"),
        Case("a part of an object", ("one", Value.Object(("x", "1"))), ("one", Value.Object(("x", "2"))), "one.x"),
        Case("still unknown", ("text", Value.Unknown), ("text", Value.Unknown), "text"),
        Case("still unknown inside", ("one", Value.Unknown), ("one", Value.Object(("x", Value.Unknown))), "one.x"),
        Case("still unknown in a set", ("set", Value.Unknown), ("set", Value.Set(Value.Unknown)), "set"),
        Case("a write-only value", ("secret_wo", Value.Null), ("secret_wo", "x"), "secret_wo"),
    ];

    [TestCaseSource(nameof(Kept))]
    public void A_result_that_keeps_the_plans_promise_is_accepted(Value planned, Value actual, string _)
    {
        Assert.That(ApplyCheck.Run(Fields, planned, actual), Is.Empty);
        Assert.That(Overlay.Of(planned, actual), Is.EqualTo(actual));
    }

    [TestCaseSource(nameof(Broken))]
    public void A_result_that_breaks_it_is_found_and_the_overlay_mends_it(Value planned, Value actual, string path)
    {
        Assert.That(ApplyCheck.Run(Fields, planned, actual).Select(breach => breach.Path.ToString()).Distinct(),
            Is.EqualTo(new[] { path }));
        Assert.That(ApplyCheck.Run(Fields, planned, Overlay.Of(planned, actual)), Is.Empty);
    }

    [Test]
    public void Presence_is_part_of_the_promise()
    {
        var some = Object(("text", "a"));

        Assert.That(ApplyCheck.Run(Fields, some, Value.Null).Single().Rule, Is.EqualTo("was present, but now absent."));
        Assert.That(ApplyCheck.Run(Fields, Value.Null, some).Single().Rule, Is.EqualTo("was absent, but now present."));
    }

    [Test]
    public void A_secret_is_not_shown()
    {
        var breaches = ApplyCheck.Run(Fields, Object(("secret", "canary1")), Object(("secret", "canary2")));

        Assert.That(breaches.Single().ToString(), Is.EqualTo("secret: inconsistent values for a sensitive attribute."));
    }

    private static Value Object(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var all = Value.Object(Fields.Select(field => KeyValuePair.Create(field.Name, Value.Null)));
        foreach (var (name, value) in members)
        {
            all = all.With(name, value);
        }

        return all;
    }

    private static TestCaseData Case(string name, (string, Value) planned, (string, Value) actual, string path = "") =>
        new TestCaseData(Object(planned), Object(actual), path).SetArgDisplayNames(name);
}

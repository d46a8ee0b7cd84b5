using FsCheck;
using FsCheck.Fluent;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Properties;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Validation;

internal sealed class ValidateTests
{
    [Test]
    public void All_problems_are_told_at_once_each_at_its_attribute()
    {
        var texts = Refused(
            ("name", "Upper"), ("weight", 1001), ("kind", "oval"), ("mac", "nonsense"), ("size", "huge"),
            ("nets", Value.Object(("net0", Value.Object(("model", "virtio"), ("tag", 5000))))),
            ("timeouts", Value.Object(("create", "soon"))));
        Assert.That(texts.Select(text => text.Split(':')[0]), Is.EquivalentTo(new[]
        {
            "Error at name", "Error at weight", "Error at kind", "Error at mac", "Error at size", "Error at nets[\"net0\"].tag",
                "Error at timeouts.create",
        }));
    }

    [Test]
    public void What_is_unknown_is_never_refused() => Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Configs.Open, config => Assert.That(
            Bench.Texts(new Bench().Provider.Validate(Widget.Declaration, config)), Is.All.Contain("An object has none of its members"))));

    [Test]
    public void A_config_that_is_unknown_as_a_whole_is_not_judged() =>
        Assert.That(new Bench(resource: With(Constraint.AtLeastOne(Widget.Title))).Provider.Validate(
            With(Constraint.AtLeastOne(Widget.Title)), Value.Unknown), Is.Empty);

    [Test]
    public void An_object_that_is_written_without_any_of_its_members_is_warned_of()
    {
        var nulls = Value.Object(("position", Value.Null), ("up_seconds", Value.Null), ("wait", Value.Null), ("seed", Value.Null));
        Assert.That(Refused(("startup", nulls)), Is.EqualTo(new[]
        {
            "Warning at startup: An object has none of its members: startup is written, but none of its members has a value, so that it "
                + "says nothing. "
            + "A name that it does not have is dropped without a word: check the spelling. Its members are position, up_seconds, wait, "
                + "seed; leave startup out where it is to say nothing.",
        }));
    }

    [Test]
    public void An_object_in_a_slot_or_a_list_is_warned_of_where_it_stands() => Assert.That(
        Refused(("rules", Value.List(Value.Object())), ("login", Value.Object(("user", "u")))).Select(text => text.Split(':')[0]),
        Does.Contain("Warning at rules[0]").And.None.Contains("login"));

    [Test]
    public void What_is_required_must_have_a_value()
    {
        using (Assert.EnterMultipleScope())
        {
            var bench = new Bench();
            Assert.That(Bench.Texts(bench.Provider.Validate(Widget.Declaration, bench.Config(("title", "t")))).Single(),
                Is.EqualTo("Error at name: Missing name: name must be set, but has no value."));
            Assert.That(Refused(("nets", Value.Object(("net0", Value.Object(("tag", 5)))))).Single(),
                Does.StartWith("Error at nets[\"net0\"].model: Missing model: nets[\"net0\"].model must be set"));
            Assert.That(Refused(("name", Value.Unknown)), Is.Empty);
        }
    }

    [Test]
    public void An_object_that_is_null_or_not_known_yet_is_not_warned_of() => Assert.That(
        Refused(("startup", Value.Null), ("login", Value.Unknown), ("limits", Value.Object(("read_mib", Value.Unknown)))), Is.Empty);

    [TestCase("delete")]
    [TestCase("net")]
    [TestCase("net00")]
    [TestCase("net-1")]
    [TestCase("net1x")]
    [TestCase("Net1")]
    public void A_key_that_is_no_slot_is_refused(string key) => Assert.That(
        Refused(("nets", Value.Object((key, Value.Object(("model", "virtio")))))),
        Is.EqualTo(new[] { $"Error at nets[\"{key}\"]: Invalid nets: \"{key}\" is no slot of nets: PVE has net0 and up. Write a key such "
            + "as \"net0\"." }));

    [TestCase("net0")]
    [TestCase("net31")]
    public void A_slot_is_accepted(string key) =>
        Assert.That(Refused(("nets", Value.Object((key, Value.Object(("model", "virtio")))))), Is.Empty);

    [Test]
    public void A_comma_in_a_member_of_a_property_string_is_refused()
    {
        var texts = Refused(
            ("login", Value.Object(("user", "a,b"))),
            ("nets", Value.Object(("net0", Value.Object(("model", "virtio,tag=7"))))),
            ("rules", Value.List(Value.Object(("action", "drop"), ("remark", "one, two")))),
            ("peers", Value.Set(Value.Object(("host", " ")))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Has.Length.EqualTo(4));
            Assert.That(texts, Has.One.StartsWith(
                "Error at login.user: Invalid user: login.user must be text without commas, since PVE separates the members by them and "
                + "knows no quoting, but is \"a,b\"."));
            Assert.That(texts, Has.One.StartsWith("Error at nets[\"net0\"].model: "));
            Assert.That(texts, Has.One.StartsWith("Error at rules[0].remark: "));
            Assert.That(texts, Has.One.StartsWith("Error at peers: Invalid host: peers.host must be text that is not empty"));
        }
    }

    [TestCase("a,b")]
    [TestCase("a;b")]
    [TestCase("a b")]
    [TestCase("a\tb")]
    [TestCase("")]
    public void A_separator_in_an_element_of_a_list_is_refused(string element)
    {
        var texts = Refused(("tags", Value.Set("ok", element)), ("order", Value.List("ok", element)), ("groups", Value.Set(element)));
        Assert.That(texts.Select(text => text.Split(':')[0]),
            Is.EquivalentTo(new[] { "Error at tags", "Error at order[1]", "Error at groups" }));
        Assert.That(texts, Has.All.Contains("must be text without commas, semicolons and spaces"));
    }

    [Test]
    public void Commas_are_accepted_where_PVE_can_carry_them() =>
        Assert.That(Refused(("title", "a, b; c"), ("comment", "a,b"), ("members", Value.Set("a,b")), ("password", "a,b c")), Is.Empty);

    [Test]
    public void Null_in_a_list_or_slot_is_refused() => Assert.That(
        Refused(("tags", Value.Set(Value.Null)), ("order", Value.List("a", Value.Null)), ("nets", Value.Object(("net0", Value.Null))))
            .Select(text => text.Split(": ")[0]),
        Is.EquivalentTo(new[] { "Error at tags", "Error at order[1]", "Error at nets[\"net0\"]" }));

    [TestCase("0.5", "a whole number")]
    [TestCase("9223372036854775808", "a whole number of at most 64 bits")]
    [TestCase("1e30", "a whole number of at most 64 bits")]
    public void A_number_that_is_not_whole_or_too_large_is_refused(string number, string expectation) => Assert.That(
        Refused(("startup", Value.Object(("up_seconds", Value.Of(Number.Parse(number)))))).Single(),
        Does.StartWith($"Error at startup.up_seconds: Invalid up_seconds: startup.up_seconds must be {expectation}, but is "));

    [Test]
    public void The_value_of_a_secret_is_not_told() =>
        Assert.That(Refused(("password", "hu"), ("login", Value.Object(("key", "hunter2,x")))),
            Has.All.Contains("its value is secret and not shown").And.None.Contains("hunter2"));

    [Test]
    public void A_write_only_twin_counts_as_its_secret_in_constraints()
    {
        var resource = With(Constraint.ExactlyOne(Widget.Password, Widget.Title), Constraint.Needs(Widget.Hint, Widget.Password));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(resource, ("password_wo", "secret"), ("password_wo_version", 1), ("hint", "h")), Is.Empty);
            Assert.That(Refused(resource, ("password_wo", Value.Unknown), ("password_wo_version", 1)), Is.Empty);
            Assert.That(Refused(resource, ("title", "t"), ("hint", "h")).Single(),
                Does.StartWith("Error at hint: Invalid hint: hint needs password beside it"));
            Assert.That(Refused(With(Constraint.ExactlyOne(Widget.Title, Widget.Password)), ("title", "t"), ("password_wo", "secret"),
                ("password_wo_version", 1)).Single(),
                Does.StartWith("Error at password_wo: Invalid password: title and password exclude each other"));
            Assert.That(Refused(resource).Single(), Does.Contain("One of password and title must be set"));
        }
    }

    [Test]
    public void A_write_only_twin_goes_with_its_version_and_without_its_secret()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(("password_wo", "secret")).Single(),
                Does.StartWith("Warning at password_wo: password_wo has no version").And.Contains("Set password_wo_version beside it"));
            Assert.That(Refused(("password_wo_version", 1)).Single(),
                Does.StartWith("Warning at password_wo_version: password_wo_version has no effect"));
            Assert.That(Refused(("password_wo", Value.Unknown), ("password_wo_version", Value.Unknown)), Is.Empty);
            Assert.That(Refused(("password", "secret"), ("password_wo", "secret"), ("password_wo_version", 1)).Single(),
                Does.StartWith("Error at password_wo: Invalid password_wo: password and password_wo exclude each other"));
        }
    }

    [Test]
    public void A_client_that_would_store_write_only_values_is_told()
    {
        var bench = new Bench();
        var texts = Bench.Texts(bench.Provider.Validate(Widget.Declaration,
            bench.Config(("name", "w1"), ("password_wo", "secret"), ("password_wo_version", 1)), allowsWriteOnly: false));
        Assert.That(texts.Single(),
            Does.StartWith("Error at password_wo: Invalid password_wo: This client does not know write-only attributes"));
    }

    [Test]
    public void A_required_secret_may_come_as_its_twin()
    {
        var resource = Widget.Declaration with { Fields = [Widget.Name, Declare.Text("key", "Key.").Secret().Required()] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(resource), Is.Empty, "only a plan knows whether there is one already");
            Assert.That(Refused(resource, ("key_wo", "secret"), ("key_wo_version", 1)), Is.Empty);
        }
    }

    private static Resource With(params Constraint[] constraints) => Widget.Declaration with { Constraints = [.. constraints] };

    private static string[] Refused(params ReadOnlySpan<(string Name, Value Value)> members) => Refused(Widget.Declaration, members);

    private static string[] Refused(Resource resource, params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var bench = new Bench(resource: resource);
        var given = Value.Object(members);
        var config = bench.Config([.. given["name"].IsNull ? [("name", Value.Of("w1"))] : Array.Empty<(string, Value)>(), .. members]);
        return [.. Bench.Texts(bench.Provider.Validate(resource, config))];
    }
}

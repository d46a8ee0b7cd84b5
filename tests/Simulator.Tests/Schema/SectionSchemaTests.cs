using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tests.Schema;

/// <summary>The rules that a file of sections has beyond the parameter check.</summary>
public sealed class SectionSchemaTests
{
    private static readonly Dictionary<string, ParameterRule> Rules = new(StringComparer.Ordinal)
    {
        ["server"] = new() { Type = "string" },
        ["port"] = new() { Type = "integer", Optional = true },
        ["disable"] = new() { Type = "boolean", Optional = true },
        ["comment"] = new() { Type = "string", Optional = true },
        ["mode"] = new() { Type = "string", Optional = true },
    };

    private static readonly SectionSchema Schema =
        new(Rules, [SectionType.Parse("remote", "server! port disable comment mode="), SectionType.Parse("local", "comment name+")]);

    [TestCase("remote", true, "port", "missing value for required option 'server'")]
    [TestCase("remote", true, "server path", "unexpected property 'path'")]
    [TestCase("remote", false, "server", "can't change value of fixed parameter 'server'")]
    [TestCase("remote", false, "mode", "can't change value of fixed parameter 'mode'")]
    [TestCase("local", false, "port", "unexpected property 'port'")]
    [TestCase("other", true, "", "unknown section type 'other'")]
    public void A_property_out_of_place_is_refused(string type, bool create, string keys, string message)
    {
        var values = keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => KeyValuePair.Create(k, (JToken)"1")).ToList();
        Assert.That(() => Schema.Check(type, values, create), Throws.TypeOf<PveError>().With.Property(nameof(PveError.Text))
            .EqualTo(message + "\n"));
    }

    [TestCase("nosuch", "", "no such option 'nosuch'")]
    [TestCase("server", "", "unable to delete required option 'server'")]
    [TestCase("mode", "", "unable to delete fixed option 'mode'")]
    [TestCase("comment", "comment", "cannot set and delete property 'comment' at the same time!")]
    public void A_property_that_must_stay_is_not_deleted(string delete, string set, string message) =>
        Assert.That(() => Schema.CheckDelete("remote", [delete], [set]), Throws.TypeOf<PveError>().With.Property(nameof(PveError.Text))
            .EqualTo(message + "\n"));

    [Test]
    public void A_line_feed_is_refused() =>
        Assert.That(() => Schema.Check("local", [KeyValuePair.Create("comment", (JToken)"a\nb")], create: false),
            Throws.TypeOf<PveError>().With.Property(nameof(PveError.Text)).EqualTo("property contains a line feed\n"));

    [Test]
    public void Numbers_are_stored_plainly() =>
        Assert.That(Schema.Check("remote", [KeyValuePair.Create("server", (JToken)"s"), KeyValuePair.Create("port", (JToken)"+0080")],
            create: true)["port"], Is.EqualTo("80"));

    [Test]
    public void Properties_are_written_in_PVEs_order_and_empty_ones_not_at_all()
    {
        var section = new Section("remote", "r1") { ["server"] = "s", ["mode"] = "m" };
        Schema.Apply(section, new Dictionary<string, string> { ["port"] = "80", ["disable"] = "1", ["comment"] = "" }, ["mode"]);
        Assert.That(section.Properties.Select(p => p.Key), Is.EqualTo(new[] { "disable", "server", "port" }));
    }

    [Test]
    public void Answers_have_numbers_where_the_schema_has()
    {
        Assert.That(Schema.ToJson("port", "80").Type, Is.EqualTo(JTokenType.Integer));
        Assert.That(Schema.ToJson("disable", "1").Type, Is.EqualTo(JTokenType.Integer));
        Assert.That(Schema.ToJson("comment", "80").Type, Is.EqualTo(JTokenType.String));
    }
}

using System.Text;
using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

public sealed class CtyJsonTests
{
    private static readonly TestCaseData[] BothWays =
    [
        new("\"string\"", "\"hé\\n\\\"\"", Value.Of("hé\n\"")),
        new("\"string\"", "null", Value.Null),
        new("\"number\"", "12345678901234567890.000000000000000000001",
            Value.Of(Number.Parse("12345678901234567890.000000000000000000001"))),
        new("\"bool\"", "true", Value.True),
        new("[\"list\",\"string\"]", "[\"a\",null]", Value.List("a", Value.Null)),
        new("[\"set\",\"number\"]", "[1,2]", Value.Set(1, 2)),
        new("[\"map\",\"bool\"]", "{\"x\":false}", Value.Object(("x", false))),
        new("[\"object\",{\"a\":\"string\",\"b\":\"number\"}]", "{\"a\":\"x\",\"b\":null}", Value.Object(("a", "x"), ("b", Value.Null))),
        new("[\"tuple\",[\"string\",\"bool\"]]", "[\"a\",true]", Value.List("a", true)),
        new("\"dynamic\"", "{\"value\":[\"a\",1],\"type\":[\"tuple\",[\"string\",\"number\"]]}", Value.List("a", 1)),
    ];

    [TestCaseSource(nameof(BothWays))]
    public void A_value_and_its_JSON_stand_for_each_other(string type, string json, Value value)
    {
        var cty = CtyTypeJson.Read(Encoding.UTF8.GetBytes(type));

        Assert.That(CtyJson.Read(Encoding.UTF8.GetBytes(json), cty), Is.EqualTo(value));
        Assert.That(Encoding.UTF8.GetString(CtyJson.Write(value, cty)), Is.EqualTo(json));
    }

    [Test]
    public void The_type_of_a_dynamic_value_may_stand_in_front()
    {
        Assert.That(CtyJson.Read("{\"type\":\"number\",\"value\":7}"u8, CtyType.Dynamic), Is.EqualTo(Value.Of(7)));
    }

    [Test]
    public void Stored_state_is_read_without_a_type_and_keeps_big_numbers()
    {
        var stored = CtyJson.Read(
            "{\"id\":\"x\",\"n\":100000000000000000000001,\"tags\":[\"a\",\"b\"],\"on\":true,\"none\":null,\"o\":{\"k\":1.50}}"u8);

        Assert.That(stored, Is.EqualTo(Value.Object(
            ("id", "x"),
            ("n", Value.Of(Number.Parse("100000000000000000000001"))),
            ("tags", Value.List("a", "b")),
            ("on", true),
            ("none", Value.Null),
            ("o", Value.Object(("k", Value.Of(Number.Parse("1.5"))))))));
    }

    [Test]
    public void An_unknown_value_has_no_JSON()
    {
        Assert.That(() => CtyJson.Write(Value.Unknown, CtyType.String),
            Throws.TypeOf<WireFormatException>().With.Message.Contains("unknown"));
    }

    [TestCase("\"string\"", "7")]
    [TestCase("\"string\"", "")]
    [TestCase("\"string\"", "\"a")]
    [TestCase("\"string\"", "\"a\" 1")]
    [TestCase("\"number\"", "\"seven\"")]
    [TestCase("[\"tuple\",[\"string\"]]", "[]")]
    [TestCase("[\"tuple\",[\"string\"]]", "[\"a\",\"b\"]")]
    [TestCase("[\"object\",{}]", "{\"a\":1}")]
    [TestCase("\"dynamic\"", "{\"value\":1}")]
    [TestCase("[\"list\",\"string\"]", "{}")]
    public void JSON_that_is_no_value_of_the_type_is_refused(string type, string json)
    {
        Assert.That(
            () => CtyJson.Read(Encoding.UTF8.GetBytes(json), CtyTypeJson.Read(Encoding.UTF8.GetBytes(type))),
            Throws.TypeOf<WireFormatException>());
    }

    [Test]
    public void Text_that_is_not_UTF8_is_refused()
    {
        Assert.That(() => CtyJson.Read([0x22, 0xff, 0x22], CtyType.String), Throws.TypeOf<WireFormatException>());
    }
}

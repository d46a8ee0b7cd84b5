using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

public sealed class CtyMsgPackTests
{
    private static readonly TestCaseData[] BothWays =
    [
        new("\"string\"", "a2 6869", Value.Of("hi")),
        new("\"string\"", "c0", Value.Null),
        new("\"string\"", "d4 00 00", Value.Unknown),
        new("\"number\"", "2a", Value.Of(42)),
        new("\"bool\"", "c3", Value.True),
        new("[\"list\",\"string\"]", "92 a1 61 c0", Value.List("a", Value.Null)),
        new("[\"list\",\"string\"]", "90", Value.List()),
        new("[\"set\",\"number\"]", "92 01 02", Value.Set(1, 2)),
        new("[\"map\",\"string\"]", "82 a1 61 a1 31 a1 62 d4 00 00", Value.Object(("a", "1"), ("b", Value.Unknown))),
        new("[\"map\",\"string\"]", "80", Value.Object()),
        new("[\"object\",{\"id\":\"string\",\"n\":\"number\"}]", "82 a2 6964 a1 78 a1 6e c0", Value.Object(("id", "x"), ("n", Value.Null))),
        new("[\"tuple\",[\"string\",\"bool\"]]", "92 a1 61 c2", Value.List("a", false)),
        new("\"dynamic\"", "92 c4 08 22737472696e6722 a1 61", Value.Of("a")),
        new("\"dynamic\"", "d4 00 00", Value.Unknown),
        new("\"dynamic\"", "c0", Value.Null),
        new("[\"map\",\"dynamic\"]", "81 a1 6b 92 c4 06 22626f6f6c22 c3", Value.Object(("k", true))),
        new("[\"map\",[\"object\",{\"size\":\"string\"}]]", "81 a5 7363736930 81 a4 73697a65 a2 3847",
            Value.Object(("scsi0", Value.Object(("size", "8G"))))),
    ];

    [TestCaseSource(nameof(BothWays))]
    public void A_value_and_its_bytes_stand_for_each_other(string type, string hex, Value value)
    {
        var cty = CtyTypeJson.Read(System.Text.Encoding.UTF8.GetBytes(type));

        Assert.That(CtyMsgPack.Read(Hex.Bytes(hex), cty), Is.EqualTo(value));
        Assert.That(Hex.Text(CtyMsgPack.Write(value, cty)), Is.EqualTo(Hex.Normal(hex)));
    }

    [TestCase("d4 00 00", Description = "as cty writes it")]
    [TestCase("d4 07 ff", Description = "any type number")]
    [TestCase("c7 03 0c 81 01 c2", Description = "refined: not null")]
    [TestCase("c7 0a 0c 82 01 c2 02 a5 68656c6c6f", Description = "refined: not null, prefix")]
    [TestCase("c7 08 0c 82 03 92 01 c3 04 c0 c0", Description = "refined: lower bound")]
    [TestCase("c8 0005 0c 82 05 01 06 09", Description = "refined: lengths, wide form")]
    public void A_value_with_or_without_refinements_is_read_as_unknown(string hex)
    {
        Assert.That(CtyMsgPack.Read(Hex.Bytes(hex), CtyType.String), Is.SameAs(Value.Unknown));
    }

    [Test]
    public void An_unknown_of_a_type_that_it_brings_along_is_unknown()
    {
        Assert.That(CtyMsgPack.Read(Hex.Bytes("92 c4 08 22737472696e6722 d4 00 00"), CtyType.Dynamic), Is.EqualTo(Value.Unknown));
    }

    [Test]
    public void Attributes_that_the_host_left_out_are_null()
    {
        var type = CtyTypeJson.Read("[\"object\",{\"a\":\"string\",\"b\":\"string\"}]"u8);

        Assert.That(CtyMsgPack.Read(Hex.Bytes("81 a1 61 a1 78"), type), Is.EqualTo(Value.Object(("a", "x"), ("b", Value.Null))));
    }

    [Test]
    public void Members_that_the_value_lacks_are_written_as_null()
    {
        var type = CtyTypeJson.Read("[\"object\",{\"a\":\"string\",\"b\":\"string\"}]"u8);

        Assert.That(Hex.Text(CtyMsgPack.Write(Value.Object(("b", "x")), type)), Is.EqualTo(Hex.Normal("82 a1 61 c0 a1 62 a1 78")));
    }

    [TestCase("[\"object\",{\"a\":\"string\"}]", "82 a1 61 a1 78 a1 62 c0", "no attribute \"b\"")]
    [TestCase("[\"map\",\"string\"]", "82 a1 61 a1 78 a1 61 c0", "\"a\" is there twice")]
    [TestCase("[\"tuple\",[\"string\"]]", "92 a1 61 a1 61", "expected 1 elements, found 2")]
    [TestCase("\"string\"", "2a", "expected string, found integer")]
    [TestCase("\"string\"", "a1 61 c0", "bytes behind the value")]
    [TestCase("\"dynamic\"", "91 c0", "pair of type and value")]
    [TestCase("\"dynamic\"", "92 c4 01 7b c0", "Type JSON")]
    public void Bytes_that_are_no_value_of_the_type_are_refused(string type, string hex, string message)
    {
        Assert.That(
            () => CtyMsgPack.Read(Hex.Bytes(hex), CtyTypeJson.Read(System.Text.Encoding.UTF8.GetBytes(type))),
            Throws.TypeOf<WireFormatException>().With.Message.Contains(message));
    }

    [Test]
    public void A_dynamic_value_nested_without_end_is_refused()
    {
        byte[] layer = [0x92, 0xc4, 0x09, .. "\"dynamic\""u8];
        var bytes = Enumerable.Repeat(layer, 10_000).SelectMany(item => item).Append((byte)0xc0).ToArray();

        Assert.That(() => CtyMsgPack.Read(bytes, CtyType.Dynamic),
            Throws.TypeOf<WireFormatException>().With.Message.Contains("too deeply"));
    }

    [Test]
    public void A_value_of_another_type_is_refused_with_its_path()
    {
        var type = CtyTypeJson.Read("[\"object\",{\"disks\":[\"map\",[\"object\",{\"size\":\"string\"}]]}]"u8);
        var value = Value.Object(("disks", Value.Object(("scsi0", Value.Object(("size", 8))))));

        Assert.That(
            () => CtyMsgPack.Write(value, type),
            Throws.TypeOf<WireFormatException>().With.Message.EqualTo("disks[\"scsi0\"].size: number stands where \"string\" belongs."));
    }

    [Test]
    public void A_member_that_the_schema_does_not_know_is_refused_with_its_path()
    {
        var type = CtyTypeJson.Read("[\"object\",{\"a\":[\"object\",{}]}]"u8);

        Assert.That(
            () => CtyMsgPack.Write(Value.Object(("a", Value.Object(("b", "x")))), type),
            Throws.TypeOf<WireFormatException>().With.Message.EqualTo("a: the object has no attribute \"b\"."));
    }
}

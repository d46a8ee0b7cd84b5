using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

public sealed class MsgPackReaderTests
{
    [TestCase("00", "0")]
    [TestCase("7f", "127")]
    [TestCase("e0", "-32")]
    [TestCase("ff", "-1")]
    [TestCase("cc ff", "255")]
    [TestCase("cd ffff", "65535")]
    [TestCase("ce ffffffff", "4294967295")]
    [TestCase("cf ffffffffffffffff", "18446744073709551615")]
    [TestCase("d0 80", "-128")]
    [TestCase("d1 8000", "-32768")]
    [TestCase("d2 80000000", "-2147483648")]
    [TestCase("d3 8000000000000000", "-9223372036854775808")]
    [TestCase("ca 3fc00000", "1.5")]
    [TestCase("cb 3ff8000000000000", "1.5")]
    [TestCase("cb 3fb999999999999a", "0.1")]
    [TestCase("a3 302e31", "0.1")]
    [TestCase("d9 14 3132333435363738393031323334353637383930", "12345678901234567890")]
    [TestCase("da 0004 31653330", "1000000000000000000000000000000")]
    public void A_number_is_read_in_every_form(string hex, string expected)
    {
        var reader = new MsgPackReader(Hex.Bytes(hex));

        var number = reader.ReadNumber();

        Assert.That(number, Is.EqualTo(Number.Parse(expected)));
        Assert.That(reader.IsAtEnd, Is.True);
    }

    [TestCase("a2 c3a9", "é")]
    [TestCase("d9 02 c3a9", "é")]
    [TestCase("da 0002 c3a9", "é")]
    [TestCase("db 00000002 c3a9", "é")]
    [TestCase("a0", "")]
    public void Text_is_read_in_every_form(string hex, string expected)
    {
        var reader = new MsgPackReader(Hex.Bytes(hex));

        Assert.That(reader.ReadText(), Is.EqualTo(expected));
        Assert.That(reader.IsAtEnd, Is.True);
    }

    [TestCase("c4 02 0102")]
    [TestCase("c5 0002 0102")]
    [TestCase("c6 00000002 0102")]
    public void Bytes_are_read_in_every_form(string hex)
    {
        var reader = new MsgPackReader(Hex.Bytes(hex));

        Assert.That(reader.ReadBinary().ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(reader.IsAtEnd, Is.True);
    }

    [TestCase("92 c0 c0", 2)]
    [TestCase("dc 0002 c0 c0", 2)]
    [TestCase("dd 00000002 c0 c0", 2)]
    public void An_array_head_is_read_in_every_form(string hex, int count)
    {
        var reader = new MsgPackReader(Hex.Bytes(hex));

        Assert.That(reader.ReadArrayHead(), Is.EqualTo(count));
    }

    [TestCase("81 a0 c0", 1)]
    [TestCase("de 0001 a0 c0", 1)]
    [TestCase("df 00000001 a0 c0", 1)]
    public void A_map_head_is_read_in_every_form(string hex, int count)
    {
        var reader = new MsgPackReader(Hex.Bytes(hex));

        Assert.That(reader.ReadMapHead(), Is.EqualTo(count));
    }

    [TestCase("d4 0c 01", 1)]
    [TestCase("d5 0c 0102", 2)]
    [TestCase("d6 0c 01020304", 4)]
    [TestCase("d7 0c 0102030405060708", 8)]
    [TestCase("d8 0c 0102030405060708090a0b0c0d0e0f10", 16)]
    [TestCase("c7 03 0c 010203", 3)]
    [TestCase("c8 0003 0c 010203", 3)]
    [TestCase("c9 00000003 0c 010203", 3)]
    [TestCase("c7 00 0c", 0)]
    public void An_extension_is_read_in_every_form(string hex, int length)
    {
        var reader = new MsgPackReader(Hex.Bytes(hex));

        Assert.That(reader.ReadExtension(out var type).Length, Is.EqualTo(length));
        Assert.That(type, Is.EqualTo(12));
        Assert.That(reader.IsAtEnd, Is.True);
    }

    [TestCase("")]
    [TestCase("cd ff")]
    [TestCase("d9 05 6162")]
    [TestCase("db ffffffff 61")]
    [TestCase("cb 3ff8")]
    public void Bytes_that_end_too_early_are_refused(string hex)
    {
        Assert.That(
            () =>
            {
                var reader = new MsgPackReader(Hex.Bytes(hex));
                _ = reader.Next == MsgPackKind.Text ? reader.ReadText() : reader.ReadNumber().ToString();
            },
            Throws.TypeOf<WireFormatException>().With.Message.Contains("end too early"));
    }

    [TestCase("dd ffffffff")]
    [TestCase("df 7fffffff c0")]
    public void A_head_that_promises_more_than_is_there_is_refused_before_anything_is_allocated(string hex)
    {
        Assert.That(
            () =>
            {
                var reader = new MsgPackReader(Hex.Bytes(hex));
                _ = reader.Next == MsgPackKind.Array ? reader.ReadArrayHead() : reader.ReadMapHead();
            },
            Throws.TypeOf<WireFormatException>().With.Message.Contains("end too early"));
    }

    [Test]
    public void The_one_form_that_the_format_leaves_out_is_refused()
    {
        Assert.That(() => new MsgPackReader(Hex.Bytes("c1")).Next, Throws.TypeOf<WireFormatException>().With.Message.Contains("0xc1"));
    }

    [TestCase("a2 c328")]
    [TestCase("a1 ff")]
    public void Text_that_is_not_UTF8_is_refused(string hex)
    {
        Assert.That(() => new MsgPackReader(Hex.Bytes(hex)).ReadText(), Throws.TypeOf<WireFormatException>().With.Message.Contains("UTF-8"));
    }

    [TestCase("cb 7ff0000000000000")]
    [TestCase("cb 7ff8000000000000")]
    [TestCase("a3 6e6f70")]
    public void What_is_no_finite_number_is_refused(string hex)
    {
        Assert.That(() => new MsgPackReader(Hex.Bytes(hex)).ReadNumber(), Throws.TypeOf<WireFormatException>().With.Message.Contains("number"));
    }

    [Test]
    public void A_wrong_kind_is_named_with_its_place()
    {
        Assert.That(
            () =>
            {
                var reader = new MsgPackReader(Hex.Bytes("c0 a1 61"));
                _ = reader.TryReadNil();
                _ = reader.ReadBool();
            },
            Throws.TypeOf<WireFormatException>().With.Message.EqualTo("MessagePack at byte 1: expected bool, found text."));
    }
}

using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

/// <summary>Which of MessagePack's forms are read, which are written, and how those are refused that are none.</summary>
public sealed class CtyMsgPackFormsTests
{
    private static readonly CtyType Texts = new CtyType.List(CtyType.String);

    private static readonly CtyType Named = new CtyType.Map(CtyType.String);

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
    public void A_number_is_read_in_every_form(string hex, string expected) =>
        Assert.That(CtyMsgPack.Read(Hex.Bytes(hex), CtyType.Number), Is.EqualTo(Value.Of(Number.Parse(expected))));

    [TestCase("cb 7ff0000000000000", "")]
    [TestCase("ca ff800000", "")]
    [TestCase("cb 7ff8000000000000", "")]
    public void A_number_without_an_end_is_refused_at_its_place(string hex, string place) =>
        Assert.That(PlaceOf(hex, CtyType.Number), Is.EqualTo(place));

    [Test]
    public void The_place_of_a_number_without_an_end_is_told_through_every_container()
    {
        const string Infinite = "cb 7ff0000000000000";
        var speeds = new CtyType.Map(
            new CtyType.Object(System.Collections.Immutable.ImmutableSortedDictionary<string, CtyType>.Empty.Add("speed", CtyType.Number)));
        Assert.That(PlaceOf("92 01" + Infinite, new CtyType.List(CtyType.Number)), Is.EqualTo("[1]"));
        Assert.That(PlaceOf("81 a1 61 81 a5 7370656564" + Infinite, speeds), Is.EqualTo("[\"a\"].speed"));
        Assert.That(PlaceOf("91 81 a1 61 81 a5 7370656564" + Infinite, new CtyType.Set(speeds)), Is.EqualTo(""));
    }

    [TestCase("0", "00")]
    [TestCase("127", "7f")]
    [TestCase("128", "cc80")]
    [TestCase("255", "ccff")]
    [TestCase("256", "cd0100")]
    [TestCase("65536", "ce00010000")]
    [TestCase("4294967295", "ceffffffff")]
    [TestCase("4294967296", "d30000000100000000")]
    [TestCase("9223372036854775807", "d37fffffffffffffff")]
    [TestCase("-1", "ff")]
    [TestCase("-32", "e0")]
    [TestCase("-33", "d0df")]
    [TestCase("-129", "d1ff7f")]
    [TestCase("-32769", "d2ffff7fff")]
    [TestCase("-2147483649", "d3ffffffff7fffffff")]
    [TestCase("1.5", "cb3ff8000000000000")]
    [TestCase("-0.25", "cbbfd0000000000000")]
    [TestCase("0.1", "a3302e31")]
    [TestCase("9223372036854775808", "b339323233333732303336383534373735383038")]
    [TestCase("1e30", "bf31303030303030303030303030303030303030303030303030303030303030")]
    public void A_number_is_written_as_a_whole_one_an_exact_double_or_text(string number, string expected) =>
        Assert.That(Hex.Text(CtyMsgPack.Write(Value.Of(Number.Parse(number)), CtyType.Number)), Is.EqualTo(expected));

    [TestCase("a2 c3a9", "é")]
    [TestCase("d9 02 c3a9", "é")]
    [TestCase("da 0002 c3a9", "é")]
    [TestCase("db 00000002 c3a9", "é")]
    [TestCase("a0", "")]
    public void Text_is_read_in_every_form(string hex, string expected) =>
        Assert.That(CtyMsgPack.Read(Hex.Bytes(hex), CtyType.String), Is.EqualTo(Value.Of(expected)));

    [TestCase(0, "a0")]
    [TestCase(31, "bf")]
    [TestCase(32, "d920")]
    [TestCase(255, "d9ff")]
    [TestCase(256, "da0100")]
    [TestCase(65535, "daffff")]
    [TestCase(65536, "db00010000")]
    public void Text_is_written_with_the_shortest_head(int length, string head) =>
        Assert.That(
            Hex.Text(CtyMsgPack.Write(Value.Of(new string('a', length)), CtyType.String)),
            Is.EqualTo(head + string.Concat(Enumerable.Repeat("61", length))));

    [TestCase("92 c4 06 22626f6f6c22 c3")]
    [TestCase("92 c5 0006 22626f6f6c22 c3")]
    [TestCase("92 c6 00000006 22626f6f6c22 c3")]
    [TestCase("dc 0002 c4 06 22626f6f6c22 c3")]
    [TestCase("dd 00000002 c4 06 22626f6f6c22 c3")]
    public void The_type_that_a_value_brings_along_is_read_in_every_form(string hex) =>
        Assert.That(CtyMsgPack.Read(Hex.Bytes(hex), CtyType.Dynamic), Is.EqualTo(Value.True));

    [TestCase("92 c0 a1 61")]
    [TestCase("dc 0002 c0 a1 61")]
    [TestCase("dd 00000002 c0 a1 61")]
    public void A_list_is_read_in_every_form(string hex) =>
        Assert.That(CtyMsgPack.Read(Hex.Bytes(hex), Texts), Is.EqualTo(Value.List(Value.Null, "a")));

    [TestCase("81 a1 61 a1 62")]
    [TestCase("de 0001 a1 61 a1 62")]
    [TestCase("df 00000001 a1 61 a1 62")]
    public void A_map_is_read_in_every_form(string hex) =>
        Assert.That(CtyMsgPack.Read(Hex.Bytes(hex), Named), Is.EqualTo(Value.Object(("a", "b"))));

    [TestCase(15, "9f", "8f")]
    [TestCase(16, "dc0010", "de0010")]
    [TestCase(65536, "dd00010000", "df00010000")]
    public void A_container_is_written_with_the_shortest_head(int count, string list, string map)
    {
        var items = Value.List([.. Enumerable.Repeat(Value.Null, count)]);
        var members = Value.Object(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"{i:x5}", Value.Null)));

        Assert.That(Hex.Text(CtyMsgPack.Write(items, Texts)), Does.StartWith(list + "c0").And.Length.EqualTo(list.Length + (2 * count)));
        Assert.That(Hex.Text(CtyMsgPack.Write(members, Named)),
            Does.StartWith(map + "a53030303030c0").And.Length.EqualTo(map.Length + (14 * count)));
    }

    [TestCase("d4 0c 01")]
    [TestCase("d5 0c 0102")]
    [TestCase("d6 0c 01020304")]
    [TestCase("d7 0c 0102030405060708")]
    [TestCase("d8 0c 0102030405060708090a0b0c0d0e0f10")]
    [TestCase("c7 03 0c 010203")]
    [TestCase("c8 0003 0c 010203")]
    [TestCase("c9 00000003 0c 010203")]
    [TestCase("c7 00 0c")]
    public void An_unknown_is_read_in_every_form(string hex) =>
        Assert.That(CtyMsgPack.Read(Hex.Bytes("92" + hex + "a1 61"), Texts), Is.EqualTo(Value.List(Value.Unknown, "a")));

    [TestCase("\"string\"", "")]
    [TestCase("\"number\"", "cd ff")]
    [TestCase("\"number\"", "cb 3ff8")]
    [TestCase("\"string\"", "d9 05 6162")]
    [TestCase("\"string\"", "db 7fffffff 61")]
    [TestCase("\"string\"", "db ffffffff 61")]
    [TestCase("\"string\"", "c9 7fffffff 0c 01")]
    [TestCase("\"string\"", "c9 ffffffff 0c 01")]
    [TestCase("\"dynamic\"", "92 c6 7fffffff 01")]
    [TestCase("\"dynamic\"", "92 c6 ffffffff 01")]
    public void Bytes_that_end_too_early_are_refused(string type, string hex) => Refused(hex, type, "end too early");

    [TestCase("[\"list\",\"string\"]", "dd 7fffffff c0")]
    [TestCase("[\"list\",\"string\"]", "dd ffffffff c0")]
    [TestCase("[\"map\",\"string\"]", "df 7fffffff c0")]
    [TestCase("[\"map\",\"string\"]", "df ffffffff c0")]
    [TestCase("[\"map\",\"string\"]", "df ffffffff")]
    public void A_head_that_promises_more_than_is_there_is_refused_before_anything_is_allocated(string type, string hex) =>
        Refused(hex, type, "end too early");

    [TestCase("\"string\"")]
    [TestCase("\"number\"")]
    [TestCase("\"bool\"")]
    [TestCase("\"dynamic\"")]
    [TestCase("[\"list\",\"string\"]")]
    [TestCase("[\"map\",\"string\"]")]
    public void The_one_form_that_the_format_leaves_out_is_refused(string type) => Refused("c1", type, "found unknown");

    [TestCase("a2 c328")]
    [TestCase("a1 ff")]
    public void Text_that_is_not_UTF8_is_refused(string hex) => Refused(hex, "\"string\"", "UTF-8");

    [TestCase("a3 6e6f70")]
    public void What_is_no_number_is_refused(string hex) => Refused(hex, "\"number\"", "number");

    [TestCase("[\"tuple\",[\"string\",\"bool\"]]", "92 c0 a1 61", "MessagePack at byte 2: expected boolean, found string.")]
    [TestCase("\"dynamic\"", "92 a6 22626f6f6c22 c3", "MessagePack at byte 1: expected binary, found string.")]
    [TestCase("\"number\"", "c3", "MessagePack at byte 0: expected a number, found boolean.")]
    [TestCase("[\"list\",\"string\"]", "80", "MessagePack at byte 0: expected array, found map.")]
    public void A_wrong_kind_is_named_with_its_place(string type, string hex, string message) => Refused(hex, type, message);

    private static void Refused(string hex, string type, string message) =>
        Assert.That(
            () => CtyMsgPack.Read(Hex.Bytes(hex), CtyTypeJson.Read(System.Text.Encoding.UTF8.GetBytes(type))),
            Throws.TypeOf<WireFormatException>().With.Message.Contains(message));

    private static string PlaceOf(string hex, CtyType type) =>
        Assert.Throws<NotFiniteException>(() => CtyMsgPack.Read(Hex.Bytes(hex), type))!.Path.ToString();
}

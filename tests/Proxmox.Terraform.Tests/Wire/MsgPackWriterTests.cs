using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

public sealed class MsgPackWriterTests
{
    [TestCase("0", "00")]
    [TestCase("127", "7f")]
    [TestCase("128", "cc80")]
    [TestCase("255", "ccff")]
    [TestCase("256", "cd0100")]
    [TestCase("65536", "ce00010000")]
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
    public void A_number_is_written_as_a_whole_one_an_exact_double_or_text(string number, string expected)
    {
        var writer = new MsgPackWriter();

        writer.WriteNumber(Number.Parse(number));

        Assert.That(Hex.Text(writer.Written), Is.EqualTo(expected));
    }

    [TestCase(31, "bf")]
    [TestCase(32, "d920")]
    [TestCase(255, "d9ff")]
    [TestCase(256, "da0100")]
    [TestCase(65535, "daffff")]
    [TestCase(65536, "db00010000")]
    public void Text_is_written_with_the_shortest_head(int length, string head)
    {
        var writer = new MsgPackWriter();

        writer.WriteText(new string('a', length));

        Assert.That(Hex.Text(writer.Written), Does.StartWith(head + "6161"));
        Assert.That(writer.Written.Length, Is.EqualTo((head.Length / 2) + length));
    }

    [TestCase(15, "9f", "8f")]
    [TestCase(16, "dc0010", "de0010")]
    [TestCase(65536, "dd00010000", "df00010000")]
    public void A_container_is_written_with_the_shortest_head(int count, string array, string map)
    {
        var arrays = new MsgPackWriter();
        var maps = new MsgPackWriter();

        arrays.WriteArrayHead(count);
        maps.WriteMapHead(count);

        Assert.That((Hex.Text(arrays.Written), Hex.Text(maps.Written)), Is.EqualTo((array, map)));
    }

    [TestCase(1, "d40c")]
    [TestCase(2, "d50c")]
    [TestCase(3, "c7030c")]
    [TestCase(16, "d80c")]
    [TestCase(300, "c8012c0c")]
    [TestCase(70000, "c9000111700c")]
    public void An_extension_is_written_with_the_shortest_head(int length, string head)
    {
        var writer = new MsgPackWriter();

        writer.WriteExtension(12, new byte[length]);

        Assert.That(Hex.Text(writer.Written), Does.StartWith(head + "00"));
        Assert.That(writer.Written.Length, Is.EqualTo((head.Length / 2) + length));
    }

    [TestCase(2, "c402")]
    [TestCase(300, "c5012c")]
    [TestCase(70000, "c600011170")]
    public void Bytes_are_written_with_the_shortest_head(int length, string head)
    {
        var writer = new MsgPackWriter();

        writer.WriteBinary(new byte[length]);

        Assert.That(Hex.Text(writer.Written), Does.StartWith(head + "00"));
    }
}

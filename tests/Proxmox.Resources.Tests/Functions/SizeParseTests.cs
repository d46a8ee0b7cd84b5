using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class SizeParseTests
{
    [TestCase("32G", 34359738368, "32768", "32")]
    [TestCase("512M", 536870912, "512", "0.5")]
    [TestCase("1.5T", 1649267441664, "1572864", "1536")]
    [TestCase("4M", 4194304, "4", "0.00390625")]
    [TestCase("540672", 540672, "0.515625", "0.000503540039063")]
    [TestCase("0", 0, "0", "0")]
    public void A_size_is_told_in_several_units(string size, long bytes, string mebibytes, string gibibytes)
    {
        var told = Calling.Call("size_parse", size);
        Assert.That((told["size_bytes"].AsLong(), told["size_mib"].ToString()), Is.EqualTo((bytes, mebibytes)));
        Assert.That(decimal.Parse(told["size_gib"].ToString(), System.Globalization.CultureInfo.InvariantCulture),
            Is.EqualTo(decimal.Parse(gibibytes, System.Globalization.CultureInfo.InvariantCulture)).Within(0.0000000001m));
    }

    [TestCase("32 GB")]
    [TestCase("-1G")]
    [TestCase("9000000T")]
    [TestCase("")]
    public void What_is_no_size_is_refused(string size) =>
        Assert.That(Calling.Refuse("size_parse", size), Does.StartWith("size: size must be"));

    [Test]
    public void A_number_stands_for_bytes() =>
        Assert.That(Calling.Call("size_parse", Value.Of(1024))["size_bytes"], Is.EqualTo(Value.Of(1024)));
}

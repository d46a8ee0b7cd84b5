namespace Proxmox.Resources.Tests.Functions;

public sealed class SizeBuildTests
{
    [TestCase(34359738368, "32G")]
    [TestCase(536870912, "512M")]
    [TestCase(1649267441664, "1536G")]
    [TestCase(1125899906842624, "1024T")]
    [TestCase(540672, "528K")]
    [TestCase(1000, "1000")]
    [TestCase(0, "0")]
    public void A_size_has_the_largest_unit_that_needs_no_fraction(long bytes, string size)
    {
        Assert.That(Calling.Call("size_build", bytes).AsText(), Is.EqualTo(size));
        Assert.That(Calling.Call("size_parse", size)["size_bytes"].AsLong(), Is.EqualTo(bytes));
    }

    [Test]
    public void Less_than_nothing_is_refused() =>
        Assert.That(Calling.Refuse("size_build", -1), Does.StartWith("size_bytes: size_bytes must be 0 or more"));
}

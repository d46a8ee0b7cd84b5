using Proxmox.Model.Fields;

namespace Proxmox.Model.Tests.Fields;

internal sealed class SlotNameTests
{
    private static readonly SlotName Renamed = new("net", 32, "ipconfig");

    [TestCase("net0", ExpectedResult = true)]
    [TestCase("net31", ExpectedResult = true)]
    [TestCase("net32", ExpectedResult = false)]
    [TestCase("net01", ExpectedResult = false)]
    [TestCase("net", ExpectedResult = false)]
    [TestCase("net-1", ExpectedResult = false)]
    [TestCase("ipconfig0", ExpectedResult = false)]
    public bool A_key_is_the_prefix_and_a_number_below_the_count(string key) => Renamed.Names(key);

    [TestCase("ipconfig0", ExpectedResult = "net0")]
    [TestCase("ipconfig31", ExpectedResult = "net31")]
    [TestCase("ipconfig32", ExpectedResult = null)]
    [TestCase("net0", ExpectedResult = null)]
    public string? The_key_follows_from_the_parameter(string parameter) => Renamed.KeyOf(parameter);

    [Test]
    public void The_parameter_follows_from_the_key()
    {
        Assert.That(Renamed.ParameterOf("net7"), Is.EqualTo("ipconfig7"));
        Assert.That(new SlotName("net").ParameterOf("net7"), Is.EqualTo("net7"));
    }

    [Test]
    public void A_map_of_several_kinds_of_slots_knows_each_by_its_own_parameter()
    {
        var map = Declare.TextMap("map", "Map.").InSlots(new SlotName("ide", 4), Renamed);
        Assert.That(map.SlotKey("ide3"), Is.EqualTo("ide3"));
        Assert.That(map.SlotKey("ipconfig3"), Is.EqualTo("net3"));
        Assert.That(map.SlotKey("net3"), Is.Null);
        Assert.That(map.SlotParameter("ide3"), Is.EqualTo("ide3"));
        Assert.That(map.SlotParameter("net3"), Is.EqualTo("ipconfig3"));
    }
}

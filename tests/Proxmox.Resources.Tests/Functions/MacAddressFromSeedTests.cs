using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class MacAddressFromSeedTests
{
    // SHA-256 of "abc" begins with ba7816bf8f.
    [TestCase(null, "BC:24:11:BA:78:16")]
    [TestCase("02", "02:BA:78:16:BF:8F")]
    [TestCase("bc:24:11:00:00", "BC:24:11:00:00:BA")]
    public void The_same_seed_gives_the_same_address(string? prefix, string address) =>
        Assert.That(Calling.Call("mac_address_from_seed", "abc", Value.Of(prefix)).AsText(), Is.EqualTo(address));

    [TestCase("01")]
    [TestCase("bc:24:11:00:00:00")]
    [TestCase("bc2411")]
    public void A_prefix_that_no_device_can_have_is_refused(string prefix) => Assert.That(
        Calling.Refuse("mac_address_from_seed", "abc", prefix), Does.StartWith("prefix: prefix must be 1 to 5 octets"));

    [Test]
    public void A_seed_says_something() => Assert.That(Calling.Refuse("mac_address_from_seed", ""), Does.StartWith("seed: seed must be"));
}

using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class SlotParseTests
{
    [TestCase("scsi0", "scsi", 0)]
    [TestCase("virtio15", "virtio", 15)]
    [TestCase("mp255", "mp", 255)]
    [TestCase("hostpci3", "hostpci", 3)]
    [TestCase("net31", "net", 31)]
    public void A_slot_has_a_bus_and_a_number(string slot, string bus, int index)
    {
        Assert.That(Calling.Call("slot_parse", slot), Is.EqualTo(Value.Object(("bus", bus), ("index", index))));
        Assert.That(Calling.Call("slot_build", bus, index), Is.EqualTo(Value.Of(slot)));
    }

    [TestCase("scsi31")]
    [TestCase("scsi")]
    [TestCase("scsi01")]
    [TestCase("disk0")]
    public void What_is_no_slot_is_refused_with_those_that_there_are(string slot) =>
        Assert.That(Calling.Refuse("slot_parse", slot), Does.StartWith("slot: slot must be one of ").And.Contain("scsi0 to scsi30"));
}

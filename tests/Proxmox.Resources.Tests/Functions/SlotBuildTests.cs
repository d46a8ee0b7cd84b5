namespace Proxmox.Resources.Tests.Functions;

public sealed class SlotBuildTests
{
    [TestCase("scsy", 0, "bus: bus must be one of ", "Did you mean \"scsi\"?")]
    [TestCase("scsi", 31, "index: index must be a number of the slots scsi0 to scsi30, but is 31.", "")]
    [TestCase("scsi", -1, "index: index must be a number of the slots scsi0 to scsi30, but is -1.", "")]
    public void A_slot_that_no_guest_has_is_refused(string bus, int index, string beginning, string ending) =>
        Assert.That(Calling.Refuse("slot_build", bus, index), Does.StartWith(beginning).And.EndsWith(ending));
}

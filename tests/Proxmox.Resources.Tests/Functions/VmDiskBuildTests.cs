using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class VmDiskBuildTests
{
    [Test]
    public void A_disk_that_says_nothing_of_its_content_is_refused() => Assert.That(
        Calling.Refuse("vm_disk_build", Value.Object(("discard", "on"))),
        Is.EqualTo("disk: disk says of nothing what is in it: give it volume, iso, or storage with size, import_from or cloud_init."));

    [Test]
    public void A_new_disk_has_a_size() => Assert.That(
        Calling.Refuse("vm_disk_build", Value.Object(("storage", "local-lvm"))), Does.StartWith("disk: disk.size is missing"));

    [Test]
    public void A_fraction_of_a_gibibyte_is_written_as_PVE_takes_it() => Assert.That(
        Calling.Call("vm_disk_build", Value.Object(("storage", "local-lvm"), ("size", "512M"), ("format", "raw"))).AsText(),
        Is.EqualTo("local-lvm:0.5,format=raw"));
}

using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class VmDiskBuildTests
{
    [Test]
    public void A_disk_that_says_nothing_of_its_content_is_refused() => Assert.That(
        Calling.Refuse("vm_disk_build", Value.Object(("discard", "on"))),
        Is.EqualTo("disk: disk says of nothing what is in it: give it volume, iso, or storage with size, import_from or cloud_init."));

    [TestCase("iso", "local:iso/a.iso", "cloud_init", "iso makes it a CD-ROM")]
    [TestCase("volume", "local-lvm:vm-100-disk-0", "import_from", "set only one of them")]
    [TestCase("volume", "local-lvm:vm-100-disk-0", "storage", "which is on another storage")]
    public void A_contradiction_is_refused_as_the_resource_does(string one, string value, string other, string problem) => Assert.That(
        Calling.Refuse("vm_disk_build", Value.Object(
            (one, value), ("storage", "other"), ("size", Value.Null),
            (other is "storage" ? "discard" : other, other is "cloud_init" ? Value.Of(true) : other is "storage" ? "on"
                : "local:9/a.raw"))),
        Does.StartWith("disk: disk").And.Contain(problem));

    [Test]
    public void A_name_far_from_all_is_not_taken_for_one_that_is_meant() => Assert.That(
        Calling.Refuse("vm_disk_build", Value.Object(("foo", "on"))), Does.Not.Contain("Did you mean"));

    [Test]
    public void A_new_disk_has_a_size() => Assert.That(
        Calling.Refuse("vm_disk_build", Value.Object(("storage", "local-lvm"))), Does.StartWith("disk: disk.size is missing"));

    [Test]
    public void A_fraction_of_a_gibibyte_is_written_as_PVE_takes_it() => Assert.That(
        Calling.Call("vm_disk_build", Value.Object(("storage", "local-lvm"), ("size", "512M"), ("format", "raw"))).AsText(),
        Is.EqualTo("local-lvm:0.5,format=raw"));
}

using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class VmDiskParseTests
{
    [Test]
    public void The_options_have_the_names_of_the_attributes()
    {
        var told = Calling.Call(
            "vm_disk_parse", "local:100/vm-100-disk-0.qcow2,cache=writeback,discard=on,iothread=1,size=32G,mbps_rd=50,serial=a%20b");

        Assert.That(Calling.Known(told.With("limits", Value.Null)), Is.EqualTo(Value.Object(
            ("storage", "local"), ("volume", "local:100/vm-100-disk-0.qcow2"), ("format", "qcow2"), ("size", "32G"),
            ("cache", "writeback"), ("discard", "on"), ("io_thread", true), ("serial", "a b"), ("cloud_init", false))));
        Assert.That(told["limits"]["mbps_read"], Is.EqualTo(Value.Of(50)));
    }

    [TestCase("local-lvm:32,discard=on", "storage=local-lvm size=32G discard=on cloud_init=False")]
    [TestCase("local-lvm:0,import-from=local:import/debian-13.qcow2",
        "storage=local-lvm import_from=local:import/debian-13.qcow2 cloud_init=False")]
    [TestCase("local:cloudinit,media=cdrom", "storage=local cloud_init=True")]
    [TestCase("local:iso/debian-13.iso,media=cdrom", "iso=local:iso/debian-13.iso cloud_init=False")]
    [TestCase("none,media=cdrom", "iso=none cloud_init=False")]
    public void What_PVE_is_to_make_is_understood(string options, string expected)
    {
        var told = Calling.Call("vm_disk_parse", options);
        Assert.That(
            Calling.Known(told).Members.Select(member => $"{member.Key}={member.Value.AsText() ?? member.Value.AsBool().ToString()}"),
            Is.EquivalentTo(expected.Split(' ')));
        Assert.That(Calling.Call("vm_disk_build", told).AsText(), Is.EqualTo(options));
    }

    [TestCase("local-lvm:vm-100-disk-0,size=32G,discard=on,ssd=1")]
    [TestCase("local-lvm:vm-100-cloudinit,media=cdrom")]
    public void What_is_taken_apart_can_be_put_together_again(string options) =>
        Assert.That(Calling.Call("vm_disk_build", Calling.Call("vm_disk_parse", options)).AsText(), Is.EqualTo(options));

    [TestCase("local-lvm:vm-100-disk-0,discrad=on",
        "options has the option discrad, for which there is no attribute. Did you mean discard?")]
    [TestCase("local-lvm:vm-100-disk-0,cache=fast", "In options, cache must be one of")]
    public void What_PVE_would_not_understand_is_refused(string options, string problem) =>
        Assert.That(Calling.Refuse("vm_disk_parse", options), Does.StartWith("options: " + problem));
}

namespace Proxmox.Resources.Tests.Functions;

public sealed class ContainerMountPointParseTests
{
    [TestCase("local-lvm:vm-200-disk-1,mp=/data,size=8G", "path=/data storage=local-lvm volume=local-lvm:vm-200-disk-1 size=8G")]
    [TestCase("local-lvm:8,mp=/data", "path=/data storage=local-lvm size=8G")]
    [TestCase("/srv/data,mp=/data", "path=/data volume=/srv/data")]
    [TestCase("local-lvm:vm-200-disk-0,size=4G", "storage=local-lvm volume=local-lvm:vm-200-disk-0 size=4G")]
    public void The_options_have_the_names_of_the_attributes(string options, string expected)
    {
        var told = Calling.Call("container_mount_point_parse", options);
        Assert.That(
            told.Members.Where(member => member.Value.AsText() is not null).Select(member => $"{member.Key}={member.Value.AsText()}"),
            Is.EquivalentTo(expected.Split(' ')));
        Assert.That(Calling.Call("container_mount_point_build", told).AsText(), Is.EqualTo(options));
    }
}

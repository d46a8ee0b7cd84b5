using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class ContainerMountPointBuildTests
{
    [Test]
    public void What_is_mounted_has_to_be_said() => Assert.That(
        Calling.Refuse("container_mount_point_build", Value.Object(("path", "/data"))),
        Is.EqualTo("mount_point: mount_point does not say what is mounted: give it volume, or storage with size."));

    [Test]
    public void A_new_volume_has_a_size() => Assert.That(
        Calling.Refuse("container_mount_point_build", Value.Object(("path", "/data"), ("storage", "local-lvm"))),
        Does.StartWith("mount_point: mount_point.size is missing"));
}

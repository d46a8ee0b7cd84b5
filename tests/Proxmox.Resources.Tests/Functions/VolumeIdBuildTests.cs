namespace Proxmox.Resources.Tests.Functions;

public sealed class VolumeIdBuildTests
{
    [TestCase("local", "iso", "debian-13.iso", "local:iso/debian-13.iso")]
    [TestCase("local-lvm", "images", "vm-100-disk-0", "local-lvm:vm-100-disk-0")]
    public void An_id_is_put_together(string storage, string content, string name, string id) =>
        Assert.That(Calling.Call("volume_id_build", storage, content, name).AsText(), Is.EqualTo(id));

    [TestCase("local lvm", "iso", "a.iso", "storage: storage must be")]
    [TestCase("local", "isos", "a.iso", "content: content must be one of \"images\"")]
    [TestCase("local", "iso", "a b.iso", "name: name must be a name without blanks and commas")]
    [TestCase("local", "iso", "../a.iso", "name: name \"../a.iso\" names no file in the directory of iso")]
    [TestCase("local", "snippets", "a/../b", "name: name \"a/../b\" names no file")]
    [TestCase("local", "vztmpl", "a/b.tar.zst", "name: name \"a/b.tar.zst\" names no file")]
    [TestCase("local", "images", "disk", "name: name \"disk\" is none that PVE gives a disk.")]
    public void An_argument_that_means_nothing_is_named(string storage, string content, string name, string problem) =>
        Assert.That(Calling.Refuse("volume_id_build", storage, content, name), Does.StartWith(problem));
}

using Proxmox.Client;
using Proxmox.Engine;

namespace Proxmox.Resources.Tests.Qemu.Preflight;

public sealed class RightsTests
{
    private static readonly Rights Some = Rights.Of(PveData.Parse("""
        {
          "/": { "Sys.Audit": 1, "Sys.Modify": 0 },
          "/nodes": { "Sys.Audit": 1 },
          "/vms": { "VM.Audit": 1, "VM.Allocate": 0 },
          "/vms/100": { "VM.Clone": 1 }
        }
        """));

    [Test]
    public void A_privilege_is_held_where_PVE_says_so() => Assert.That(Some.Has("/vms/100", "VM.Clone"), Is.True);

    [Test]
    public void A_path_that_PVE_tells_of_inherits_nothing_that_it_does_not_tell() =>
        Assert.That(Some.Has("/vms/100", "VM.Audit"), Is.False);

    [TestCase("VM.Audit", ExpectedResult = true)]
    [TestCase("VM.Allocate", ExpectedResult = false)]
    public bool Only_what_is_handed_on_holds_below(string privilege) => Some.Has("/vms/200", privilege);

    [Test]
    public void Silence_about_a_path_at_the_top_means_that_nothing_is_held_there() =>
        Assert.That(Some.Has("/storage/local", "Sys.Audit"), Is.False);

    [Test]
    public void What_is_held_at_the_root_holds_on_paths_that_PVE_does_not_always_tell_of()
    {
        Assert.That(Some.Has("/mapping/pci/gpu", "Sys.Audit"), Is.True);
        Assert.That(Some.Has("/mapping/pci/gpu", "Sys.Modify"), Is.False);
    }

    [Test]
    public void One_of_several_is_enough() => Assert.That(Some.HasAny("/vms/200", "VM.Clone", "VM.Audit"), Is.True);
}

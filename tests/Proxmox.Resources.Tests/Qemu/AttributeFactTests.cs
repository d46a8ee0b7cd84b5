using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>What is said of every attribute of a VM's config, so that a new one cannot be declared without.</summary>
internal sealed class AttributeFactTests
{
    private static IEnumerable<Field> Config => Vm.Config;

    [TestCaseSource(nameof(Config))]
    public void It_says_when_a_running_VM_takes_it_on(Field attribute) => Assert.That(attribute.Effect, Is.Not.Null, attribute.Name);

    // What PVE keeps for its superuser, it has no privilege for.
    [TestCaseSource(nameof(Config))]
    public void It_says_who_may_set_it(Field attribute) =>
        Assert.That(!attribute.Privileges.IsEmpty || attribute.RootOnly is not null, attribute.Name);
}

using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Resources.Tests.Texts;

/// <summary>Words of a closed set are checked in the plan, which tells the nearest right one.</summary>
internal sealed class ClosedSetTests
{
    [TestCase("bios", "OVMF", "ovmf")]
    [TestCase("os_type", "win2k8", "w2k8")]
    [TestCase("scsi_controller", "virtio-scsi", "virtio-scsi-pci")]
    [TestCase("keyboard_layout", "en_us", "en-us")]
    public void A_word_that_a_VM_does_not_have_is_refused_with_the_nearest(string attribute, string wrong, string right) =>
        Assert.That(ConfigBench.Problems((attribute, wrong)),
            Has.One.Contains($", but is \"{wrong}\". Did you mean \"{right}\"?").And.One.StartsWith($"Error at {attribute}: "));

    [TestCase("network_devices", "net0", "model", "VirtIO", "virtio")]
    [TestCase("vga", null, "type", "virtiogl", "virtio-gl")]
    public void So_is_a_word_inside_an_attribute(string attribute, string? slot, string member, string wrong, string right)
    {
        var value = Value.Object((member, wrong));
        Assert.That(ConfigBench.Problems((attribute, slot is null ? value : Value.Object((slot, value)))),
            Has.One.Contains($"Did you mean \"{right}\"?"));
    }

    [Test]
    public void A_word_that_is_far_from_all_is_answered_with_the_set_alone() =>
        Assert.That(ConfigBench.Problems(("bios", "uefi")),
            Has.One.EndsWith("bios must be one of \"seabios\", \"ovmf\", but is \"uefi\"."));

    [TestCase(PveVersion.V84, "VM.GuestAgent.Audit", "PVE 8.4 does not know \"VM.GuestAgent.Audit\"")]
    [TestCase(PveVersion.V92, "VM.Monitor", "PVE 9.2 no longer knows \"VM.Monitor\"")]
    [TestCase(PveVersion.V84, "VM.Monitor", null)]
    [TestCase(PveVersion.V92, "VM.GuestAgent.Audit", null)]
    public async Task A_privilege_is_one_that_the_version_has(PveVersion version, string privilege, string? problem)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        var provider = Providers.Of(pve);
        var config = Value.Object(("id", Value.Null), ("role_id", "Operator"), ("privileges", Value.Set(privilege)));
        var plan = await provider.PlanAsync(
            Catalogs.All.Resource("role")!, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(plan.Diagnostics.Select(diagnostic => diagnostic.Summary), problem is null ? Is.Empty : Is.EqualTo(new[] { problem }));
    }

    [Test]
    public void A_privilege_that_no_version_has_is_refused_with_the_nearest()
    {
        var role = Catalogs.All.Resource("role")!;
        var problems = new Provider(Catalogs.All, new())
            .Validate(role, Value.Object(("role_id", "Operator"), ("privileges", Value.Set("VM.Config.Cpu"))));
        Assert.That(problems.Single().Detail, Does.EndWith("but is \"VM.Config.Cpu\". Did you mean \"VM.Config.CPU\"?"));
    }
}

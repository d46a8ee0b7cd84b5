using Newtonsoft.Json.Linq;
using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Qemu;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>What is said to need a restart is what PVE then keeps pending.</summary>
internal sealed class HotplugTests
{
    private const int VmId = 300;

    private static readonly Value[] Features = [Value.Null, Value.Set("none"), Value.Set("network", "disk", "usb", "cpu", "memory")];

    private static IEnumerable<TestCaseData> Examples =>
        from example in ConfigExamples.Everywhere.Concat(ConfigExamples.Newer)
        from features in Features
        select new TestCaseData(example, features);

    [TestCaseSource(nameof(Examples))]
    public async Task A_running_VM_keeps_pending_what_needs_a_restart(ConfigExample example, Value features)
    {
        await using var bench = await StartAsync();
        var small = Base(features);
        var before = await bench.UpAsync(VmId, small);
        await AssertPendingAsync(bench, before, Both(small, example.Config));
    }

    [TestCaseSource(nameof(Examples))]
    public async Task A_running_VM_keeps_pending_what_needs_a_restart_to_go(ConfigExample example, Value features)
    {
        await using var bench = await StartAsync();
        var small = Base(features);
        var before = await bench.UpAsync(VmId, Both(small, example.Config));
        await AssertPendingAsync(bench, before, small);
    }

    [TestCase("e1000", "BC:24:11:00:00:01", "vmbr0", ExpectedResult = true)]
    [TestCase("virtio", "BC:24:11:00:00:02", "vmbr0", ExpectedResult = true)]
    [TestCase("virtio", "BC:24:11:00:00:01", null, ExpectedResult = true)]
    [TestCase("virtio", "BC:24:11:00:00:01", "vmbr1", ExpectedResult = false)]
    public bool A_network_device_is_replaced_only_for_what_QEMU_sees_of_it(string model, string address, string? bridge)
    {
        static Attributes Vm(string model, string address, string? bridge) => new(Config(
            ("hotplug", Value.Set("none")),
                ("network_devices", Config(("net0", Config(("model", model), ("mac_address", address), ("bridge", Value.Of(bridge))))))));
        return RestartEffects.NeedingRestart(
            [Network.Devices], Vm("virtio", "BC:24:11:00:00:01", "vmbr0"), Vm(model, address, bridge)).Any();
    }

    [TestCase("l26", ExpectedResult = false)]
    [TestCase("win11", ExpectedResult = false)]
    [TestCase("win7", ExpectedResult = true)]
    [TestCase(null, ExpectedResult = true)]
    public bool A_USB_device_comes_to_newer_systems_alone(string? system)
    {
        var vm = Config(("os_type", Value.Of(system)));
        return RestartEffects.NeedingRestart(
            [Devices.Usb], new(vm), new(vm.With("usb", Config(("usb0", Config(("host", "spice"))))))).Any();
    }

    [Test]
    public void What_PVE_is_to_choose_and_what_is_no_parameter_is_not_judged()
    {
        var vm = Config(("os_type", "l26"));
        Assert.That(RestartEffects.NeedingRestart([Machine.VmGenerationId, Declare.Text("node", "Node.")], new(vm),
            new(vm.With("vm_generation_id", Value.Unknown).With("node", "pve2"))), Is.Empty);
    }

    private static async Task<ConfigBench> StartAsync()
    {
        var bench = await ConfigBench.StartAsync();
        bench.Pve.Request(
            "POST", "/cluster/mapping/pci", ("id", "gpu"), ("map", new JArray("node=pve1,path=0000:01:00.0,id=10de:1234")), ("mdev", 1));
        bench.Pve.Request("POST", "/cluster/mapping/usb", ("id", "stick"), ("map", new JArray("node=pve1,id=0951:1666")));
        bench.Pve.Request("POST", "/cluster/mapping/dir", ("id", "share"), ("map", new JArray("node=pve1,path=/srv/share")));
        return bench;
    }

    private static async Task AssertPendingAsync(ConfigBench bench, ApplyAnswer before, Value config)
    {
        bench.Pve.Request("POST", $"/nodes/pve1/qemu/{VmId}/status/start");
        Assert.That(() => (string?)bench.Pve.Request("GET", $"/nodes/pve1/qemu/{VmId}/status/current")!["status"],
            Is.EqualTo("running").After(10_000, 10));
        var after = await bench.UpAsync(VmId, config, before);
        var expected = RestartEffects.NeedingRestart(ConfigBench.Attributes.Except(Vm.Drives), new(before.State), new(after.State))
            .Select(Parameter).Distinct();
        var pending = bench.Pve.Request("GET", $"/nodes/pve1/qemu/{VmId}/pending")!.Where(
            entry => entry["pending"] is not null || entry["delete"] is not null).Select(entry => (string)entry["key"]!);
        Assert.That(pending, Is.EquivalentTo(expected));
    }

    // NUMA, for memory can be plugged only with it.
    private static Value Base(Value features) =>
        Config(("os_type", "l26"), ("hotplug", features), ("cpu", Config(("cores", 4), ("sockets", 2), ("numa", true))));

    private static Value Both(Value one, Value other) => other.Members.Aggregate(one, (all, member) =>
        all.With(member.Key, member.Key == "cpu"
            ? member.Value.Members.Aggregate(all["cpu"], (cpu, part) => cpu.With(part.Key, part.Value)) : member.Value));

    private static string Parameter(AttributePath path)
    {
        var (field, fields) = ((Field?)null, (IEnumerable<Field>)ConfigBench.Attributes);
        foreach (var step in path.Steps)
        {
            if (step is AttributePath.Step.Key key)
            {
                return field!.SlotParameter(key.Name);
            }

            field = fields.Single(inner => inner.Name == ((AttributePath.Step.Attribute)step).Name);
            fields = field.Type.Nested;
        }

        return field!.Wire;
    }
}

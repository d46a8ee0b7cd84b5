using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Qemu;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>What is said to be root's alone is what PVE refuses to a token of root's.</summary>
internal sealed class RootOnlyTests
{
    private static IEnumerable<ConfigExample> Examples => ConfigExamples.Everywhere.Concat(ConfigExamples.Newer);

    [TestCaseSource(nameof(Examples))]
    public async Task PVE_refuses_it_to_a_token(ConfigExample example)
    {
        await using var bench = await ConfigBench.StartAsync(byToken: true);
        var vmid = 300;
        foreach (var part in ChangedPart.Of(ConfigBench.Attributes, new(Value.Object()), new(example.Config)))
        {
            var alone = Alone(part.Path.Steps.AsSpan(), part.After);
            var refusals = await bench.RefusalsAsync(vmid++, alone);
            Assert.That(
                refusals.Any(refusal => refusal.Contains("only root", StringComparison.Ordinal)),
                    Is.EqualTo(RootOnly(new(Value.Object()), new(alone)).Any()), () => $"{part.Path}: {string.Join('\n', refusals)}");
        }
    }

    [Test]
    public void What_stays_as_it_is_needs_no_root_and_what_goes_does()
    {
        var vm = Config(("arguments", "-no-hpet"), ("serial", Config(("serial0", "/dev/ttyS0"), ("serial1", "socket"))),
            ("cpu", Config(("affinity", Value.Set("0")), ("cores", 2))));
        Assert.That(RootOnly(new(vm), new(vm.With("name", "other"))), Is.Empty);
        Assert.That(
            RootOnly(new(vm), new(Config(("cpu", Config(("cores", 4)))))).Select(path => path.ToString()),
            Is.EqualTo(new[] { "cpu.affinity", "serial[\"serial0\"]", "arguments" }));
    }

    [Test]
    public void What_PVE_chooses_needs_no_root() =>
        Assert.That(RootOnly(new(Value.Null), new(Config(("vm_generation_id", Value.Unknown)))), Is.Empty);

    [Test]
    public void A_path_on_the_node_needs_root_and_the_file_of_an_import_only_once()
    {
        static Value Vm(params ReadOnlySpan<(string Name, Value Value)> drive) => Config(("disks", Config(("scsi0", Config(drive)))));
        Assert.That(RootOnly(new(Value.Object()), new(Vm(("import_from", "/srv/image.raw")))), Has.Exactly(1).Items);
        Assert.That(RootOnly(new(Value.Object()), new(Vm(("import_from", "local:import/image.raw")))), Is.Empty);
        Assert.That(RootOnly(new(Vm(("import_from", "/srv/image.raw"))), new(Vm(("import_from", "/srv/image.raw"), ("ssd", true)))),
            Is.Empty);
        Assert.That(RootOnly(new(Vm(("volume", "/dev/sda"))), new(Vm(("volume", "/dev/sda"), ("ssd", true)))), Has.Exactly(1).Items);
        Assert.That(RootOnly(new(Value.Object()), new(Vm(("iso", "/srv/image.iso")))), Has.Exactly(1).Items);
    }

    private static IEnumerable<AttributePath> RootOnly(Attributes prior, Attributes planned) =>
        ChangedPart.Of(Vm.Config, prior, planned).Where(part => part.IsRootOnly).Select(part => part.Path);

    private static Value Alone(ReadOnlySpan<AttributePath.Step> path, Value value) => path switch
    {
        [] => value,
        [AttributePath.Step.Attribute(var name), .. var rest] => Config((name, Alone(rest, value))),
        [AttributePath.Step.Key(var name), .. var rest] => Config((name, Alone(rest, value))),
        _ => throw new ArgumentException("A list has no parts.", nameof(path)),
    };
}

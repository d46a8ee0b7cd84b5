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
                refusals.Any(refusal => refusal.Contains("only root", StringComparison.Ordinal)), Is.EqualTo(RootOnly.In(new(Value.Object()), new(alone)).Any()), () => $"{part.Path}: {string.Join('\n', refusals)}");
        }
    }

    [Test]
    public void What_stays_as_it_is_needs_no_root_and_what_goes_does()
    {
        var vm = Config(("arguments", "-no-hpet"), ("serial", Config(("serial0", "/dev/ttyS0"), ("serial1", "socket"))), ("cpu", Config(("affinity", Value.Set("0")), ("cores", 2))));
        Assert.That(RootOnly.In(new(vm), new(vm.With("name", "other"))), Is.Empty);
        Assert.That(
            RootOnly.In(new(vm), new(Config(("cpu", Config(("cores", 4)))))).Select(path => path.ToString()),
            Is.EqualTo(new[] { "arguments", "cpu.affinity", "serial[\"serial0\"]" }));
    }

    [Test]
    public void What_PVE_chooses_needs_no_root() =>
        Assert.That(RootOnly.In(new(Value.Null), new(Config(("vm_generation_id", Value.Unknown)))), Is.Empty);

    private static Value Alone(ReadOnlySpan<AttributePath.Step> path, Value value) => path switch
    {
        [] => value,
        [AttributePath.Step.Attribute(var name), .. var rest] => Config((name, Alone(rest, value))),
        [AttributePath.Step.Key(var name), .. var rest] => Config((name, Alone(rest, value))),
        _ => throw new ArgumentException("A list has no parts.", nameof(path)),
    };
}

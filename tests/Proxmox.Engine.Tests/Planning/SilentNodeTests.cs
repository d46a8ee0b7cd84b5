using Proxmox.Client;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>A node that is off does not end the plan of the rest.</summary>
internal sealed class SilentNodeTests
{
    [Test]
    public async Task What_is_on_a_node_that_does_not_answer_keeps_its_recorded_state_with_a_warning()
    {
        var bench = new Bench();
        var made = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "t")));
        bench.Pve.Before = (call, _) => throw new PveFault(
            FaultKind.Unreachable, "Connection refused")
        { Method = call.Method, Path = "/nodes/pve2/widgets/w1", Status = 595 };
        var read = await bench.ReadAsync(made);
        Assert.That(read.State, Is.EqualTo(made.State));
        Assert.That(Bench.Texts(read.Diagnostics).Single(), Does.StartWith("Warning at -: Node pve2 does not answer: "));
    }
}

namespace Proxmox.Client.Tests;

public class SilentNodeTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_node_that_is_off_is_waited_for_once()
    {
        using var bench = new Bench();
        BeSilent(bench, Wait);
        var first = await Expect.FaultAsync(() => bench.Pve.GetAsync("/nodes/pve3/qemu/100/config"));
        for (var vmid = 101; vmid < 200; vmid++)
        {
            var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync($"/nodes/pve3/qemu/{vmid}/config"));
            Assert.That((fault.Said, fault.SilentNode, fault.Status), Is.EqualTo((first.Said, "pve3", 595)));
        }

        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_is_asked_again_when_it_may_have_come_back()
    {
        using var bench = new Bench();
        BeSilent(bench, Wait);
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/nodes/pve3/status"));
        bench.Time.Advance(SilentNodes.Age);
        bench.Wire.Always(_ => Wire.Data("7"));
        Assert.That((await bench.Pve.GetAsync("/nodes/pve3/status")).AsLong(), Is.EqualTo(7));
    }

    [Test]
    public async Task Other_nodes_and_the_cluster_are_asked_meanwhile()
    {
        using var bench = new Bench();
        BeSilent(bench, Wait);
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/nodes/pve3/status"));
        bench.Wire.Always(_ => Wire.Data("7"));
        Assert.That((await bench.Pve.GetAsync("/nodes/pve2/status")).AsLong(), Is.EqualTo(7));
        Assert.That((await bench.Pve.GetAsync("/cluster/resources")).AsLong(), Is.EqualTo(7));
    }

    [Test]
    public async Task A_host_that_refuses_at_once_is_asked_each_time()
    {
        using var bench = new Bench();
        BeSilent(bench, TimeSpan.Zero);
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/nodes/pve3/status"));
        bench.Wire.Always(_ => Wire.Data("7"));
        Assert.That((await bench.Pve.GetAsync("/nodes/pve3/status")).AsLong(), Is.EqualTo(7));
    }

    private static void BeSilent(Bench bench, TimeSpan wait) => bench.Wire.Always(_ =>
    {
        bench.Time.Advance(wait);
        return Wire.Answer(595, "Connection timed out", "");
    });
}

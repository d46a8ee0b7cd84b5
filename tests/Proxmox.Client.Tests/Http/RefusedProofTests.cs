namespace Proxmox.Client.Tests;

public class RefusedProofTests
{
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Credentials_that_never_served_are_refused_once()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => Wire.Refusal(401, "no such token 'test' for user 'root@pam'"));
        var first = await Expect.FaultAsync(() => bench.Pve.GetAsync("/pools"));
        for (var vmid = 100; vmid < 200; vmid++)
        {
            var fault = await Expect.FaultAsync(() => bench.Pve.PutAsync($"/nodes/pve/qemu/{vmid}/config"));
            Assert.That((fault.Kind, fault.Said, fault.Status), Is.EqualTo((FaultKind.Unauthenticated, first.Said, 401)));
        }

        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task They_are_tried_again_after_a_while()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Refusal(401, "cluster not ready"));
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/pools"));
        bench.Time.Advance(Stands);
        bench.Wire.Always(_ => Wire.Data("7"));
        Assert.That((await bench.Pve.GetAsync("/pools")).AsLong(), Is.EqualTo(7));
    }

    [Test]
    public async Task What_one_node_refuses_is_no_refusal_of_credentials_that_served()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("7")).Then(Wire.Refusal(401, "no ticket")).Then(Wire.Data("8"));
        await bench.Pve.GetAsync("/version");
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/nodes/pve3/status"));
        Assert.That((await bench.Pve.GetAsync("/nodes/pve2/status")).AsLong(), Is.EqualTo(8));
    }
}

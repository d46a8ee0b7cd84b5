namespace Proxmox.Simulator.Tests.Http;

/// <summary>Requests that wait for a lock.</summary>
public sealed class WaitingRequestTests
{
    [Test]
    public async Task They_do_not_keep_others_from_being_answered()
    {
        await using var client = await Client.StartAsync("demo");
        var datacenter = client.Simulator.Datacenter;
        await client.PostAsync("/nodes/pve1/qemu", ("vmid", "100"), ("scsi0", "local-lvm:1"));
        await datacenter.Tasks.WhenIdleAsync();
        datacenter.Pace.Start = TimeSpan.FromHours(1);
        var upid = (await client.PostAsync("/nodes/pve1/qemu/100/status/start")).Data!.ToString();
        Assert.That(() => datacenter.Locked(state => state.Locks.IsHeld("pve1:/var/lock/qemu-server/lock-100.conf")),
            Is.True.After(2000, 5));

        var waiting = Enumerable.Range(0, 40).Select(i => client.PutAsync("/nodes/pve1/qemu/100/config", ("name", $"n{i}"))).ToList();
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("/nodes/pve1/qemu/100/config")))
            .WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(others.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(waiting.Where(request => request.IsCompleted), Is.Empty);
        await client.DeleteAsync($"/nodes/pve1/tasks/{upid}");
        var answers = await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
    }
}

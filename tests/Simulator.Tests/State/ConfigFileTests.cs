namespace Proxmox.Simulator.Tests.State;

/// <summary>Files of the cluster that several requests change at once.</summary>
public sealed class ConfigFileTests
{
    [Test]
    public async Task Of_five_that_carry_one_digest_one_is_let_through()
    {
        await using var client = await Client.StartAsync("demo");
        var digest = (await client.GetAsync("/storage/local")).Data!.Value<string>("digest")!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(index => client.PutAsync("/storage/local", ("content", index % 2 == 0 ? "iso" : "iso,vztmpl"), ("digest", digest))));
        Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1));
        Assert.That(answers.Where(answer => answer.Status != 200).Select(answer => answer.Reason),
            Is.All.StartsWith("update storage failed: detected modified configuration"));
    }

    [Test]
    public async Task Changes_wait_for_each_other_and_not_for_ever()
    {
        await using var client = await Client.StartAsync("demo");
        var datacenter = client.Simulator.Datacenter;
        datacenter.Pace.ConfigFile = TimeSpan.FromHours(1);
        var first = client.PutAsync("/storage/local", ("content", "iso"));
        Assert.That(() => datacenter.Locked(state => state.Locks.IsHeld("cluster:file-storage_cfg")), Is.True.After(2000, 5));
        var second = client.PutAsync("/storage/local", ("content", "vztmpl"));
        await Task.Delay(100);
        datacenter.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.That((await second).Reason,
            Is.EqualTo("update storage failed: cfs-lock 'file-storage_cfg' error: got lock request timeout"));
        datacenter.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await first).Status, Is.EqualTo(200));
    }
}

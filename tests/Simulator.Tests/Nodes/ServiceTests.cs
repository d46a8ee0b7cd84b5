using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes.Host;

namespace Proxmox.Simulator.Tests.Nodes;

public sealed class ServiceTests
{
    private const string Root = "/nodes/pve1/services";

    [Test]
    public async Task What_the_API_lives_on_is_never_stopped()
    {
        await using var client = await Client.StartAsync();
        var task = await EndAsync(client, await client.PostAsync(Root + "/pveproxy/stop"));
        Assert.That(task, Is.EqualTo("invalid service cmd 'pveproxy stop': refusing to stop essential service!"));
    }

    [Test]
    public async Task A_service_that_is_not_installed_does_not_start()
    {
        await using var client = await Client.StartAsync();
        client.Simulator.Datacenter.Locked(datacenter => NodeServices.Of(datacenter)["pve1"]["chrony"].UnitState = "not-found");
        Assert.That(await EndAsync(client, await client.PostAsync(Root + "/chrony/start")),
            Is.EqualTo("command 'systemctl start chrony' failed: exit code 5"));
        Assert.That(await EndAsync(client, await client.PostAsync(Root + "/chrony/reload")), Is.EqualTo("OK"));
    }

    [Test]
    public async Task A_stopped_service_is_dead_until_it_is_started()
    {
        await using var client = await Client.StartAsync();
        await EndAsync(client, await client.PostAsync(Root + "/cron/stop"));
        Assert.That(await StateAsync(client), Is.EqualTo(("dead", "inactive")));
        await EndAsync(client, await client.PostAsync(Root + "/cron/restart"));
        Assert.That(await StateAsync(client), Is.EqualTo(("running", "active")));
    }

    [Test]
    public async Task Version_8_4_knows_fewer_services()
    {
        await using var client = await Client.StartAsync(version: PveVersion.V84);
        var names = (await client.GetAsync(Root)).Data!.Select(service => service.Value<string>("service")).ToList();
        Assert.That((names.Count, names.Contains("lxcfs")), Is.EqualTo((19, false)));
        Assert.That((await client.PostAsync(Root + "/lxcfs/start")).Status, Is.EqualTo(400));
    }

    private static async Task<(string?, string?)> StateAsync(Client client)
    {
        var state = (await client.GetAsync(Root + "/cron/state")).Data!;
        return (state.Value<string>("state"), state.Value<string>("active-state"));
    }

    private static async Task<string?> EndAsync(Client client, Result begun)
    {
        var task = client.Simulator.FindTask(begun.Data!.Value<string>()!)!;
        await Task.Run(() => SpinWait.SpinUntil(() => !task.Running, TimeSpan.FromSeconds(10)));
        return task.ExitStatus;
    }
}

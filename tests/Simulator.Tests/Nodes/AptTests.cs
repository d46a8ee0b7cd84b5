using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes.Apt;

namespace Proxmox.Simulator.Tests.Nodes;

public sealed class AptTests
{
    private const string Path = "/nodes/pve1/apt/repositories";

    [Test]
    public async Task A_repository_is_added_to_the_file_of_its_release_and_a_second_time_enabled()
    {
        await using var client = await Client.StartAsync("demo");
        Assert.That((await client.PutAsync(Path, ("handle", "no-subscription"))).Status, Is.EqualTo(200));
        var file = await FileAsync(client, "/etc/apt/sources.list.d/proxmox.sources");
        Assert.That(file["repositories"]![0]!["URIs"]![0]!.ToString(), Is.EqualTo("http://download.proxmox.com/debian/pve"));
        await client.PostAsync(Path, ("path", "/etc/apt/sources.list.d/proxmox.sources"), ("index", "0"), ("enabled", "0"));
        Assert.That(await StatusAsync(client, "no-subscription"), Is.EqualTo("0"));
        await client.PutAsync(Path, ("handle", "no-subscription"));
        Assert.That(await StatusAsync(client, "no-subscription"), Is.EqualTo("1"));
    }

    [Test]
    public async Task In_8_4_it_is_a_line_and_other_releases_of_Ceph_are_known()
    {
        await using var client = await Client.StartAsync("demo", PveVersion.V84);
        await client.PutAsync(Path, ("handle", "ceph-reef-test"));
        Assert.That((await FileAsync(client, "/etc/apt/sources.list.d/ceph.list"))["file-type"]!.ToString(), Is.EqualTo("list"));
        Assert.That(await StatusAsync(client, "ceph-reef-test"), Is.EqualTo("1"));
        Assert.That(await StatusAsync(client, "test"), Is.Null);
    }

    [TestCase("no-such", "unknown repository handle 'no-such'")]
    [TestCase("ceph-reef-test", "unknown repository handle 'ceph-reef-test'")]
    public async Task A_handle_that_there_is_not_is_refused(string handle, string words)
    {
        await using var client = await Client.StartAsync("demo");
        Assert.That((await client.PutAsync(Path, ("handle", handle))).Reason, Is.EqualTo(words));
    }

    [Test]
    public async Task A_stale_digest_a_place_that_there_is_not_and_a_broken_file_are_refused()
    {
        await using var client = await Client.StartAsync("demo");
        var digest = (await client.GetAsync(Path)).Data!.Value<string>("digest")!;
        await client.PutAsync(Path, ("handle", "test"), ("digest", digest));
        Assert.That((await client.PutAsync(Path, ("handle", "test"), ("digest", digest))).Reason,
            Does.StartWith("detected modified configuration"));
        Assert.That((await client.PostAsync(Path, ("path", "/etc/apt/no.list"), ("index", "0"))).Reason,
            Is.EqualTo("invalid path - /etc/apt/no.list"));
        Assert.That((await client.PostAsync(Path, ("path", "/etc/apt/sources.list.d/debian.sources"), ("index", "5"))).Reason,
            Is.EqualTo("invalid index - 5"));
        client.Simulator.Datacenter.Locked(datacenter => NodeApt.Of(datacenter, "pve1").Files[0].Error = "no good");
        Assert.That((await client.PostAsync(Path, ("path", "/etc/apt/sources.list.d/debian.sources"), ("index", "0"))).Reason,
            Is.EqualTo("unable to parse file /etc/apt/sources.list.d/debian.sources - no good"));
    }

    private static async Task<JToken> FileAsync(Client client, string path) =>
        (await client.GetAsync(Path)).Data!["files"]!.Single(file => file.Value<string>("path") == path);

    private static async Task<string?> StatusAsync(Client client, string handle) => (await client.GetAsync(Path)).Data!["standard-repos"]!
        .Single(known => known.Value<string>("handle") == handle)["status"]?.ToString();
}

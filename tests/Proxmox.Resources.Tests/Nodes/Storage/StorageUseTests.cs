using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class StorageUseTests
{
    private static readonly object[] Uses =
    [
        new object[] { "downloaded_file", "iso", "storage", Config(("node", "pve1"), ("storage", "narrow"), ("content_type", "iso"),
            ("url", Files.Server + "system.iso")) },
        new object[] { "uploaded_file", "import", "storage", Config(("node", "pve1"), ("storage", "narrow"), ("content_type", "import"),
            ("content", "a disk"), ("file_name", "disk.raw")) },
        new object[] { "container_template", "vztmpl", "storage", Config(("node", "pve1"), ("storage", "narrow"),
            ("package", "debian-12-standard")) },
        new object[] { "oci_image", "vztmpl", "storage", Config(("node", "pve1"), ("storage", "narrow"),
            ("reference", "docker.io/library/nginx:1.29")) },
        new object[] { "volume", "images", "volume_id", Config(("node", "pve1"), ("volume_id", "narrow:100/vm-100-data.raw"),
            ("size", "1G")) },
    ];

    [TestCaseSource(nameof(Uses))]
    public async Task A_storage_that_is_not_meant_for_it_is_told_at_plan(string resource, string content, string attribute, Value config)
    {
        await using var pve = await StartAsync("snippets");
        await using var client = await WireClient.StartAsync(pve, resource);
        Assert.That((await client.PlanAsync(config)).Warnings.Single(), Does.Contain($"Storage narrow does not hold {content}")
            .And.Contain($"{attribute} needs a storage with the content type {content}; narrow has snippets")
            .And.Contain($"Add {content} to its content"));
    }

    [TestCaseSource(nameof(Uses))]
    public async Task A_storage_that_takes_it_is_asked_for_in_the_list_of_the_cluster_alone(
        string resource, string content, string attribute, Value config)
    {
        await using var pve = await StartAsync(content);
        await using var client = await WireClient.StartAsync(pve, resource);
        pve.Requests.Clear();
        Assert.That((await client.PlanAsync(config)).Warnings, Is.Empty, attribute);
        var asked = pve.Requests.All.Select(request => request.Path).ToList();
        Assert.That(asked.Count(path => path == "/cluster/resources"), Is.EqualTo(1));
        Assert.That(asked, Has.None.EqualTo("/nodes/pve1/storage"));
    }

    [Test]
    public async Task A_volume_of_a_container_needs_no_storage_of_disks()
    {
        await using var pve = await StartAsync("rootdir");
        await using var client = await WireClient.StartAsync(pve, "volume");
        var config = Config(("node", "pve1"), ("volume_id", "narrow:100/vm-100-data.raw"), ("size", "1G"));
        Assert.That((await client.PlanAsync(config)).Warnings, Is.Empty);
    }

    private static async Task<PveSimulator> StartAsync(string content)
    {
        var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/storage", ("storage", "narrow"), ("type", "dir"), ("path", "/srv/narrow"), ("content", content));
        pve.Clock.Advance(ClusterResources.Round);
        return pve;
    }
}

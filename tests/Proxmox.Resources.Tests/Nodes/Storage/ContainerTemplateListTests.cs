using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class ContainerTemplateListTests
{
    [Test]
    public async Task The_templates_of_a_package_are_told_by_name()
    {
        await using var pve = await PveSimulator.StartAsync();
        var all = (await DataReader.ReadAsync(pve, "container_templates", ("node", "pve1")))["items"].Items;
        var some = (await DataReader.ReadAsync(pve, "container_templates", ("node", "pve1"), ("section", "system"),
            ("package", "debian-12-standard")))["items"].Items;
        Assert.That(all, Has.Length.GreaterThan(some.Length));
        Assert.That(some.Select(template => (template["file_name"].AsText(), template["version"].AsText(), template["system"].AsText())),
            Is.EqualTo(new[]
            {
                ("debian-12-standard_12.12-1_amd64.tar.zst", "12.12-1", "debian-12"),
                ("debian-12-standard_12.7-1_amd64.tar.zst", "12.7-1", "debian-12"),
            }));
        Assert.That(some[0]["sha512"].AsText(), Has.Length.EqualTo(128));
    }
}

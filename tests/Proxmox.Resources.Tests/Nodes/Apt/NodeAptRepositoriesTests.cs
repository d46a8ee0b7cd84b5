using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Apt;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Apt;

public sealed class NodeAptRepositoriesTests
{
    [Test]
    public async Task Entries_warnings_errors_and_what_PVE_knows_are_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter =>
        {
            var old = new AptFile("/etc/apt/sources.list.d/old.list");
            old.Repositories.Add(new("http://deb.debian.org/debian", ["bookworm"], ["main"]) { Enabled = false, Comment = "of before" });
            NodeApt.Of(datacenter, "pve1").Files.AddRange([old, new("/etc/apt/sources.list.d/broken.list") { Error = "no good" }]);
        });
        var all = await DataReader.ReadAsync(pve, "node_apt_repositories", ("node", "pve1"));

        var old = all["items"].Items.Single(entry => entry["path"].AsText() == "/etc/apt/sources.list.d/old.list");
        Assert.That((old["index"].AsLong(), old["enabled"].AsBool(), old["comment"].AsText(), old["origin"].AsText()),
            Is.EqualTo(((long?)0, (bool?)false, "of before", "Debian")));
        Assert.That(old["warnings"].Items.Single().AsText(), Is.EqualTo("old suite 'bookworm' configured!"));
        Assert.That(old["uris"].Items.Single().AsText(), Is.EqualTo("http://deb.debian.org/debian"));
        Assert.That(all["errors"].Items.Select(error => error["message"].AsText()), Is.EqualTo(new[] { "no good" }));
        Assert.That(all["standard_repositories"].Items.Take(2)
            .Select(known => (known["handle"].AsText(), known["configured"].AsBool(), known["enabled"].AsBool())),
            Is.EqualTo(new (string?, bool?, bool?)[] { ("enterprise", true, true), ("no-subscription", false, false) }));
    }
}

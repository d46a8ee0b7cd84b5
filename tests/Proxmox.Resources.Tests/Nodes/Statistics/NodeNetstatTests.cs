using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Statistics;

public sealed class NodeNetstatTests
{
    [Test]
    public async Task The_cards_of_guests_that_run_are_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        GuestWorld.Run(pve, "POST", "/nodes/pve2/qemu", ("vmid", 101), ("net0", "virtio,bridge=vmbr0"));
        GuestWorld.Run(pve, "POST", "/nodes/pve2/qemu/101/status/start");
        var cards = (await DataReader.ReadAsync(pve, "node_netstat", ("node", "pve2")))["items"].Items;
        Assert.That(cards.Select(card => (card["vmid"].AsLong(), card["device"].AsText(), card["received_bytes"].AsLong())),
            Is.EqualTo(new[] { ((long?)101, "net0", (long?)220) }));
    }
}

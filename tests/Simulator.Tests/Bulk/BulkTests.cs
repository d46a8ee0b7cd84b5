using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Bulk;

/// <summary>What is done to many guests at once, on a node or in the whole cluster.</summary>
public sealed class BulkTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "onboot=1&startup=order%3D2");
        _api.Create(101, "startup=order%3D1");
        _api.Create(102);
    }

    private string State(int vmId) => (string)_api.Get("GET", $"/nodes/pve1/qemu/{vmId}/status/current")["status"]!;

    [Test]
    public void Guests_start_in_their_order_and_what_runs_is_skipped()
    {
        Assert.That(_api.Work("POST", "/nodes/pve1/qemu/102/status/start").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Work("POST", "/cluster/bulk-action/guest/start", "vms=100&vms=101&vms=102&vms=999").Log, Is.EqualTo([
            "Starting guests: 100, 101, 102, 999", "Starting VM 101", "Starting VM 100", "WARN: Skipping VM 102, already running.",
            "TASK WARNINGS: 1",
        ]));
    }

    [Test]
    public void A_guest_on_a_node_that_is_off_fails()
    {
        _api.Datacenter.Locked(datacenter =>
        {
            datacenter.Guests[101].Node = "pve2";
            datacenter.RenameFile("nodes/pve1/qemu-server/101.conf", "nodes/pve2/qemu-server/101.conf");
            datacenter.FindNode("pve2")!.Online = false;
        });
        Assert.That(_api.Work("POST", "/cluster/bulk-action/guest/start", "vms=100&vms=101").Exit,
            Is.EqualTo("Some guests failed to start: 101"));
        Assert.That(State(100), Is.EqualTo("running"));
    }

    [Test]
    public void Guests_move_to_another_node()
    {
        Assert.That(_api.Work("POST", "/cluster/bulk-action/guest/migrate", "vms=100&vms=101&target=pve2").Exit, Is.EqualTo("OK"));
        Assert.That((_api.Datacenter.Guests[100].Node, _api.Datacenter.Guests[101].Node), Is.EqualTo(("pve2", "pve2")));
    }

    [Test]
    public void A_node_starts_what_starts_at_boot_and_stops_all()
    {
        Assert.That(_api.Work("POST", "/nodes/pve1/startall").Exit, Is.EqualTo("OK"));
        Assert.That((State(100), State(101)), Is.EqualTo(("running", "stopped")));
        Assert.That(_api.Work("POST", "/nodes/pve1/stopall", "timeout=3").Log,
            Is.EqualTo(["Stopping VM 100 (timeout = 3 seconds)", "TASK OK"]));
        Assert.That(State(100), Is.EqualTo("stopped"));
    }

    [Test]
    public void A_node_sends_its_guests_away()
    {
        Assert.That(_api.Call("POST", "/nodes/pve1/migrateall", "target=pve2").Message,
            Is.EqualTo("either 'max-workers' parameter or max_workers in datacenter.cfg must be set!\n"));
        Assert.That(_api.Work("POST", "/nodes/pve1/migrateall", "target=pve2&max-workers=1").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Datacenter.Guests.Values.Select(guest => guest.Node).Distinct(), Is.EqualTo(["pve2"]));
    }

    [Test]
    public void A_node_that_is_off_is_woken_by_its_address()
    {
        _api.Get("POST", "/nodes/pve2/status", "command=shutdown");
        Assert.That(_api.Call("GET", "/nodes/pve2/status").Status, Is.EqualTo(595));
        Assert.That(_api.Call("POST", "/nodes/pve2/wakeonlan").Message, Is.EqualTo("No wake on LAN MAC address defined for 'pve2'!\n"));
        _api.Datacenter.Locked(datacenter => datacenter.File("nodes/pve2/config").Write("wakeonlan: 00%3A11%3A22%3A33%3A44%3A55\n"));
        Assert.That((string?)_api.Get("POST", "/nodes/pve2/wakeonlan"), Is.EqualTo("00:11:22:33:44:55"));
        Assert.That(_api.Call("GET", "/nodes/pve2/status").Status, Is.EqualTo(200));
    }
}

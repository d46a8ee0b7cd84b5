namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class PowerTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Create()
    {
        _api = new();
        _api.Create(200, "hostname=web&net0=" + Uri.EscapeDataString("name=eth0,bridge=vmbr0,ip=192.0.2.9/24"));
    }

    [Test]
    public void What_is_in_the_wrong_state_is_refused_at_once()
    {
        Assert.That(_api.ContainerFails("POST", "200/status/stop"), Is.EqualTo("CT 200 not running"));
        Assert.That(_api.ContainerFails("POST", "200/status/reboot"), Is.EqualTo("VM 200 not running"));
        _api.PowerOn(200);
        Assert.That(_api.ContainerFails("POST", "200/status/start"), Is.EqualTo("CT 200 already running"));
        Assert.That(_api.ContainerFails("DELETE", "200"), Is.EqualTo("unable to destroy CT 200 - container is running"));
    }

    [Test]
    public void A_container_that_does_not_obey_runs_on_unless_it_is_forced()
    {
        _api.Systems[200].ObeysShutdown = false;
        _api.PowerOn(200);
        var (exit, log) = _api.Run("POST", "/200/status/shutdown", "timeout=0");
        Assert.That((exit, log[0]),
            Is.EqualTo(("container did not stop", "command 'lxc-stop -n 200 --nokill --timeout 0' failed: exit code 1")));
        Assert.That(_api.Run("POST", "/200/status/shutdown", "timeout=0&forceStop=1").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Container("GET", "200/status/current").Value<string>("status"), Is.EqualTo("stopped"));
    }

    [Test]
    public void Lists_show_what_a_container_has_and_uses()
    {
        _api.PowerOn(200);
        var entry = _api.Get("GET", "/nodes/pve1/lxc").Single();
        Simulator.Nodes.ClusterResources.Of(_api.Datacenter).Period = TimeSpan.Zero;
        var resource = _api.Get("GET", "/cluster/resources", "type=vm").Single();
        Assert.Multiple(() =>
        {
            Assert.That(entry.Value<string>("name"), Is.EqualTo("web"));
            Assert.That(entry.Value<long>("maxmem"), Is.EqualTo(512L << 20));
            Assert.That(entry.Value<long>("pid"), Is.GreaterThan(0));
            Assert.That(resource.Value<string>("id"), Is.EqualTo("lxc/200"));
            Assert.That(resource.Value<string>("name"), Is.EqualTo("web"));
            Assert.That(resource.Value<long>("mem"), Is.GreaterThan(0).And.LessThan(512L << 20));
            Assert.That(resource.Value<long>("maxdisk"), Is.InRange(900L << 20, 1L << 30));
        });
    }

    [Test]
    public void A_running_container_tells_its_addresses()
    {
        Assert.That(_api.Container("GET", "200/interfaces").Type, Is.EqualTo(Newtonsoft.Json.Linq.JTokenType.Null));
        _api.PowerOn(200);
        var interfaces = _api.Container("GET", "200/interfaces");
        Assert.Multiple(() =>
        {
            Assert.That(interfaces.Select(entry => entry.Value<string>("name")), Is.EqualTo(new[] { "lo", "eth0" }));
            Assert.That(interfaces[1]!.Value<string>("inet"), Is.EqualTo("192.0.2.9/24"));
            Assert.That(interfaces[1]!["ip-addresses"]!.Select(address => address.Value<string>("ip-address-type")),
                Is.EqualTo(new[] { "inet", "inet6" }));
        });
        _api.Systems[200].Addresses["eth0"] = ["203.0.113.7/32"];
        Assert.That(_api.Container("GET", "200/interfaces")[1]!.Value<string>("inet"), Is.EqualTo("203.0.113.7/32"));
    }

    [Test]
    public void A_locked_container_is_not_started_but_one_that_is_mounted()
    {
        Lock("backup");
        Assert.That(_api.Run("POST", "/200/status/start").Exit, Is.EqualTo("CT is locked (backup)"));
        Lock("mounted");
        Assert.That(_api.Run("POST", "/200/status/start").Exit, Is.EqualTo("OK"));
    }

    [Test]
    public void Nodes_cannot_suspend_containers()
    {
        _api.PowerOn(200);
        Assert.That(_api.Run("POST", "/200/status/suspend").Exit,
            Is.EqualTo("command 'lxc-checkpoint -n 200 -s -D /var/lib/vz/dump' failed: exit code 1"));
    }

    [Test]
    public void The_high_availability_manager_starts_and_stops_containers()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=ct:200&state=started");
        Until("running");
        Assert.That(_api.Run("POST", "/200/status/stop").Log[0], Is.EqualTo("Requesting HA stop for CT 200"));
        Until("stopped");
        Assert.That(_api.ContainerFails("DELETE", "200"),
            Is.EqualTo("unable to remove CT 200 - used in HA resources and purge parameter not set."));
    }

    private void Until(string status) => Assert.That(
        () => _api.Container("GET", "200/status/current").Value<string>("status"), Is.EqualTo(status).After(5).Seconds.PollEvery(20));

    private void Lock(string reason) => _api.Datacenter.Locked(datacenter =>
    {
        var configs = Simulator.Lxc.ContainerStore.Of(datacenter);
        var config = configs.Load("pve1", 200);
        config["lock"] = reason;
        configs.Write("pve1", 200, config);
    });
}

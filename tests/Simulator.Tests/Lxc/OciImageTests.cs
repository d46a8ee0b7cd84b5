namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class OciImageTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Pull()
    {
        _api = new();
        _api.Get("POST", "/nodes/pve1/storage/local/oci-registry-pull", "reference=nginx:latest&filename=nginx");
        _api.Wait();
    }

    [Test]
    public void A_container_runs_what_the_image_is_for()
    {
        var (exit, log) = _api.Run("POST", "",
            "vmid=200&ostemplate=local:vztmpl/nginx.tar&rootfs=files:1&net0=name=eth0,bridge=vmbr0,ip=dhcp");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Does.Contain("Detected OCI archive")
                .And.Contain("Auto-Enabling host-managed network for network device net0."));
            Assert.That(_api.Option(200, "entrypoint"), Is.EqualTo("/docker-entrypoint.sh nginx"));
            Assert.That(_api.Option(200, "cmode"), Is.EqualTo("console"));
            Assert.That(_api.Option(200, "env"), Does.StartWith("PATH=/usr/local/sbin:").And.EndsWith("\0VERSION=latest"));
            Assert.That(_api.Option(200, "net0"), Does.Contain("host-managed=1"));
            Assert.That(_api.Config(200)["lxc"]!.ToString(Newtonsoft.Json.Formatting.None),
                Is.EqualTo("""[["lxc.init.cwd","/"],["lxc.signal.halt","SIGTERM"]]"""));
        });
    }

    [Test]
    public void A_network_that_the_image_manages_stays_so()
    {
        _api.Run("POST", "", "vmid=200&ostemplate=local:vztmpl/nginx.tar&rootfs=files:1&net0=name=eth0,bridge=vmbr0,host-managed=0");
        Assert.That(_api.Option(200, "net0"), Does.Contain("host-managed=0"));
    }
}

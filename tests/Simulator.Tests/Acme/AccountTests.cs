using Proxmox.Simulator.Acme;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Acme;

/// <summary><c>/cluster/acme/account</c> and the certificates that nodes order with them.</summary>
public sealed class AccountTests
{
    private const string Account = "/cluster/acme/account";
    private const string Certificates = "/nodes/pve1/certificates";
    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void An_account_is_registered_changed_and_deactivated()
    {
        Assert.That(_api.Work("POST", Account, "name=a1&contact=a@example.com&tos_url=https://example.com/terms").Exit, Is.EqualTo("OK"));
        var account = _api.Get("GET", Account + "/a1");
        Assert.That(((string?)account["account"]!["contact"]![0], (string?)account["account"]!["status"], (string?)account["tos"]),
            Is.EqualTo(("mailto:a@example.com", "valid", "https://example.com/terms")));
        Assert.That(_api.Work("PUT", Account + "/a1", "contact=b@example.com").Exit, Is.EqualTo("OK"));
        Assert.That((string?)_api.Get("GET", Account + "/a1")["account"]!["contact"]![0], Is.EqualTo("mailto:b@example.com"));
        Assert.That(_api.Work("DELETE", Account + "/a1").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Get("GET", Account).Select(entry => (string?)entry["name"]), Is.EqualTo(["_deactivated_a1_0"]));
    }

    [Test]
    public void A_directory_at_which_nobody_listens_fails_the_task()
    {
        var exit = _api.Work("POST", Account, "name=a1&contact=a@example.com&directory=https://127.0.0.1:1/directory").Exit;
        Assert.That(exit, Does.StartWith("Registration failed: Error: GET to https://127.0.0.1:1/directory Can't connect to 127.0.0.1:1"));
        Assert.That(_api.Get("GET", Account), Is.Empty);
        AcmeAccounts.Of(_api.Datacenter).Reachable.Add("https://127.0.0.1:1/directory");
        exit = _api.Work("POST", Account, "name=a1&contact=a@example.com&directory=https://127.0.0.1:1/directory").Exit;
        Assert.That(exit, Is.EqualTo("OK"));
    }

    [Test]
    public void A_node_orders_renews_and_revokes_a_certificate()
    {
        Assert.That(_api.Work("POST", Account, "name=default&contact=a@example.com").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Call("POST", Certificates + "/acme/certificate").Message,
            Is.EqualTo("ACME domain list in node configuration is missing!"));
        _api.Get("PUT", "/nodes/pve1/config", "acme=domains%3Dpve1.example.com&acmedomain0=domain%3Dalt.example.com");
        Assert.That(_api.Work("POST", Certificates + "/acme/certificate").Exit, Is.EqualTo("OK"));
        var custom = _api.Get("GET", Certificates + "/info").Last!;
        Assert.That(((string?)custom["filename"], string.Join(' ', custom["san"]!)),
            Is.EqualTo(("pveproxy-ssl.pem", "alt.example.com pve1.example.com")));
        Assert.That(_api.Call("PUT", Certificates + "/acme/certificate").Errors!["force"], Does.StartWith("Certificate does not expire"));
        Assert.That(_api.Work("PUT", Certificates + "/acme/certificate", "force=1").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Work("DELETE", Certificates + "/acme/certificate").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Get("GET", Certificates + "/info").Count(), Is.EqualTo(2));
    }

    [Test]
    public void A_custom_certificate_needs_its_key_and_replaces_another_only_by_force()
    {
        var (certificate, key) = NodeCertificates.Issue(["pve1.example.com"], _api.Datacenter.Clock.GetUtcNow());
        var form = $"certificates={Uri.EscapeDataString(certificate)}";
        Assert.That(_api.Call("POST", Certificates + "/custom", form).Errors!["key"], Does.StartWith("Attempted to upload custom"));
        form += $"&key={Uri.EscapeDataString(key)}";
        Assert.That((string?)_api.Get("POST", Certificates + "/custom", form)["subject"], Is.EqualTo("/CN=pve1.example.com"));
        Assert.That(_api.Call("POST", Certificates + "/custom", form).Message, Does.StartWith("Custom certificate file exists"));
        _api.Get("POST", Certificates + "/custom", form + "&force=1");
        _api.Get("DELETE", Certificates + "/custom");
        Assert.That(_api.Get("GET", Certificates + "/info").Count(), Is.EqualTo(2));
    }
}

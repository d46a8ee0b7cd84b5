using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmAgentTests
{
    private const string Interfaces = """
        [
          { "name": "lo", "hardware-address": "00:00:00:00:00:00", "ip-addresses": [
            { "ip-address": "127.0.0.1", "ip-address-type": "ipv4", "prefix": 8 }, { "ip-address": "::1", "ip-address-type": "ipv6", "prefix": 128 } ] },
          { "name": "eth0", "hardware-address": "bc:24:11:00:00:01", "ip-addresses": [
            { "ip-address": "192.0.2.7", "ip-address-type": "ipv4", "prefix": 24 }, { "ip-address": "169.254.3.4", "ip-address-type": "ipv4", "prefix": 16 },
            { "ip-address": "2001:db8::7", "ip-address-type": "ipv6", "prefix": 64 }, { "ip-address": "fe80::be24:11ff:fe00:1", "ip-address-type": "ipv6", "prefix": 64 } ] },
          { "name": "tun0" }
        ]
        """;

    [Test]
    public async Task The_agent_tells_addresses_host_name_and_system()
    {
        await using var pve = await StartAsync();
        Answer(pve, "network-get-interfaces", JToken.Parse(Interfaces));
        Answer(pve, "get-host-name", new JObject { ["host-name"] = "web" });
        Answer(pve, "get-osinfo",
            new JObject { ["id"] = "debian", ["pretty-name"] = "Debian GNU/Linux 13 (trixie)", ["machine"] = "x86_64" });
        pve.StartVm(100, "pve2");
        var agent = await ReadAsync(pve);
        Assert.That((agent["hostname"], agent["os"]["pretty_name"], agent["os"]["architecture"]),
            Is.EqualTo((Value.Of("web"), Value.Of("Debian GNU/Linux 13 (trixie)"), Value.Of("x86_64"))));
        Assert.That((agent["ipv4_addresses"], agent["ipv6_addresses"]), Is.EqualTo((Value.List("192.0.2.7"), Value.List("2001:db8::7"))));
        var eth0 = agent["interfaces"].Items.Single(entry => entry["name"].AsText() == "eth0");
        Assert.That((eth0["mac_address"], eth0["addresses"].Items[2]["address"], eth0["addresses"].Items[2]["prefix_length"]),
            Is.EqualTo((Value.Of("bc:24:11:00:00:01"), Value.Of("2001:db8::7"), Value.Of(64))));
        Assert.That(pve.Requests.All.Count(request => request.Path.Contains("/agent/", StringComparison.Ordinal)), Is.EqualTo(2 * 3),
            "each is asked once over either protocol");
    }

    [Test]
    public async Task What_the_agent_does_not_know_is_null()
    {
        await using var pve = await StartAsync();
        Answer(pve, "network-get-interfaces", new JArray());
        Answer(pve, "get-host-name", NotFound("guest-get-host-name"));
        Answer(pve, "get-osinfo", NotFound("guest-get-osinfo"));
        pve.StartVm(100, "pve2");
        var agent = await ReadAsync(pve);
        Assert.That((agent["hostname"].IsNull, agent["os"].IsNull, agent["interfaces"].Items.Length), Is.EqualTo((true, true, 0)));
    }

    [Test]
    public async Task A_VM_that_is_stopped_has_no_agent_to_ask()
    {
        await using var pve = await StartAsync();
        Assert.That(() => ReadAsync(pve),
            Throws.InvalidOperationException.With.Message.Contains("VM 100 is not running").And.Message.Contains("agent.enabled"));
    }

    [Test]
    public async Task An_agent_that_does_not_run_is_an_error_with_its_remedy()
    {
        await using var pve = await StartAsync();
        pve.StartVm(100, "pve2");
        Assert.That(() => ReadAsync(pve),
            Throws.InvalidOperationException.With.Message.Contains("guest agent is not running").And.Message.Contains("qemu-guest-agent"));
    }

    [Test]
    public async Task An_agent_that_may_not_answer_is_an_error_in_its_own_words()
    {
        await using var pve = await StartAsync();
        Answer(pve, "network-get-interfaces",
            new JObject
            {
                ["error"] = new JObject
                {
                    ["class"] = "CommandNotFound",
                    ["desc"] = "Command guest-network-get-interfaces has "
            + "been disabled"
                }
            });
        pve.StartVm(100, "pve2");
        Assert.That(() => ReadAsync(pve),
            Throws.InvalidOperationException.With.Message.Contains("guest-network-get-interfaces has been disabled"));
    }

    [Test]
    public async Task A_VM_that_does_not_exist_is_an_error()
    {
        await using var pve = await StartAsync();
        Assert.That(() => DataReader.ReadAsync(pve, "vm_agent", ("vmid", 999)),
            Throws.InvalidOperationException.With.Message.Contains("VM 999 does not exist"));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.CreateVm(100, "pve2", ("agent", "1"));
        return pve;
    }

    private static Task<Value> ReadAsync(PveSimulator pve) => DataReader.ReadAsync(pve, "vm_agent", ("vmid", 100));

    private static void Answer(PveSimulator pve, string question, JToken answer) => pve.Datacenter.Locked(datacenter =>
    {
        var system = GuestSystems.Of(datacenter)[100];
        system.HasAgent = true;
        system.AgentAnswers[question] = () => answer;
    });

    private static JObject NotFound(string command) =>
        new() { ["error"] = new JObject { ["class"] = "CommandNotFound", ["desc"] = $"The command {command} has not been found" } };
}

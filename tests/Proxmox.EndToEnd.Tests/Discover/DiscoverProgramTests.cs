using Proxmox.Simulator;
using Proxmox.Simulator.Notifications;
using Proxmox.Testing;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary><c>discover --pulumi</c>: what it writes is imported, built and run, and leaves nothing to do.</summary>
internal sealed class DiscoverProgramTests
{
    [Test]
    public async Task What_is_there_is_taken_over_by_a_program_without_a_change()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Nodes = 2, Guests = 90 });
        Furnish(pve);
        var imported = await DiscoveredProgram.ProveAsync(pve, Programs.Plugin(pve), async (stack, program) =>
        {
            // What is made anew has no secret that could be kept.
            pve.Request("DELETE", "/cluster/notifications/endpoints/gotify/phone");
            await stack.RefreshAsync();
            var refused = await stack.UpAsync(program);
            Assert.That(string.Join('\n', refused.Errors), Does.Contain("token must be set"));
            Assert.That(NotificationConfig.Of(pve.Datacenter).Read().Find("phone"), Is.Null);
        });
        Assert.That(imported, Has.Count.GreaterThan(100));
    }

    private static void Furnish(PveSimulator pve)
    {
        pve.Request("POST", "/pools", ("poolid", "web"), ("comment", "Web \"servers\"\n\tand ${more} {braces} \\ back"));
        pve.Request("POST", "/access/groups", ("groupid", "admins"));
        pve.Request("POST", "/access/groups", ("groupid", "class"), ("comment", "a word of C#"));
        pve.Request("POST", "/access/users", ("userid", "alice@pve"), ("groups", "admins"), ("email", "alice@example.com"));
        pve.Request("POST", "/access/roles", ("roleid", "Operator"), ("privs", "VM.PowerMgmt,VM.Audit"));
        pve.Request("PUT", "/access/acl", ("path", "/pool/web"), ("groups", "admins"), ("roles", "Operator"));
        pve.Request("PUT", "/pools", ("poolid", "web"), ("vms", "100"), ("storage", "local"));
        pve.Request("PUT", "/nodes/pve1/qemu/100/config", ("tags", "billing;prod"),
            ("description", "Runs the invoices.\nAsk \"finance\" before it is stopped: a text of several lines.\n\n    indented\n"));
        pve.Request("POST", "/storage", ("storage", "nas"), ("type", "nfs"), ("server", "192.0.2.9"), ("export", "/tank"),
            ("content", "backup,iso"));
        pve.Request("POST", "/storage", ("storage", "vault"), ("type", "pbs"), ("server", "192.0.2.8"), ("datastore", "main"),
            ("username", "backup@pbs"), ("password", "canary"), ("fingerprint", string.Join(':', Enumerable.Repeat("ab", 32))));
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "office"), ("type", "simple"));
        pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "desks"), ("zone", "office"), ("alias", "all desks"));
        pve.Request("PUT", "/cluster/sdn");
        pve.Request("POST", "/cluster/notifications/endpoints/gotify", ("name", "phone"), ("server", "https://push.example.com"),
            ("token", "canary"));
        pve.Request("POST", "/cluster/sdn/ipams", ("ipam", "netbox"), ("type", "netbox"), ("url", "https://netbox.example.com/api"),
            ("token", "canary"));
        pve.Request("POST", "/cluster/firewall/groups", ("group", "web"));
        pve.Request("POST", "/cluster/firewall/aliases", ("name", "office"), ("cidr", "192.0.2.0/24"));
    }
}

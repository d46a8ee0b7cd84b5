using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary>The command <c>discover</c>, with what the real clients make of what it writes.</summary>
internal sealed class DiscoverTests
{
    [TestCaseSource(typeof(RealClients), nameof(RealClients.Present))]
    public async Task What_is_there_is_taken_over_without_a_change(ClientKind client)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 3 });
        pve.Request("POST", "/pools", ("poolid", "web"), ("comment", "Web \"servers\"\nand ${more}"));
        pve.Request("POST", "/access/groups", ("groupid", "admins"));
        pve.Request("POST", "/access/users", ("userid", "alice@pve"), ("groups", "admins"), ("email", "alice@example.com"));
        pve.Request("POST", "/access/roles", ("roleid", "Operator"), ("privs", "VM.PowerMgmt,VM.Audit"));
        pve.Request("PUT", "/access/acl", ("path", "/pool/web"), ("groups", "admins"), ("roles", "Operator"));
        pve.Request("PUT", "/pools", ("poolid", "web"), ("vms", "100"), ("storage", "local"));

        var imports = await Discoveries.ProveAsync(client, pve);

        Assert.That(imports, Is.SupersetOf(new[]
        {
            "proxmox_pool.web", "proxmox_group.admins", "proxmox_user.alice_pve", "proxmox_role.operator", "proxmox_vm.billing",
            "proxmox_storage_directory.local", "proxmox_pool_member.web_local",
        }));
        Assert.That(imports, Has.None.Contains("administrator").And.None.EqualTo("proxmox_user.root_pam"));
    }

    [TestCaseSource(typeof(RealClients), nameof(RealClients.Present))]
    public async Task Many_that_are_alike_share_a_block(ClientKind client)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 30 });
        for (var number = 1; number <= 12; number++)
        {
            pve.Request("POST", "/pools", ("poolid", $"team-{number}"));
            pve.Request("POST", "/access/users", ("userid", $"user{number}@pve"), ("comment", $"Number {number}"));
            pve.Request("PUT", "/access/acl", ("path", $"/pool/team-{number}"), ("users", $"user{number}@pve"), ("roles", "PVEVMUser"));
        }

        pve.Request("POST", "/pools", ("poolid", "null"));

        var imports = await Discoveries.ProveAsync(client, pve);

        Assert.That(imports, Is.SupersetOf(new[]
        {
            "proxmox_pool.pools[\"team-12\"]", "proxmox_pool.pools[\"null\"]", "proxmox_user.user[\"user3@pve\"]",
                "proxmox_vm.guest[\"guest-29\"]",
        }));
        Assert.That(imports.Count(address => address.StartsWith("proxmox_acl.", StringComparison.Ordinal)), Is.EqualTo(12));
    }
}

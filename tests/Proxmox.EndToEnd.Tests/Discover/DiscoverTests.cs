using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary>The command <c>discover</c>, with what the real clients make of what it writes.</summary>
internal sealed partial class DiscoverTests
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

    [Test]
    public async Task A_thousand_guests_cost_little_more_than_a_request_for_each()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Nodes = 16, Guests = 1000 });
        pve.Clock.Advance(ClusterResources.Round);
        using var folder = new TemporaryFolder();

        var written = await Discoveries.RunAsync(pve, folder.Path);

        var objects = int.Parse(written.Output.Split(' ')[0], CultureInfo.InvariantCulture);
        var requests = pve.Requests.All;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(objects, Is.GreaterThan(1000), written.Errors);
            Assert.That(requests.Select(request => request.Verb).Distinct(), Is.EqualTo(new[] { "POST", "GET" }), "the login and reads");
            Assert.That(requests, Has.Count.LessThan(objects * 1.1), string.Join('\n', requests
                .GroupBy(request => NodeOrNumber().Replace(request.Path, "*")).OrderByDescending(kind => kind.Count())
                .Select(kind => $"{kind.Count()} {kind.Key}")));
        }
    }

    [GeneratedRegex("(?<=^/nodes/)[^/]+|[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NodeOrNumber();
}

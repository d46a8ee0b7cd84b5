using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary><c>discover</c> by a token that may see little: what it writes can be planned and applied by that very token.</summary>
internal sealed class FewPrivilegesTests
{
    private static IEnumerable<TestCaseData> Roles =>
        from client in RealClients.Present
        from roles in new (string, string)[][]
        {
            [("PVEVMUser", "/vms")],
            [("PVEAuditor", "/")],
            [("PVEVMAdmin", "/vms"), ("PVEDatastoreUser", "/storage"), ("PVESDNUser", "/sdn")],
            [("PVEAdmin", "/")],
        }
        select new TestCaseData(client, roles);

    [TestCaseSource(nameof(Roles))]
    public async Task What_it_writes_is_taken_over_by_the_same_token(ClientKind client, (string Role, string Path)[] roles)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Nodes = 2 });
        await new RandomDatacenter(pve, seed: 1).FillAsync();

        var imports = await Discoveries.ProveAsAsync(client, pve, Discoveries.Token(pve, roles));

        Assert.That(imports.Count(address => address.StartsWith("proxmox_vm.", StringComparison.Ordinal)), Is.GreaterThan(10));
    }
}

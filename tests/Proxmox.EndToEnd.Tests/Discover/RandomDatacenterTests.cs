using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary>Whatever a datacenter holds, what <c>discover</c> writes takes it over without a change.</summary>
internal sealed class RandomDatacenterTests
{
    private static IEnumerable<TestCaseData> Worlds =>
        from seed in Enumerable.Range(1, 6)
        from client in RealClients.Present
        select new TestCaseData(client, seed, seed % 3 == 0 ? PveVersion.V84 : PveVersion.V92);

    [TestCaseSource(nameof(Worlds))]
    public async Task It_is_taken_over_without_a_change(ClientKind client, int seed, PveVersion version)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Version = version });
        await new RandomDatacenter(pve, seed).FillAsync();

        var imports = await Discoveries.ProveAsync(client, pve);

        Assert.That(imports, Has.Count.GreaterThan(60));
    }
}

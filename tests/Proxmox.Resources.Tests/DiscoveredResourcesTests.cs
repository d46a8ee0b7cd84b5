using Proxmox.Simulator;
using Proxmox.Terraform.Schemas;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests;

/// <summary>
/// A datacenter with an object of every resource is discovered: each that is not left out on purpose is found, and what is written takes
/// it over without a change.
/// </summary>
internal sealed class DiscoveredResourcesTests
{
    // PVE does not tell what a configuration of it has to have.
    private static readonly string[] Untold = ["ceph_osd", "ceph_pool_erasure_coded"];

    private static IEnumerable<TestCaseData> Worlds =>
        from client in ClientKinds.Present.Where(client => !ClientKinds.IsInProcess(client))
        from version in Lives.All.Select(life => life.Version).Distinct().Order()
        select new TestCaseData(client, version);

    [TestCaseSource(nameof(Worlds))]
    public async Task All_of_them_are_found(ClientKind client, PveVersion version)
    {
        var lives = Lives.All.Where(life => life.Version == version && !life.IsAlone).ToList();
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        foreach (var life in lives)
        {
            life.Arrange(pve);
        }

        await CreateAsync(client, pve, lives);
        var expected = lives.Select(life => Catalogs.All.Resource(life.Resource)!)
            .Where(resource => resource.Discovery.LeftOut is null && !Untold.Contains(resource.Name))
            .Select(TypeNames.Of).ToList();

        var imports = await Discoveries.ProveAsync(client, pve);

        Assert.That(expected.Except(imports.Select(address => address.Split('.')[0])), Is.Empty);
    }

    private static async Task CreateAsync(ClientKind client, PveSimulator pve, IReadOnlyList<Lifecycle> lives)
    {
        await using var workspace = new Workspace(Executables.Find(client)!, await AttachedProvider.StartAsync());
        await workspace.InitAsync();
        workspace.Write("main.tf", HclText.Provider(TypeNames.Provider, Configurations.ByLogin(pve)) + string.Concat(lives.Select(life =>
            HclText.Resource(TypeNames.Of(Catalogs.All.Resource(life.Resource)!), "this", EveryResourceTests.Beside(life, life.Full)))));
        var result = await workspace.RunAsync("apply", "-auto-approve", "-no-color", "-input=false");
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
    }
}

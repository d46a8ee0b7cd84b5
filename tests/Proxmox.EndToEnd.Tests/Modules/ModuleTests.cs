using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Modules;

/// <summary>
/// The modules of <c>examples/modules</c>, with the real clients: all in one datacenter, for each start of a client takes seconds.
/// </summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class ModuleTests(ClientKind kind)
{
    // What a module makes, as PVE lists it.
    private static readonly string[] Lists =
    [
        "/access/acl", "/access/groups", "/access/roles", "/access/users", "/cluster/backup", "/cluster/firewall/groups",
        "/cluster/firewall/ipset", "/cluster/ha/resources", "/cluster/ha/rules", "/cluster/notifications/matchers",
        "/cluster/notifications/targets", "/cluster/sdn/vnets", "/cluster/sdn/zones", "/nodes/pve1/network", "/nodes/pve2/network",
        "/nodes/pve1/qemu", "/nodes/pve2/qemu", "/nodes/pve1/storage/local/content", "/nodes/pve1/storage/local-lvm/content", "/pools",
    ];

    private static readonly string[] Keys =
    [
        "path", "ugid", "roleid", "groupid", "userid", "id", "group", "name", "sid", "rule", "vnet", "zone", "iface", "vmid", "volid",
        "poolid",
    ];

    private static string Together => Path.Combine(Repository.Root, "tests/Proxmox.EndToEnd.Tests/Modules/together.tf");

    [Test]
    public async Task All_modules_are_applied_changed_and_removed_in_one_datacenter()
    {
        await using var pve = await Datacenters.StartAsync();
        var before = Names(pve);
        await using var workspace = await Workspaces.OpenAsync(
            kind, pve, ModuleFiles.Configurations.Append(("main.tf", File.ReadAllText(Together))));
        await Workspaces.ApplyAsync(workspace);
        Assert.That(Names(pve), Is.SupersetOf(before).And.Length.GreaterThan(before.Length));

        await Workspaces.ApplyAsync(workspace, "-var=grown=true");
        Assert.Multiple(() =>
        {
            Assert.That((string?)pve.Request("GET", "/nodes/pve2/time")!["timezone"], Is.EqualTo("Europe/Vienna"), "baseline");
            Assert.That(Named(pve, "/access/users", "userid"), Has.None.EqualTo("bob@pve"), "team");
            Assert.That(Named(pve, "/nodes/pve1/storage/local/content", "volid"), Has.Some.Contains("alpine-3.22"), "image library");
            Assert.That(Named(pve, "/cluster/ha/rules", "rule"), Is.EqualTo(["shop-apart"]), "web tier");
            Assert.That(Named(pve, "/nodes/pve2/qemu", "name"), Has.Some.EqualTo("prod-worker-2"), "Kubernetes nodes");
            Assert.That(Named(pve, "/cluster/backup", "schedule"), Has.Some.EqualTo("03:30"), "backup policy");
            Assert.That(Named(pve, "/cluster/sdn/vnets", "vnet"), Is.EqualTo(["data", "web"]), "network of a rack");
        });

        var destroyed = await workspace.RunAsync("destroy", "-auto-approve", "-no-color", "-input=false", "-var=grown=true");
        Assert.That(destroyed.ExitCode, Is.Zero, destroyed.Output + destroyed.Errors);
        Assert.That(Names(pve), Is.EqualTo(before));
    }

    [Test]
    public async Task Each_module_passes_its_own_tests()
    {
        await using var pve = await Datacenters.StartAsync();
        await using var workspace = await Workspaces.OpenAsync(
            // A folder without a configuration of its own is not initialised.
            kind, pve, [.. ModuleFiles.Configurations, .. ModuleFiles.Tests, ("versions.tf", Workspace.Versions)]);
        var result = await workspace.RunAsync("test", "-no-color");
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
        Assert.That(ModuleFiles.Names.Where(module => !result.Output.Contains($"tests/{module}-", StringComparison.Ordinal)), Is.Empty,
            result.Output);
    }

    // The names of all that is listed: VMIDs, volumes, users and so on, without figures that change by themselves.
    private static string[] Names(PveSimulator pve) => [.. (from list in Lists
        from item in Items(pve, list)
        select $"{list}: {string.Join(' ', Keys.Select(key => (string?)item[key]).OfType<string>())}").Order(StringComparer.Ordinal)];

    private static IEnumerable<string?> Named(PveSimulator pve, string list, string key) =>
        Items(pve, list).Select(item => (string?)item[key]).Order(StringComparer.Ordinal);

    private static IEnumerable<JToken> Items(PveSimulator pve, string list) => pve.Request("GET", list)!;
}

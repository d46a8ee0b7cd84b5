using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Terraform.Schemas;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests;

/// <summary>
/// One configuration with every resource of the provider goes through the real clients, in a run each for create, plan, change, import and
/// destroy. What each resource does step by step is climbed by our own clients, and by a real one for one resource of each pattern.
/// </summary>
internal sealed class EveryResourceTests
{
    private const string Name = "this";

    private static IEnumerable<TestCaseData> Worlds =>
        from client in ClientKinds.Present.Where(client => !ClientKinds.IsInProcess(client))
        from version in Lives.All.Select(life => life.Version).Distinct().Order()
        select new TestCaseData(client, version);

    [TestCaseSource(nameof(Worlds))]
    public async Task All_of_them_in_one_configuration(ClientKind client, PveVersion version)
    {
        var lives = Lives.All.Where(life => life.Version == version && !life.IsAlone).ToList();
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        foreach (var life in lives)
        {
            life.Arrange(pve);
        }

        await using var workspace = new Workspace(Executables.Find(client)!, await AttachedProvider.StartAsync());
        await workspace.InitAsync();
        await RunAsync("create", life => life.Full, "apply", "-auto-approve");
        using (Assert.EnterMultipleScope())
        {
            foreach (var life in lives)
            {
                Assert.That(life.Find(pve), Is.Not.Null, life.Resource);
            }
        }

        pve.Clock.Advance(ClusterResources.Round);
        await RunAsync("plan", life => life.Full, "plan", "-detailed-exitcode");
        await RunAsync("change", Changed, "apply", "-auto-approve");
        pve.Clock.Advance(ClusterResources.Round);
        await RunAsync("plan of the change", Changed, "plan", "-detailed-exitcode");
        workspace.ForgetState();
        workspace.Write("imports.tf",
            string.Concat(lives.Select(life => $"import {{\n  to = {Address(life)}\n  id = {HclText.Expression(life.IdIn(pve))}\n}}\n")));
        await RunAsync("import", Changed, "apply", "-auto-approve");
        pve.Clock.Advance(ClusterResources.Round);
        await RunAsync("plan of the import", Changed, "plan", "-detailed-exitcode");
        await RunAsync("destroy", Changed, "destroy", "-auto-approve");

        async Task RunAsync(string step, Func<Lifecycle, Value> config, params string[] command)
        {
            workspace.Write("main.tf", HclText.Provider(TypeNames.Provider, Configurations.ByLogin(pve))
                + string.Concat(lives.Select(life => HclText.Resource(Type(life), Name, Beside(life, config(life))))));
            var result = await workspace.RunAsync([.. command, "-no-color", "-input=false"]);
            Assert.That(result.ExitCode, Is.Zero, $"{step}\n{result.Output}\n{result.Errors}");
        }
    }

    private static Value Changed(Lifecycle life) => life.Changed.IsNull ? life.Full : life.Changed;

    // Only one realm is the default, and what is protected cannot be destroyed.
    internal static Value Beside(Lifecycle life, Value config) => life.Resource switch
    {
        "vm" or "container" => config.With("protection", false),
        "realm_ldap" => config,
        _ when life.Resource.StartsWith("realm_", StringComparison.Ordinal) => config.With("default", Value.Null),
        _ => config,
    };

    private static string Type(Lifecycle life) => TypeNames.Of(Catalogs.All.Resource(life.Resource)!);

    private static string Address(Lifecycle life) => $"{Type(life)}.{Name}";
}

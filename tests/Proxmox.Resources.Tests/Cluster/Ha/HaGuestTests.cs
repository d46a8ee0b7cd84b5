using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Terraform.Schemas;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha;

/// <summary>A guest and its place under HA in one configuration: each follows the other, and neither makes a difference in its plan.
/// </summary>
internal sealed class HaGuestTests
{
    private const string Vm = "/nodes/pve1/qemu/4300";
    private const string Managed = "/cluster/ha/resources/vm:4300";

    private static IEnumerable<ClientKind> Clients => ClientKinds.Present.Where(client => !ClientKinds.IsInProcess(client));

    [TestCaseSource(nameof(Clients))]
    public async Task A_guest_starts_and_stops_through_the_manager_and_nothing_differs_afterwards(ClientKind client)
    {
        await using var bench = await StartAsync(client);
        await bench.ApplyAsync(Config("power_state = \"running\""));
        Assert.That((bench.Power, bench.State), Is.EqualTo(("running", "started")));

        await bench.ApplyAsync(Config("power_state = \"stopped\""));
        Assert.That((bench.Power, bench.State), Is.EqualTo(("stopped", "stopped")));
        Assert.That(bench.Pve.Requests.All.Count(request => request.Path == Managed && request.Verb == "PUT"), Is.Zero,
            "what the manager is asked for is the guest's doing");

        await bench.ApplyAsync(Config("power_state = \"running\""));
        Assert.That((bench.Power, bench.State), Is.EqualTo(("running", "started")));
    }

    [TestCaseSource(nameof(Clients))]
    public async Task A_guest_that_is_to_be_off_is_not_started_by_its_place_under_HA(ClientKind client)
    {
        await using var bench = await StartAsync(client);
        await bench.ApplyAsync(Config("power_state = \"stopped\""));
        await bench.Pve.Datacenter.Tasks.WhenIdleAsync();
        Assert.That((bench.Power, bench.State), Is.EqualTo(("stopped", "stopped")));
    }

    [TestCaseSource(nameof(Clients))]
    public async Task What_the_user_wants_of_the_manager_is_brought_back_when_somebody_stops_the_guest(ClientKind client)
    {
        await using var bench = await StartAsync(client);
        var config = Config("", "state = \"started\"");
        await bench.ApplyAsync(config);
        GuestWorld.Run(bench.Pve, "POST", Vm + "/status/stop");
        await bench.Pve.Datacenter.Tasks.WhenIdleAsync();
        Assert.That(await bench.PlanAsync(config), Is.EqualTo(2), "the manager was told something else");
        await bench.ApplyAsync(config);
        await bench.Pve.Datacenter.Tasks.WhenIdleAsync();
        Assert.That((bench.Power, bench.State), Is.EqualTo(("running", "started")));
    }

    [TestCaseSource(nameof(Clients))]
    public async Task What_went_with_the_guest_comes_back_with_it(ClientKind client)
    {
        await using var bench = await StartAsync(client);
        var config = Config("power_state = \"stopped\"");
        await bench.ApplyAsync(config);
        GuestWorld.Run(bench.Pve, "DELETE", Vm, ("purge", 1));
        Assert.That(bench.Pve.Request("GET", "/cluster/ha/resources"), Is.Empty);
        Assert.That(bench.Pve.Request("GET", "/cluster/ha/rules"), Is.Empty);
        Assert.That(await bench.PlanAsync(config), Is.EqualTo(2));
        await bench.ApplyAsync(config);
        Assert.That(bench.State, Is.EqualTo("stopped"));
    }

    [TestCaseSource(nameof(Clients))]
    public async Task All_go_in_one_destroy_the_rule_first_and_the_guest_last(ClientKind client)
    {
        await using var bench = await StartAsync(client);
        await bench.ApplyAsync(Config("power_state = \"running\""));
        bench.Pve.Requests.Clear();
        await bench.RunAsync("destroy", "-auto-approve");
        Assert.That(bench.Pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}"),
            Is.EqualTo(new[]
            {
                "DELETE /cluster/ha/rules/first", $"DELETE {Managed}", $"POST {Vm}/status/shutdown", $"DELETE {Vm}",
            }));
    }

    private static string Config(string ofGuest, string ofManaged = "") => $$"""
        resource "proxmox_vm" "web" {
          vmid = 4300
          name = "web"
          node = "pve1"
          {{ofGuest}}
        }

        resource "proxmox_ha_resource" "web" {
          sid = "vm:${proxmox_vm.web.vmid}"
          {{ofManaged}}
        }

        resource "proxmox_ha_rule_node_affinity" "first" {
          rule_id   = "first"
          resources = [proxmox_ha_resource.web.sid]
          nodes     = { pve1 = 1 }
        }

        """;

    private static async Task<Bench> StartAsync(ClientKind client)
    {
        var pve = await PveSimulator.StartAsync();
        var workspace = new Workspace(Executables.Find(client)!, await AttachedProvider.StartAsync());
        await workspace.InitAsync();
        return new(pve, workspace);
    }

    private sealed class Bench(PveSimulator pve, Workspace workspace) : IAsyncDisposable
    {
        public PveSimulator Pve => pve;

        /// <summary>Whether the guest runs.</summary>
        public string? Power => (string?)pve.Request("GET", Vm + "/status/current")!["status"];

        /// <summary>What the manager is asked for.</summary>
        public string? State => (string?)pve.Request("GET", Managed)!["state"];

        /// <summary>Applies, after which a second plan has nothing to do.</summary>
        public async Task ApplyAsync(string config)
        {
            Write(config);
            await RunAsync("apply", "-auto-approve");
            pve.Clock.Advance(ClusterResources.Round);
            Assert.That(await PlanAsync(config), Is.Zero, "the second plan");
        }

        /// <summary>Plans; 0 for nothing to do, 2 for something.</summary>
        public async Task<int> PlanAsync(string config)
        {
            Write(config);
            return (await workspace.RunAsync("plan", "-detailed-exitcode", "-no-color", "-input=false")).ExitCode;
        }

        public async Task RunAsync(params string[] command)
        {
            var result = await workspace.RunAsync([.. command, "-no-color", "-input=false"]);
            Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
        }

        public async ValueTask DisposeAsync()
        {
            await workspace.DisposeAsync();
            await pve.DisposeAsync();
        }

        private void Write(string config) =>
            workspace.Write("main.tf", HclText.Provider(TypeNames.Provider, Configurations.Of(pve)) + config);
    }
}

using System.Text.RegularExpressions;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover;

/// <summary><c>discover --force</c> into a folder of an earlier run: what a client knows already keeps its address.</summary>
internal sealed partial class RepeatedDiscoverTests
{
    private PveSimulator _pve = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Begin()
    {
        _pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 5 });
        _folder = new();
    }

    [TearDown]
    public async Task End()
    {
        _folder.Dispose();
        await _pve.DisposeAsync();
    }

    [Test]
    public async Task What_is_made_later_takes_no_name()
    {
        _pve.Request("POST", "/pools", ("poolid", "prod-web"));
        await RunAsync("--only", "pool", "vm");
        var before = Imports();
        _pve.Request("POST", "/pools", ("poolid", "prod.web"));
        _pve.Request("POST", "/pools", ("poolid", "prod_web"));
        _pve.Request("POST", "/nodes/pve1/qemu", ("vmid", "99999"), ("name", "billing"));
        await _pve.Datacenter.Tasks.WhenIdleAsync();

        await RunAsync("--only", "pool", "vm", "--force");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Imports(), Is.SupersetOf(before));
            Assert.That(Imports(), Is.SupersetOf(new[]
            {
                ("proxmox_vm.billing", "100"), ("proxmox_vm.billing_99999", "99999"), ("proxmox_pool.prod_web", "prod-web"),
            }));
            Assert.That(Imports().Select(one => one.Address), Is.Unique);
        }
    }

    [Test]
    public async Task A_name_of_what_is_gone_is_given_to_nothing_else()
    {
        _pve.Request("POST", "/pools", ("poolid", "prod-web"));
        await RunAsync("--only", "pool");
        _pve.Request("DELETE", "/pools/prod-web");
        _pve.Request("POST", "/pools", ("poolid", "prod.web"));

        await RunAsync("--only", "pool", "--force");

        Assert.That(Imports(), Does.Contain(("proxmox_pool.prod_web_2", "prod.web")).And.None.EqualTo(("proxmox_pool.prod_web",
            "prod-web")));
    }

    [Test]
    public async Task A_name_does_not_depend_on_which_guests_are_wanted()
    {
        ClusterResources.Of(_pve.Datacenter).Period = TimeSpan.Zero;
        _pve.Request("POST", "/nodes/pve1/qemu", ("vmid", "99999"), ("name", "billing"));
        await _pve.Datacenter.Tasks.WhenIdleAsync();

        await RunAsync("--only", "vm", "--guests", "100");

        Assert.That(Imports(), Is.EqualTo(new[] { ("proxmox_vm.billing_100", "100") }));
    }

    [Test]
    public async Task Who_is_called_as_the_label_is_has_it()
    {
        foreach (var pool in new[] { "Prod-web", "prod-web", "prod_web" })
        {
            _pve.Request("POST", "/pools", ("poolid", pool));
        }

        await RunAsync("--only", "pool");

        Assert.That(Imports(), Does.Contain(("proxmox_pool.prod_web", "prod_web")));
    }

    [Test]
    public async Task A_block_of_many_stays_and_grows()
    {
        AddTeams(1, 12);
        await RunAsync("--only", "pool");
        var before = Imports();
        AddTeams(13, 14);

        await RunAsync("--only", "pool", "--force");

        Assert.That(before, Does.Contain(("proxmox_pool.team[\"team-12\"]", "team-12")).Or.Contain(("proxmox_pool.pools[\"team-12\"]",
            "team-12")));
        Assert.That(Imports(), Is.SupersetOf(before));
        Assert.That(Imports().Count(one => one.Address.Contains("[\"team-14\"]", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_is_alone_stays_alone_when_others_come()
    {
        AddTeams(1, 3);
        await RunAsync("--only", "pool");
        var before = Imports();
        AddTeams(4, 20);

        await RunAsync("--only", "pool", "--force");

        Assert.That(before, Does.Contain(("proxmox_pool.team_1", "team-1")));
        Assert.That(Imports(), Is.SupersetOf(before));
        Assert.That(Imports().Select(one => one.Address), Is.Unique);
    }

    [Test]
    public async Task Who_leaves_a_block_of_many_is_told_by_a_moved_block()
    {
        AddTeams(1, 12);
        await RunAsync("--only", "pool");
        var before = Imports().Single(one => one.Id == "team-7").Address;
        _pve.Request("PUT", "/pools", ("poolid", "team-7"), ("comment", "not as the others"));
        await RunAsync("--only", "pool", "--force");
        var moved = File.ReadAllText(_folder["moved.tf"]);
        await RunAsync("--only", "pool", "--force");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(moved, Does.Contain($"from = {before}").And.Contain("to   = proxmox_pool.team_7"));
            Assert.That(Imports(), Does.Contain(("proxmox_pool.team_7", "team-7")));
            Assert.That(File.ReadAllText(_folder["moved.tf"]), Is.EqualTo(moved), "nobody knows whether the first was applied");
        }
    }

    [Test]
    public async Task A_narrower_run_that_would_leave_objects_out_is_refused()
    {
        await RunAsync("--only", "vm", "pool");
        var before = File.ReadAllText(_folder["vms.tf"]);

        var refused = await Discoveries.RunAsync(_pve, _folder.Path, "--only", "pool", "--force");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Errors, Does.Contain("proxmox_vm.billing").And.Contain("the next plan would delete them there"));
            Assert.That(File.ReadAllText(_folder["vms.tf"]), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task What_is_gone_leaves_the_configuration()
    {
        _pve.Request("POST", "/pools", ("poolid", "old"));
        await RunAsync("--only", "pool", "vm");
        _pve.Request("DELETE", "/pools/old");

        await RunAsync("--only", "pool", "vm", "--force");

        Assert.That(File.Exists(_folder["pools.tf"]), Is.False);
    }

    [Test]
    public async Task A_resource_without_an_import_is_refused()
    {
        await RunAsync("--only", "vm");
        File.Delete(_folder["imports.tf"]);

        var refused = await Discoveries.RunAsync(_pve, _folder.Path, "--only", "vm", "--force");

        Assert.That((refused.ExitCode, refused.Errors), Is.EqualTo((1, refused.Errors)));
        Assert.That(refused.Errors, Does.Contain("proxmox_vm.billing").And.Contain("has no import block"));
    }

    [Test]
    public async Task A_program_keeps_its_names()
    {
        await RunAsync("--only", "vm", "--pulumi");
        _pve.Request("POST", "/nodes/pve1/qemu", ("vmid", "99999"), ("name", "billing"));
        await _pve.Datacenter.Tasks.WhenIdleAsync();

        await RunAsync("--only", "vm", "--pulumi", "--force");
        var other = await Discoveries.RunAsync(_pve, _folder.Path, "--only", "vm", "--force");

        Assert.That(File.ReadAllText(_folder["import.json"]), Does.Contain("\"name\": \"billing\", \"id\": \"100\"")
            .And.Contain("\"name\": \"billing_99999\", \"id\": \"99999\""));
        Assert.That(other.Errors, Does.Contain("has written for Pulumi. Name another folder."));
    }

    private void AddTeams(int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            _pve.Request("POST", "/pools", ("poolid", $"team-{number}"));
        }
    }

    private IReadOnlyList<(string Address, string Id)> Imports() =>
        [.. Import().Matches(File.ReadAllText(_folder["imports.tf"])).Select(one => (one.Groups["to"].Value, one.Groups["id"].Value))];

    private async Task RunAsync(params string[] arguments)
    {
        var written = await Discoveries.RunAsync(_pve, [_folder.Path, .. arguments]);
        Assert.That(written.ExitCode, Is.Zero, written.Errors);
    }

    [GeneratedRegex("to = (?<to>.+)\n +id = \"(?<id>.+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}

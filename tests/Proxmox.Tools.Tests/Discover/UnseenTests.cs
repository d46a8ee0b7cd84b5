using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover;

/// <summary>What <c>discover</c> says of that which it does not see.</summary>
internal sealed class UnseenTests
{
    private TemporaryFolder _folder = null!;

    private string Report => File.ReadAllText(_folder["REPORT.md"]);

    [SetUp]
    public void Begin() => _folder = new();

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task A_token_that_sees_a_part_is_told_so()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Nodes = 2 });
        pve.Request("POST", "/nodes/pve2/network", ("iface", "vlan7"), ("type", "vlan"), ("vlan-raw-device", "vmbr0"));

        var written = await Discoveries.RunAsAsync(pve, Discoveries.Token(pve, ("PVEVMUser", "/vms")), _folder.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.ExitCode, Is.Zero);
            Assert.That(written.Errors, Does.Contain("warning: The user or token sees a part only. There may be more than it is shown of: "
                + "access, guest, mapping, network, pools, sdn, storage."));
            Assert.That(Report, Does.Contain("Datastore.Audit or Datastore.AllocateSpace on /storage shows all.")
                .And.Contain("`proxmox_pool`: Pool.Audit on /pool shows all.").And.Not.Contain("VM.Audit on /vms"));
            Assert.That(Report, Does.Contain("- `proxmox_network_vlan` `pve2/vlan7`: PVE does not tell it by itself, as a plan asks for "
                + "it, without Sys.Audit on /nodes/{node}."));
            Assert.That(File.ReadAllText(_folder["imports.tf"]), Does.Contain("proxmox_vm.").And.Not.Contain("proxmox_network"));
        }
    }

    [Test]
    public async Task A_token_that_sees_some_guests_is_told_that_there_may_be_more()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });

        await Discoveries.RunAsAsync(pve, Discoveries.Token(pve, ("PVEVMUser", "/vms/100")), _folder.Path, "--only", "vms");

        Assert.That(Report, Does.Contain("- `proxmox_vm`").And.Contain("VM.Audit on /vms shows all."));
    }

    [Test]
    public async Task Root_sees_everything()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });

        var written = await Discoveries.RunAsync(pve, _folder.Path);

        Assert.That(written.Errors, Does.Not.Contain("warning"));
        Assert.That(Report, Does.Not.Contain("may not see"));
        Assert.That(pve.Requests.All.Select(request => request.Path), Has.None.EqualTo("/access/permissions"));
    }

    [Test]
    public async Task The_role_of_the_guide_is_enough_for_everything()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Nodes = 2 });
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "office"), ("type", "simple"));
        pve.Request("PUT", "/cluster/sdn");
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs/guides/discover.md"));
        var privileges = guide.Split("pveum role add Discover --privs \"")[1].Split('"')[0];
        pve.Request("POST", "/access/roles", ("roleid", "Discover"), ("privs", privileges.Replace(' ', ',')));
        var token = Discoveries.Token(pve, ("PVEAuditor", "/"), ("Discover", "/"));

        var written = await Discoveries.RunAsAsync(pve, token, _folder.Path);

        Assert.That(written.Errors, Does.Not.Contain("warning"));
        Assert.That(written.Output, Does.Not.Contain("could not be taken"), Report);
    }

    [Test]
    public async Task Nodes_that_do_not_answer_are_named()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Nodes = 3 });
        pve.Request("POST", "/nodes/pve3/qemu", ("vmid", 901), ("name", "far"));
        pve.Request("PUT", "/nodes/pve3/config", ("description", "far"));
        pve.Datacenter.FindNode("pve3")!.Online = false;
        pve.Clock.Advance(ClusterResources.Round);

        var written = await Discoveries.RunAsync(pve, _folder.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.Errors, Does.Contain("warning: Node pve3 is offline: nothing that is on it could be read."));
            Assert.That(Report, Does.Contain("## Nodes that do not answer").And.Contain("- `pve3` is offline: ")
                .And.Contain("`proxmox_network_bridge`").And.Contain("`proxmox_node_config`"));
            Assert.That(Report, Does.Contain("- `proxmox_vm` `901`: It is on node pve3, which does not answer."));
            Assert.That(Report, Does.Not.Contain("no node of that name"));
            Assert.That(pve.Requests.All.Select(request => request.Path), Has.None.StartsWith("/nodes/pve3/"));
        }
    }

    [Test]
    public async Task What_is_on_a_node_that_went_off_is_not_taken_out_of_an_earlier_run()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Nodes = 3 });
        pve.Request("POST", "/nodes/pve3/qemu", ("vmid", 901), ("name", "far"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        pve.Clock.Advance(ClusterResources.Round);
        await Discoveries.RunAsync(pve, _folder.Path, "--only", "vms");
        pve.Datacenter.FindNode("pve3")!.Online = false;
        pve.Clock.Advance(ClusterResources.Round);

        var again = await Discoveries.RunAsync(pve, _folder.Path, "--only", "vms", "--force");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.ExitCode, Is.EqualTo(1));
            Assert.That(again.Errors, Does.Contain("proxmox_vm.far would leave the configuration").And.Contain("PVE may still have it")
                .And.Contain("Nothing is written. Not everything could be read: ").And.Contain("pve3")
                .And.Not.Contain("Give --only"));
            Assert.That(File.ReadAllText(_folder["vms.tf"]), Does.Contain("\"far\""));
        }
    }

    [Test]
    public async Task A_PVE_that_takes_requests_and_is_silent_ends_it()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        pve.Faults.On("GET", "*").After(12).Delay(TimeSpan.FromMinutes(10));
        var limit = TimeSpan.FromSeconds(6);

        var ended = await Discoveries.RunAsAsync(
            pve, token: null, options => options with { RequestTimeout = limit, RetryBudget = limit }, _folder.Path);

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Errors, Does.Contain("error: PVE answers no longer, and nothing is written."));
        Assert.That(Directory.EnumerateFiles(_folder.Path), Is.Empty);
    }

    [Test]
    public async Task What_the_SDN_is_about_to_remove_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "leaving"), ("type", "simple"));
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "staying"), ("type", "simple"));
        pve.FindTask(pve.Request("PUT", "/cluster/sdn")!.ToString())!.Ended.Wait();
        pve.Request("DELETE", "/cluster/sdn/zones/leaving");

        var written = await Discoveries.RunAsync(pve, _folder.Path, "--only", "sdn");

        Assert.That(File.ReadAllText(_folder["sdn.tf"]), Does.Contain("staying").And.Not.Contain("leaving"));
        Assert.That(Report, Does.Contain("- `proxmox_sdn_zone_simple` `leaving`: Its removal is staged"));
        Assert.That(written.Output, Does.Contain("1 object could not be taken."));
    }

    [Test]
    public async Task What_is_counted_is_the_same_on_the_screen_and_in_the_report()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 5 });
        pve.Faults.On("GET", "/cluster/metrics/server").Fail(403, "Permission check failed (/, Sys.Audit)");
        pve.Faults.On("GET", "/nodes/pve1/qemu/100/pending").Fail(500, "unable to read it");

        var written = await Discoveries.RunAsync(pve, _folder.Path);

        var counted = Report.Split('\n').Single(line => line.Contains("could not be taken.", StringComparison.Ordinal));
        var taken = File.ReadAllText(_folder["imports.tf"]).Split("import {").Length - 1;
        Assert.That(counted, Is.EqualTo($"{taken} objects are taken; 1 object and 3 kinds of objects as a whole could not be taken."));
        Assert.That(written.Output, Does.Contain(counted));
    }
}

using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class ContainerTemplateTests
{
    private const string Rocky = "rockylinux-10-default_20251001_amd64.tar.xz";
    private const string Volume = "local:vztmpl/" + Rocky;

    private static readonly Lifecycle Life = new("container_template")
    {
        Id = "pve1/" + Volume,
        Minimal = Template(("file_name", Rocky)),
        Full = Template(
            ("file_name", Rocky), ("package", "rockylinux-10-default"), ("section", "system"), ("if_exists", "refuse"),
                ("watch_upstream", false)),
        Replacements =
        [
            ("file_name", "debian-12-standard_12.7-1_amd64.tar.zst"), ("node", "pve2"), ("storage", "files"),
            ("package", "debian-12-standard"), ("section", "mail"),
        ],
        Remove = pve => pve.Run("DELETE", "/nodes/pve1/storage/local/content/" + Volume),
        Find = pve => Files.Find(pve, Volume),
        CreateRequest = ("POST", "/nodes/pve1/aplinfo"),
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["file_name"] = "the file keeps its name",
            ["package"] = "the file stays what it is",
            ["section"] = "the file stays what it is",
        },
        Untold = ["package", "section", "if_exists", "watch_upstream"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_template_whose_answer_was_lost_is_waited_for_and_not_ordered_twice()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", Life.CreateRequest.Path).DropAfterHandling().Once();
        pve.Faults.OnTask("download").Delay(TimeSpan.FromSeconds(1)).Once();
        await using var client = await WireClient.StartAsync(pve, "container_template");
        Assert.That((await client.ApplyAsync(Template(("file_name", Rocky)))).Errors, Is.Empty);
        Assert.That(client.State["volume_id"].AsText(), Is.EqualTo(Volume));
        Assert.That(pve.Requests.All.Count(request => request.Verb == "POST"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_newest_of_a_package_is_fetched_and_stays_when_a_newer_one_is_offered()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "container_template");
        var config = Template(("package", "debian-12-standard"), ("watch_upstream", true));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((client.State["file_name"].AsText(), client.State["volume_id"].AsText()), Is.EqualTo(
            ("debian-12-standard_12.12-1_amd64.tar.zst", "local:vztmpl/debian-12-standard_12.12-1_amd64.tar.zst")));
        Assert.That((await client.PlanAsync(config)).Warnings, Is.Empty);
        Offer(pve, new Appliance("debian-12-standard", "12.13-1", "debian-12", "A Debian 12"));
        var plan = await client.PlanAsync(config);
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(plan.Warnings.Single(), Does.Contain("offers debian-12-standard_12.13-1_amd64.tar.zst"));
        Assert.That((await client.PlanAsync(Template(("package", "debian-12-standard")))).Warnings, Is.Empty, "unless it is asked for");
    }

    [Test]
    public async Task A_template_that_is_there_is_adopted_when_it_is_the_one_of_the_list()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Run("POST", "/nodes/pve1/aplinfo", ("storage", "local"), ("template", Rocky));
        await using var client = await WireClient.StartAsync(pve, "container_template");
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors.Single(), Does.Contain($"{Volume} exists already"));
        Assert.That((await client.ApplyAsync(Life.Minimal.With("if_exists", "adopt"))).Errors, Is.Empty);
        await client.ApplyAsync(Value.Null);
        Files.Put(pve, Volume, [1, 2, 3]);
        Assert.That((await client.ApplyAsync(Life.Minimal.With("if_exists", "adopt"))).Errors.Single(), Does.Contain("checksum mismatch"));
        Assert.That((await client.ApplyAsync(Life.Minimal.With("if_exists", "overwrite"))).Errors, Is.Empty);
    }

    [Test]
    public async Task What_the_list_lacks_is_found_in_the_plan_with_the_nearest_name()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "container_template");
        Assert.That((await client.PlanAsync(Template(("file_name", "rockylinux-10-default_20251002_amd64.tar.xz")))).Warnings.Single(),
            Does.Contain("offers no template").And.Contain($"Did you mean {Rocky}?"));
        Assert.That((await client.PlanAsync(Template(("package", "rockylinux-10-defalt")))).Warnings.Single(),
            Does.Contain("Did you mean rockylinux-10-default?"));
        Assert.That((await client.ApplyAsync(Template(("package", "arch")))).Errors.Single(), Does.Contain("offers no template of it"));
    }

    private static void Offer(PveSimulator pve, Appliance appliance) => pve.Datacenter.Locked(datacenter =>
    {
        var host = StorageConfig.Of(datacenter).Host;
        host.Appliances = [.. host.Appliances, appliance];
    });

    private static Value Template(params (string Name, Value Value)[] members) => members.Aggregate(
        Config(("node", "pve1"), ("storage", "local")), (template, member) => template.With(member.Name, member.Value));
}

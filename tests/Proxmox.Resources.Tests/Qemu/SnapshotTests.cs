using Newtonsoft.Json.Linq;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class SnapshotTests
{
    private const string Collection = "/nodes/pve2/qemu/110/snapshot";

    private static readonly Lifecycle Life = new("vm_snapshot")
    {
        Id = "110/before-upgrade",
        Arrange = pve =>
        {
            pve.CreateVm(110, "pve2", ("name", "web"), ("scsi0", "local-lvm:1"));
            pve.CreateVm(111, "pve1", ("name", "db"), ("scsi0", "local-lvm:1"));
        },
        Minimal = Config(("vmid", 110), ("name", "before-upgrade")),
        Full = Config(
            ("vmid", 110), ("name", "before-upgrade"), ("description", "Before 13.1, ümlaut; a=b\nand more"), ("include_ram", true)),
        Changed = Config(("vmid", 110), ("name", "before-upgrade"), ("description", "Others"), ("include_ram", true)),
        Replacements = [("name", "other"), ("vmid", 111)],
        Drift = pve => pve.Request("PUT", Collection + "/before-upgrade/config", ("description", "by hand")),
        Remove = pve => pve.Run("DELETE", Collection + "/before-upgrade"),
        Find = pve => Entry(pve, "before-upgrade"),
        CreateRequest = ("POST", Collection),
        Untold = ["include_ram"],
    };

    private static readonly Value One = Config(("vmid", 110), ("name", "one"));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_snapshot_of_a_running_VM_holds_its_memory_when_it_is_to()
    {
        await using var pve = await StartAsync();
        pve.StartVm(110, "pve2");
        await using var client = await WireClient.StartAsync(pve, "vm_snapshot");
        await client.ApplyAsync(One.With("include_ram", true));
        Assert.That(client.State["has_ram"], Is.EqualTo(Value.Of(true)));
        Assert.That(client.State["created_at_unix"].AsLong(), Is.EqualTo(Entry(pve, "one")!.Value<long>("snaptime")));
    }

    [Test]
    public async Task A_snapshot_tells_which_one_it_follows()
    {
        await using var pve = await StartAsync();
        pve.Run("POST", Collection, ("snapname", "first"));
        await using var client = await WireClient.StartAsync(pve, "vm_snapshot");
        await client.ApplyAsync(One);
        Assert.That(client.State["parent_name"], Is.EqualTo(Value.Of("first")));
    }

    [Test]
    public async Task The_VM_is_found_wherever_it_has_moved()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.CreateVm(110, "pve2");
        await using var client = await WireClient.StartAsync(pve, "vm_snapshot");
        await client.ApplyAsync(One);
        pve.Run("POST", Vms.Path(110, "pve2") + "/migrate", ("target", "pve3"));
        Assert.That((await client.PlanAsync(One)).Action, Is.EqualTo(PlannedAction.Nothing));
        var outcome = await client.ApplyAsync(One.With("description", "moved"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(((JArray)pve.Request("GET", Vms.Path(110, "pve3") + "/snapshot")!)[0].Value<string>("description"),
            Is.EqualTo("moved"));
    }

    [Test]
    public async Task A_snapshot_that_somebody_else_took_is_left_alone()
    {
        await using var pve = await StartAsync();
        pve.Run("POST", Collection, ("snapname", "one"), ("description", "theirs"));
        await using var client = await WireClient.StartAsync(pve, "vm_snapshot");
        var outcome = await client.ApplyAsync(One);
        Assert.That(outcome.Errors.Single(), Does.Contain("has a snapshot of that name already").And.Contain("110/one"));
        Assert.That(client.State.IsNull, Is.True);
        Assert.That(Entry(pve, "one")!.Value<string>("description"), Is.EqualTo("theirs"));
    }

    [Test]
    public async Task A_snapshot_that_cannot_be_taken_is_not_recorded()
    {
        await using var pve = await StartAsync();
        pve.Request("PUT", Vms.Path(110, "pve2") + "/config", ("scsi1", "local-lvm:1"));
        pve.Faults.OnTask("qmsnapshot").Fail("snapshot feature is not available");
        await using var client = await WireClient.StartAsync(pve, "vm_snapshot");
        var outcome = await client.ApplyAsync(One);
        Assert.That(outcome.Errors.Single(), Does.Contain("snapshot feature is not available"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task A_snapshot_goes_with_its_VM()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_snapshot");
        await client.ApplyAsync(One);
        pve.Run("DELETE", Vms.Path(110, "pve2"));
        var outcome = await client.ApplyAsync(One);
        Assert.That(outcome.Action, Is.EqualTo(PlannedAction.Create));
        Assert.That(outcome.Errors.Single(), Does.Contain("VM 110 does not exist"));
    }

    [Test]
    public async Task Several_snapshots_of_one_VM_in_one_apply_are_taken_in_turn()
    {
        await using var pve = await StartAsync();
        pve.Datacenter.Pace.Snapshot = TimeSpan.FromMilliseconds(300);
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(
            ((string[])["one", "two", "three"]).Select(name => Task.Run(() => TakeAsync(provider, One.With("name", name)))));
        Assert.That(answers.SelectMany(answer => answer.Diagnostics), Is.Empty);
        Assert.That(pve.Requests.All.Count(request => request.Verb == "POST"), Is.EqualTo(3), "none is sent while another is under way");
        Assert.That(pve.Request("GET", Collection)!.Count(), Is.EqualTo(4));
    }

    [TestCase("current")]
    [TestCase("Pending")]
    [TestCase("1st")]
    public async Task A_name_that_PVE_refuses_is_refused_before_anything_is_done(string name)
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_snapshot");
        Assert.That((await client.PlanAsync(One.With("name", name))).Errors, Has.Some.Contains("name"));
    }

    [Test]
    public async Task The_snapshots_of_a_VM_are_listed_by_name()
    {
        await using var pve = await StartAsync();
        pve.Run("POST", Collection, ("snapname", "two"), ("description", "second"));
        pve.Run("POST", Collection, ("snapname", "one"));
        var entries = (await DataReader.ReadAsync(pve, "vm_snapshots", ("vmid", 110)))["items"].Items;
        Assert.That(entries.Select(entry => entry["id"].AsText()), Is.EqualTo(new[] { "110/one", "110/two" }));
        Assert.That(entries.Select(entry => entry["description"].AsText()), Is.EqualTo(new[] { null, "second" }));
        Assert.That(entries[0]["parent_name"].AsText(), Is.EqualTo("two"));
    }

    private static async Task<ApplyAnswer> TakeAsync(Provider provider, Value config)
    {
        var resource = Catalogs.All.Resource(Life.Resource)!;
        var whole = Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name, config[field.Name])));
        var plan = await provider.PlanAsync(resource, new(Value.Null, whole, ManagedAttributes.Empty), CancellationToken.None);
        return await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, whole, plan.Managed), CancellationToken.None);
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        return pve;
    }

    private static JToken? Entry(PveSimulator pve, string name) =>
        pve.Request("GET", Collection)!.FirstOrDefault(entry => entry.Value<string>("name") == name);
}

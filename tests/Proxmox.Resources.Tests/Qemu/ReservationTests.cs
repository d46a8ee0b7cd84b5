using Proxmox.Engine;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// PVE has reserved a VMID and then finds no worker to make the VM: what is left behind blocks the VMID, and nothing but root itself can
/// remove it.
/// </summary>
public sealed class ReservationTests
{
    private static readonly Value New = Object(("name", "web"), ("node", "pve1"), ("preflight", "off"), ("start_on_create", false),
        ("disks", Object(("scsi0", Object(("storage", "files"), ("size", "1G"))))));

    [Test]
    public async Task A_token_names_what_is_left_with_the_way_to_remove_it_and_makes_no_other_VM()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmcreate").NoWorker().Once();
        var answer = await CreateAsync(Configurations.Of(pve));
        var error = answer.Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Error);
        Assert.That(error.Detail, Does.Contain("got no worker upid").And.Contain(
            "VMID reserved by a configuration on node pve1").And.Contain("`qm destroy 100 --skiplock`"));
        Assert.That(answer.State.IsNull, Is.True);
        Assert.That(Writes(pve), Is.EqualTo(new[] { "POST /nodes/pve1/qemu" }));
    }

    [Test]
    public async Task The_next_create_passes_over_what_is_left()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmcreate").NoWorker().Once();
        await CreateAsync(Configurations.Of(pve));
        Assert.That((await CreateAsync(Configurations.Of(pve))).State["vmid"].AsLong(), Is.EqualTo(101));
    }

    [Test]
    public async Task A_chosen_VMID_that_is_only_reserved_is_not_offered_for_import()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmcreate").NoWorker().Once();
        var config = New.With("vmid", 100);
        await CreateAsync(Configurations.Of(pve), config);
        var error = (await CreateAsync(Configurations.Of(pve), config)).Diagnostics.Single();
        Assert.That(error.Detail, Does.Contain("already exists").And.Contain("`qm destroy 100 --skiplock`").And.Not.Contain("mport"));
        var warning = (await PlanAsync(Configurations.Of(pve), config.With("preflight", "warn"))).Diagnostics.Single();
        Assert.That((warning.Summary, warning.Detail), Is.EqualTo((
            "VMID 100 is reserved",
            "Node pve1 keeps a configuration of it that holds nothing but the lock of a create. Unless that create is at work, free the "
                + "VMID: run `qm destroy 100 --skiplock` there, then run this again.")));
    }

    [Test]
    public async Task Root_removes_what_is_left_says_so_and_creates_the_VM_under_the_same_VMID()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmcreate").NoWorker().Once();
        var answer = await CreateAsync(Configurations.ByLogin(pve));
        Assert.That(answer.Diagnostics.Select(diagnostic => (diagnostic.Severity, diagnostic.Summary)),
            Is.EqualTo(new[] { (Severity.Warning, "A reservation of PVE was removed") }));
        Assert.That(answer.State["vmid"].AsLong(), Is.EqualTo(100));
        Assert.That(Writes(pve), Is.EqualTo(new[] { "POST /nodes/pve1/qemu", "DELETE /nodes/pve1/qemu/100", "POST /nodes/pve1/qemu" }));
    }

    [Test]
    public async Task What_root_cannot_remove_is_named()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmcreate").NoWorker().Once();
        pve.Faults.OnTask("qmdestroy").Fail("no more memory");
        var answer = await CreateAsync(Configurations.ByLogin(pve));
        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain("no more memory").And.Contain("`qm destroy 100 --skiplock`"));
    }

    [Test]
    public async Task Root_removes_nothing_that_it_could_not_look_at()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmcreate").NoWorker().Once();
        pve.Faults.On("GET", "/nodes/pve1/tasks").Fail(500, "no").Once();
        var answer = await CreateAsync(Configurations.ByLogin(pve));
        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain("got no worker upid"));
        Assert.That(Writes(pve), Has.None.StartsWith("DELETE"));
    }

    [Test]
    public async Task A_clone_that_finds_no_worker_has_left_nothing_and_is_sent_again()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("qmclone").NoWorker().Once();
        var answer = await CreateAsync(Configurations.Of(pve),
            Object(("name", "web"), ("node", "pve1"), ("start_on_create", false), ("clone", Object(("vmid", 900)))));
        Assert.That(answer.Diagnostics, Is.Empty);
        Assert.That(answer.State["vmid"].AsLong(), Is.EqualTo(100));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        pve.Requests.Clear();
        return pve;
    }

    private static IEnumerable<string> Writes(PveSimulator pve) =>
        pve.Requests.All.Where(request => request.Verb != "GET" && request.Path != "/access/ticket")
            .Select(request => $"{request.Verb} {request.Path}");

    private static async Task<ApplyAnswer> CreateAsync(Value configuration, Value? config = null)
    {
        var provider = Providers.Of(configuration);
        var resource = Catalogs.All.Resource("vm")!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, config ?? New, ManagedAttributes.Empty), CancellationToken.None);
        return await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, config ?? New, plan.Managed), CancellationToken.None);
    }

    private static Task<PlanAnswer> PlanAsync(Value configuration, Value config) =>
        Providers.Of(configuration).PlanAsync(
            Catalogs.All.Resource("vm")!, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
}

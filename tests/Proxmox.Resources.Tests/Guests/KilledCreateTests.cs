using System.Globalization;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Resources.Tests.Lxc;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Resources.Tests.Shared;
using static Proxmox.Resources.Tests.Guests.GuestWorld;

namespace Proxmox.Resources.Tests.Guests;

/// <summary>
/// The provider dies at one request of a create after the other, once before PVE has it and once after. The client has recorded nothing
/// unless it got the answer. After the next apply there is one guest, whole, with one set of disks, and the plan is empty.
/// </summary>
[TestFixture("vm")]
[TestFixture("container")]
public sealed class KilledCreateTests
{
    private const int MostRequests = 60;

    private readonly string _resource;
    private readonly string _type;
    private readonly string _name;
    private readonly string _root;
    private readonly Action<PveSimulator> _furnish;
    private readonly Value _new;
    private readonly Value _cloned;

    public KilledCreateTests(string resource)
    {
        _resource = resource;
        if (resource == "vm")
        {
            (_type, _name, _root, _furnish) = ("qemu", "name", "scsi0", VmWorld.Furnish);
            _new = Object(
                ("name", "web"), ("node", "pve1"), ("description", "a web server"),
                ("disks", Object(("scsi0", Object(("storage", "files"), ("import_from", VmWorld.Image), ("size", "5G"))),
                    ("scsi1", Object(("storage", "local-lvm"), ("size", "1G"))))));
            _cloned = Object(
                ("name", "web"), ("node", "pve1"), ("clone", Object(("vmid", 900))), ("cpu", Object(("cores", 2))),
                ("disks", Object(("scsi0", Object(("size", "6G"))), ("scsi1", Object(("storage", "local-lvm"), ("size", "1G"))))));
        }
        else
        {
            (_type, _name, _root, _furnish) = ("lxc", "hostname", "rootfs", pve =>
            {
                ContainerWorld.Furnish(pve);
                ContainerWorld.AddTemplate(pve);
            }
            );
            _new = Object(
                ("hostname", "web"), ("node", "pve1"), ("description", "a web server"), ("os_template", ContainerWorld.Template),
                ("mount_points", Object(("rootfs", Object(("storage", "ct-files"), ("size", "5G"))),
                    ("mp0", Object(("storage", "local-lvm"), ("size", "1G"), ("path", "/data"))))));
            _cloned = Object(
                ("hostname", "web"), ("node", "pve1"), ("clone", Object(("vmid", 900))), ("cpu", Object(("cores", 2))),
                ("mount_points", Object(("rootfs", Object(("size", "6G"))),
                    ("mp0", Object(("storage", "local-lvm"), ("size", "1G"), ("path", "/data"))))));
        }
    }

    [Test]
    public async Task A_create_that_is_killed_anywhere_leaves_no_orphan_and_no_double(
        [Values] bool isClone, [Values] bool isTemplate, [Values] bool isCarriedOut)
    {
        var config = (isClone ? _cloned : _new).With("template", isTemplate ? Value.Of(true) : Value.Null);
        var deaths = 0;
        while (await DiesAtAsync(deaths + 1, config, isCarriedOut))
        {
            deaths++;
            Assert.That(deaths, Is.LessThan(MostRequests));
        }

        Assert.That(deaths, Is.GreaterThan(8), "the create makes requests to die at");
    }

    [Test]
    public async Task A_chosen_VMID_is_taken_up_again_too([Range(2, 8, 2)] int death)
    {
        Assert.That(await DiesAtAsync(death, _new.With("vmid", 250), isCarriedOut: true), Is.True);
    }

    [Test]
    public async Task A_guest_of_the_same_configuration_that_is_whole_is_nobody_elses_to_take()
    {
        await using var pve = await StartAsync();
        var first = await CreateAsync(Providers.Of(pve), _new);
        await first.AfterResponse!();
        var second = await CreateAsync(Providers.Of(pve), _new);
        await second.AfterResponse!();
        Assert.That(second.State["vmid"].AsLong(), Is.Not.EqualTo(first.State["vmid"].AsLong()));
    }

    // Nothing tells them apart: no name, no VMID.
    [Test]
    public async Task A_guest_that_was_recorded_is_not_taken_over_by_its_twin_though_the_provider_died_just_then()
    {
        await using var pve = await StartAsync();
        var twin = _new.With(_name, Value.Null);
        var first = await CreateAsync(Providers.Of(pve), twin);
        await Providers.Of(pve).ReadAsync(Catalogs.All.Resource(_resource)!, new(first.State, first.Managed), CancellationToken.None);
        var second = await CreateAsync(Providers.Of(pve), twin);
        Assert.That((first.State["vmid"].AsLong(), second.State["vmid"].AsLong()), Is.EqualTo((100L, 101L)));
    }

    [Test]
    public async Task A_create_that_fails_half_way_is_recorded_and_not_taken_for_an_interrupted_one()
    {
        await using var pve = await StartAsync();
        pve.Faults.On("POST", $"/nodes/*/{_type}/*/status/start").Fail(500, "no more memory\n").Once();
        var failed = await CreateAsync(Providers.Of(pve), _new);
        Assert.That(failed.Diagnostics.HasErrors, Is.True);
        Assert.That(failed.State["vmid"].AsLong(), Is.EqualTo(100));
        await failed.AfterResponse!();
        var other = await CreateAsync(Providers.Of(pve), _new);
        Assert.That(other.State["vmid"].AsLong(), Is.EqualTo(101));
    }

    [Test]
    public async Task A_mark_that_was_left_behind_goes_with_the_next_change()
    {
        await using var pve = await StartAsync();
        var created = await CreateAsync(Providers.Of(pve), _new);
        Assert.That((string?)pve.Request("GET", $"/nodes/pve1/{_type}/100/config")!["description"], Does.Contain("unfinished"));
        await CreateAsync(Providers.Of(pve), _new.With(_name, "other"), created.State, created.Managed);
        Assert.That(((string?)pve.Request("GET", $"/nodes/pve1/{_type}/100/config")!["description"])!.Trim(), Is.EqualTo("a web server"));
    }

    private async Task<bool> DiesAtAsync(int death, Value config, bool isCarriedOut)
    {
        await using var pve = await StartAsync();
        var at = $"dying at request {death.ToString(CultureInfo.InvariantCulture)}";
        var mortal = new Mortal(death, isCarriedOut);
        var prior = Value.Null;
        var memory = ManagedAttributes.Empty;
        var begun = RunAsync();
        await Task.WhenAny(begun, mortal.Death);
        if (!mortal.Death.IsCompleted)
        {
            await begun;
            return false;
        }

        // No process starts as fast as a worker of PVE's writes down that the VMID is taken.
        while (pve.Request("GET", "/nodes/pve1/tasks", ("source", "active"))!.HasValues && Machines().Count == 0)
        {
            await Task.Delay(10);
        }

        var applied = await CreateAsync(Providers.Of(pve), config, prior, memory);
        Assert.That(applied.Diagnostics.Where(diagnostic => diagnostic.Severity == Model.Diagnostics.Severity.Error)
            .Select(diagnostic => $"{diagnostic.Summary}: {diagnostic.Detail}"), Is.Empty, at);
        await (applied.AfterResponse?.Invoke() ?? Task.CompletedTask);

        var vmid = applied.State["vmid"].AsLong()!.Value;
        Assert.That(Machines(), Is.EqualTo((long[])[vmid]), at);
        var live = pve.Request("GET", $"/nodes/pve1/{_type}/{vmid}/config")!;
        Assert.That((string?)live["description"], prior.IsNull ? Does.Not.Contain("unfinished") : Does.Not.Contain("(nothing)"), at);
        Assert.That((string?)live[_root], Does.Contain(Root(config)["size"].AsText()!), at);
        Assert.That(live.Children<Newtonsoft.Json.Linq.JProperty>().Select(option => option.Name), Has.None.StartsWith("unused"), at);
        Assert.That((string?)pve.Request("GET", $"/nodes/pve1/{_type}/{vmid}/status/current")!["status"],
            Is.EqualTo(config["template"].IsNull ? "running" : "stopped"), at);
        var volumes = ((string[])[_resource == "vm" ? "files" : "ct-files", "local-lvm"]).SelectMany(
            storage => pve.Request("GET", $"/nodes/pve1/storage/{storage}/content")!.Select(volume => (string)volume["volid"]!));
        Assert.That(volumes.Where(volume => volume.Contains($"-{vmid}-", StringComparison.Ordinal)).Count(), Is.EqualTo(2), at);
        return true;

        List<long> Machines() => [.. pve.Request("GET", "/cluster/resources", ("type", "vm"))!.Select(guest => (long)guest["vmid"]!)
            .Where(guest => guest != 900)];

        async Task RunAsync()
        {
            var answer = await CreateAsync(Providers.Of(pve, mortal.Over), config);
            if (!mortal.Death.IsCompleted)
            {
                (prior, memory) = (answer.State, answer.Managed);
            }

            await (answer.AfterResponse?.Invoke() ?? Task.CompletedTask);
        }
    }

    private Value Root(Value config) => config[_resource == "vm" ? "disks" : "mount_points"][_root];

    private async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync(new());
        _furnish(pve);
        return pve;
    }

    private async Task<ApplyAnswer> CreateAsync(
        Provider provider, Value config, Value? prior = null, ManagedAttributes? memory = null)
    {
        var resource = Catalogs.All.Resource(_resource)!;
        var before = prior ?? Value.Null;
        if (!before.IsNull)
        {
            before = (await provider.ReadAsync(resource, new(before, memory!), CancellationToken.None)).State;
        }

        var plan = await provider.PlanAsync(resource, new(before, config, memory ?? ManagedAttributes.Empty), CancellationToken.None);
        return !before.IsNull && plan.Planned.Equals(before)
            ? new(before, plan.Managed, plan.Diagnostics)
            : await provider.ApplyAsync(resource, new(before, plan.Planned, config, plan.Managed), CancellationToken.None);
    }
}

using System.Globalization;
using Proxmox.Engine;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class ManyVmsTests
{
    [Test]
    public async Task Fifty_VMs_created_at_once_each_get_a_VMID_of_their_own([Values] bool areClones)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        // Somebody else has ids in the middle of those that are free.
        Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", 105));
        Run(pve, "POST", "/nodes/pve2/qemu", ("vmid", 123));
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(index => CreateAsync(provider, areClones ? Clone(index) : New(index))));
        Assert.That(answers.SelectMany(answer => answer.Diagnostics).Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Select(diagnostic => diagnostic.Summary + ": " + diagnostic.Detail), Is.Empty);
        Assert.That(answers.Select(answer => answer.State["vmid"].AsLong()).Distinct().Count(), Is.EqualTo(50));
        foreach (var answer in answers)
        {
            var live = pve.Request("GET", $"/nodes/{answer.State["current_node"].AsText()}/qemu/{answer.State["vmid"].AsLong()}/config")!;
            Assert.That((string?)live["name"], Is.EqualTo(answer.State["name"].AsText()));
        }
    }

    [Test]
    public async Task A_clone_whose_task_meets_a_lock_is_tried_again()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        pve.Faults.OnTask("qmclone").FailOnLock(900).Times(3);
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(index => CreateAsync(provider, Clone(index))));
        Assert.That(answers.SelectMany(answer => answer.Diagnostics).Where(diagnostic => diagnostic.Severity == Severity.Error), Is.Empty);
        Assert.That(answers.Select(answer => answer.State["vmid"].AsLong()).Distinct().Count(), Is.EqualTo(5));
    }

    [Test]
    public async Task A_range_that_is_used_up_says_so()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        var provider = Providers.Of(pve);
        var range = Object(("first", 300), ("last", 301));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(index => CreateAsync(provider, New(index).With("vmid_range", range))));
        Assert.That(answers.Count(answer => answer.State["vmid"].AsLong() is 300 or 301), Is.EqualTo(2));
        var failure = answers.Single(answer => answer.State.IsNull);
        Assert.That(failure.Diagnostics.Select(diagnostic => diagnostic.Detail), Has.Some.Contains("vmid_range has no free VMID left"));
    }

    [Test]
    public async Task Refreshing_many_VMs_asks_for_the_list_once()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => CreateAsync(provider, New(index))));
        var refresher = Providers.Of(pve);
        pve.Clock.Advance(ClusterResources.Round);
        pve.Requests.Clear();
        await Task.WhenAll(answers.Select(
            answer => refresher.ReadAsync(Catalogs.All.Resource("vm")!, new(answer.State, answer.Managed), CancellationToken.None)));
        Assert.That(pve.Requests.All.Count, Is.LessThanOrEqualTo(44));
    }

    private static Value New(int index) => Object(
        ("name", "web-" + index.ToString(CultureInfo.InvariantCulture)), ("node", "pve1"), ("start_on_create", false),
            ("disks", Object(("scsi0", Object(("storage", "files"), ("size", "1G"))))));

    private static Value Clone(int index) => Object(
        ("name", "clone-" + index.ToString(CultureInfo.InvariantCulture)), ("node", "pve1"), ("start_on_create", false),
            ("clone", Object(("name", "golden"), ("full", index % 2 == 0))), ("cpu", Object(("cores", 2))));

    private static async Task<ApplyAnswer> CreateAsync(Provider provider, Value config)
    {
        var resource = Catalogs.All.Resource("vm")!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        var answer = await provider.ApplyAsync(resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
        await (answer.AfterResponse?.Invoke() ?? Task.CompletedTask);
        return answer;
    }
}

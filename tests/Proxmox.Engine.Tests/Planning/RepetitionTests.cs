using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>A plan that is made once more for the same change, as a client does inside the apply.</summary>
internal sealed class RepetitionTests
{
    private static readonly Resource Chatty = Widget.Declaration with
    {
        Hooks = Widget.Declaration.Hooks with
        {
            CheckPlan = plan => plan.Diagnostics.Warn("By itself", "A warning."),
            Preflight = async (session, plan, cancel) =>
            {
                await session.Pve.GetAsync("/widgets", cancel: cancel);
                plan.Diagnostics.Warn("By PVE", "A warning.");
            },
        },
    };

    [Test]
    public async Task A_plan_that_has_said_everything_notes_so_and_its_repetition_neither_asks_nor_warns()
    {
        var bench = new Bench(resource: Chatty);
        var config = bench.Config(("name", "w1"), ("turbo", "on"));
        var first = await bench.PlanAsync(config);
        Assert.That((first.Managed.IsRepeatable, first.Diagnostics.Count), Is.EqualTo((true, 2)));
        var later = new Bench(resource: Chatty);
        var second = await RepeatAsync(later, config, first);
        Assert.That(second.Diagnostics, Is.Empty);
        Assert.That(later.Pve.Calls, Is.Empty);
        Assert.That((second.Planned, second.Managed), Is.EqualTo((first.Planned, first.Managed)));
    }

    [Test]
    public async Task What_was_not_known_or_not_answered_in_the_first_is_checked_in_the_second()
    {
        var bench = new Bench(resource: Chatty);
        Assert.That((await bench.PlanAsync(bench.Config(("name", "w1"), ("title", Value.Unknown)))).Managed.IsRepeatable, Is.False);
        bench.Pve.Before = (call, _) => call.Path == "/widgets" ? throw FakePve.Fault(FaultKind.Timeout, "too busy", call)
            : Task.CompletedTask;
        Assert.That((await bench.PlanAsync(bench.Config(("name", "w1")))).Managed.IsRepeatable, Is.False);
        bench.Pve.Before = (call, _) => call.Path == "/version" ? throw FakePve.Fault(FaultKind.Timeout, "too busy", call)
            : Task.CompletedTask;
        Assert.That((await bench.PlanAsync(bench.Config(("name", "w1"), ("turbo", "on")))).Managed.IsRepeatable, Is.False);
    }

    [Test]
    public async Task Errors_are_said_again()
    {
        var bench = new Bench(
            resource: Chatty with { Hooks = Chatty.Hooks with { CheckPlan = plan => plan.Diagnostics.Error("By itself", "An error.") } });
        var request = new PlanRequest(Value.Null, bench.Config(("name", "w1")), ManagedAttributes.Empty) { IsRepeated = true };
        Assert.That((await bench.Provider.PlanAsync(bench.Resource, request, CancellationToken.None)).Diagnostics.HasErrors, Is.True);
    }

    [Test]
    public async Task The_note_is_of_the_plan_and_not_of_the_object()
    {
        var bench = new Bench();
        var config = bench.Config(("name", "w1"));
        var plan = await bench.PlanAsync(config);
        var applied = await bench.ApplyAsync(config, plan);
        Assert.That((plan.Managed.IsRepeatable, plan.Managed.Failed.IsRepeatable, applied.Managed.IsRepeatable),
            Is.EqualTo((true, false, false)));
        Assert.That((ManagedAttributes.FromBytes(plan.Managed.ToBytes()).IsRepeatable,
            ManagedAttributes.FromBytes(applied.Managed.ToBytes()).IsRepeatable), Is.EqualTo((true, false)));
    }

    private static Task<PlanAnswer> RepeatAsync(Bench bench, Value config, PlanAnswer first) => bench.Provider.PlanAsync(
        bench.Resource, new(Value.Null, config, ManagedAttributes.Empty)
        {
            IsRepeated = ManagedAttributes.FromBytes(
            first.Managed.ToBytes()).IsRepeatable
        }, CancellationToken.None);
}

using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>What follows from the configuration alone is known in the plan, and is what the apply is held to.</summary>
internal sealed class ForeseenTests
{
    private static readonly Field<string> Place = Declare.Text("place", "Place.").Computed();

    private static readonly Resource Foreseeing = Widget.Declaration with
    {
        Fields = [.. Widget.Declaration.Fields, Place],
        Hooks = Widget.Declaration.Hooks with
        {
            Foresee = plan => plan.Planned.Get(Widget.Name) is not { } name ? plan.Planned.Value
                : plan.Planned.Value.With(Place.Name, Value.Of("at " + name)),
        },
    };

    [Test]
    public async Task A_value_that_follows_from_others_is_known_in_the_plan_of_a_create()
    {
        var bench = new Bench(resource: Foreseeing);
        var plan = await bench.PlanAsync(bench.Config(("name", "a")));
        Assert.That(plan.Planned["place"].AsText(), Is.EqualTo("at a"));
        plan = await bench.PlanAsync(bench.Config(("name", Value.Unknown)));
        Assert.That(plan.Planned["place"].IsUnknown, Is.True);
    }

    [Test]
    public async Task A_value_that_has_become_another_is_a_change()
    {
        var bench = new Bench(resource: Foreseeing);
        var prior = (await bench.PlanAsync(bench.Config(("name", "a")))).Planned.With("place", "elsewhere");
        var plan = await bench.PlanAsync(bench.Config(("name", "a")), prior);
        Assert.That(plan.Planned["place"].AsText(), Is.EqualTo("at a"));
    }

    [Test]
    public async Task An_error_of_what_is_foreseen_refuses_the_plan()
    {
        var bench = new Bench(resource: Widget.Declaration with
        {
            Hooks = Widget.Declaration.Hooks with
            {
                Foresee = plan =>
                {
                    plan.Diagnostics.Error("Not so", "It cannot be.");
                    return plan.Planned.Value;
                },
            },
        });
        Assert.That((await bench.PlanAsync(bench.Config(("name", "a")))).Diagnostics.HasErrors, Is.True);
    }
}

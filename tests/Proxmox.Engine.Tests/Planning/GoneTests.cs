using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>Plans that clients make although what they plan will not be made: a destroy begins so.</summary>
internal sealed class GoneTests
{
    private static readonly Resource Refused = Widget.Declaration with
    {
        Hooks = Widget.Declaration.Hooks with
        {
            Preflight = (_, plan, _) =>
            {
                plan.Diagnostics.Error("Could not plan the widget", "The bench is taken.");
                return Task.CompletedTask;
            },
        },
    };

    [Test]
    public async Task What_the_run_has_found_gone_is_refused_by_the_apply_alone()
    {
        var bench = new Bench(resource: Refused);
        var config = bench.Config(("name", "w1"));
        var never = await bench.PlanAsync(config);
        Assert.That((never.Diagnostics.HasErrors, never.Managed.IsRepeatable), Is.EqualTo((true, true)));

        var state = bench.Config(("name", "w1"), ("id", "w1"));
        var read = await bench.Provider.ReadAsync(bench.Resource, new(state, ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(read.State.IsNull, Is.True);
        var gone = await bench.PlanAsync(config);
        Assert.That(gone.Diagnostics.Single().Severity, Is.EqualTo(Severity.Warning));
        Assert.That(gone.Diagnostics.Single().Detail, Does.StartWith("The bench is taken.").And.Contain("an apply fails by this"));
        Assert.That(gone.Managed.IsRepeatable, Is.False, "the apply has to ask once more");
    }

    [Test]
    public async Task Nothing_is_checked_for_a_client_that_goes_on_to_destroy()
    {
        var bench = new Bench(resource: Refused);
        var request = new PlanRequest(Value.Null, bench.Config(("name", "w1"), ("turbo", "on")), ManagedAttributes.Empty)
        { IsBeforeDestroy = true };
        var plan = await bench.Provider.PlanAsync(bench.Resource, request, CancellationToken.None);
        Assert.That(plan.Diagnostics, Is.Empty);
        Assert.That(bench.Pve.Calls, Is.Empty);
    }
}

using Google.Protobuf;
using Proxmox.Client;
using Proxmox.Model.Values;
using Proxmox.Terraform.GoPlugin;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Tests.Fakes;

namespace Proxmox.Terraform.Tests.Rpc;

public sealed class LifecycleTests
{
    private static readonly Value Config =
        Attached.Gadget(("name", "first"), ("comment", "hello"), ("size", "8G"), ("labels", Value.Set("b", "a")),
        ("limits", Value.Object(("cpu", 2), ("memory_mib", Value.Null))), ("password", "canary"));

    [Test]
    public async Task A_create_is_planned_with_unknowns_and_applied_without()
    {
        await using var host = await Attached.StartAsync();

        var plan = await host.PlanAsync(Value.Null, Config);
        var planned = Attached.Read(plan.PlannedState);
        var applied = await host.ApplyAsync(Value.Null, Config, plan);
        var state = Attached.Read(applied.NewState);

        Assert.That((planned["serial"].IsUnknown, planned["comment"]), Is.EqualTo((true, Value.Of("hello"))));
        Assert.That(applied.Diagnostics, Is.Empty);
        Assert.That(state.IsWhollyKnown, Is.True);
        Assert.That((state["id"], state["serial"], state["password"]),
            Is.EqualTo((Value.Of("first"), Value.Of("S-first"), Value.Of("canary"))));
        Assert.That(Attached.ReadIdentity(FakeCatalog.Gadget, applied.NewIdentity), Is.EqualTo(Value.Object(("name", "first"))));
        Assert.That(applied.LegacyTypeSystem, Is.False);
        Assert.That(host.Pve.Find("/gadgets/first"), Contains.Key("password"));
    }

    [Test]
    public async Task Planning_after_an_apply_is_the_state_itself()
    {
        await using var host = await Attached.StartAsync();
        var (state, memory) = await host.ChangeAsync(Value.Null, Config);

        var read = await host.Client.ReadResourceAsync(
            new() { TypeName = "proxmox_gadget", CurrentState = Attached.Write(state), Private = memory });
        var plan = await host.PlanAsync(Attached.Read(read.NewState), Config, read.Private);

        Assert.That(plan.Diagnostics, Is.Empty);
        Assert.That(Attached.Read(plan.PlannedState), Is.EqualTo(state));
        Assert.That(plan.RequiresReplace, Is.Empty);
    }

    [Test]
    public async Task A_removed_attribute_is_cleared_because_the_private_data_tell_that_it_was_managed()
    {
        await using var host = await Attached.StartAsync();
        var (state, memory) = await host.ChangeAsync(Value.Null, Config);

        var (updated, _) = await host.ChangeAsync(state, Config.With("comment", Value.Null), memory);

        Assert.That(updated["comment"].IsNull, Is.True);
        Assert.That(host.Pve.Find("/gadgets/first"), Does.Not.ContainKey("comment"));
    }

    [Test]
    public async Task A_change_that_the_object_does_not_survive_names_its_attribute()
    {
        await using var host = await Attached.StartAsync();
        var (state, memory) = await host.ChangeAsync(Value.Null, Config);

        var plan = await host.PlanAsync(state, Config.With("name", "second"), memory);

        Assert.That(plan.RequiresReplace.Single().Steps.Single().AttributeName, Is.EqualTo("name"));
    }

    [Test]
    public async Task A_destroy_is_planned_as_null_and_applied_as_null()
    {
        await using var host = await Attached.StartAsync();
        var (state, memory) = await host.ChangeAsync(Value.Null, Config);

        var (gone, _) = await host.ChangeAsync(state, Value.Null, memory);

        Assert.That(gone.IsNull, Is.True);
        Assert.That(host.Pve.Paths, Is.Empty);
    }

    [Test]
    public async Task An_object_that_is_gone_reads_as_null_and_any_other_trouble_keeps_the_state()
    {
        await using var host = await Attached.StartAsync();
        var (state, memory) = await host.ChangeAsync(Value.Null, Config);
        var request = new ReadResource.Types.Request
        {
            TypeName = "proxmox_gadget",
            CurrentState = Attached.Write(state),
            Private = memory
        };

        host.Pve.OnRequest = (_, _) => throw new PveFault(FaultKind.Unreachable, "no route to host");
        var failed = await host.Client.ReadResourceAsync(request);
        host.Pve.OnRequest = (_, _) => { };
        host.Pve.Remove("/gadgets/first");
        var gone = await host.Client.ReadResourceAsync(request);

        Assert.That(failed.Diagnostics.Single().Severity, Is.EqualTo(Diagnostic.Types.Severity.Error));
        Assert.That((Attached.Read(failed.NewState), failed.Private), Is.EqualTo((state, memory)));
        Assert.That(gone.Diagnostics, Is.Empty);
        // Written out, for an absent message means the same by accident.
        Assert.That(gone.NewState.Msgpack.ToByteArray(), Is.EqualTo(new byte[] { 0xc0 }));
    }

    [Test]
    public async Task A_create_that_fails_leaves_nothing_in_the_state()
    {
        await using var host = await Attached.StartAsync();
        await host.ChangeAsync(Value.Null, Config);

        var again = await host.ApplyAsync(Value.Null, Config, await host.PlanAsync(Value.Null, Config));

        Assert.That(again.Diagnostics.Single().Detail, Does.Contain("already exists"));
        Assert.That(Attached.Read(again.NewState).IsNull, Is.True);
    }

    [Test]
    public async Task An_update_that_fails_keeps_what_is_recorded()
    {
        await using var host = await Attached.StartAsync();
        var (state, memory) = await host.ChangeAsync(Value.Null, Config);
        host.Pve.Refuse("PUT", new(FaultKind.Locked, "locked (backup)"));
        var config = Config.With("comment", "changed");

        var applied = await host.ApplyAsync(state, config, await host.PlanAsync(state, config, memory));

        Assert.That(applied.Diagnostics, Has.Count.EqualTo(1));
        Assert.That(Attached.Read(applied.NewState)["comment"], Is.EqualTo(Value.Of("hello")));
    }

    [Test]
    public async Task A_delete_that_fails_keeps_what_is_recorded()
    {
        await using var host = await Attached.StartAsync();
        var (state, memory) = await host.ChangeAsync(Value.Null, Config);
        host.Pve.Refuse("DELETE", new(FaultKind.Permission, "Permission check failed"));

        var applied = await host.ApplyAsync(state, Value.Null, await host.PlanAsync(state, Value.Null, memory));

        Assert.That(applied.Diagnostics, Has.Count.EqualTo(1));
        Assert.That(Attached.Read(applied.NewState), Is.EqualTo(state));
    }

    [Test]
    public async Task An_import_by_id_and_one_by_identity_begin_with_the_same()
    {
        await using var host = await Attached.StartAsync();
        await host.ChangeAsync(Value.Null, Config);

        var byId = await host.Client.ImportResourceStateAsync(new() { TypeName = "proxmox_gadget", Id = "first" });
        var byIdentity = await host.Client.ImportResourceStateAsync(
            new() { TypeName = "proxmox_gadget", Identity = byId.ImportedResources[0].Identity });
        var read = await host.Client.ReadResourceAsync(
            new() { TypeName = "proxmox_gadget", CurrentState = byId.ImportedResources[0].State });
        var plan = await host.PlanAsync(Attached.Read(read.NewState), Config.With("password", Value.Null), read.Private);

        Assert.That(byIdentity.ImportedResources, Is.EqualTo(byId.ImportedResources));
        Assert.That(Attached.Read(read.NewState)["comment"], Is.EqualTo(Value.Of("hello")));
        Assert.That(Attached.Read(plan.PlannedState), Is.EqualTo(Attached.Read(read.NewState)));
    }

    [Test]
    public async Task A_wrong_import_id_is_explained()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.ImportResourceStateAsync(new() { TypeName = "proxmox_part", Id = "nonsense" });

        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain("{gadget}/{name}").And.Contain("first/second"));
        Assert.That(answer.ImportedResources, Is.Empty);
    }

    [Test]
    public async Task A_stop_cancels_what_is_under_way_and_the_call_still_answers()
    {
        await using var host = await Attached.StartAsync();
        var began = new TaskCompletionSource();
        host.Pve.BeforeCreate = async cancel =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        };
        var apply = host.ApplyAsync(Value.Null, Config, await host.PlanAsync(Value.Null, Config));
        await began.Task;

        var stopped = await host.Client.StopProviderAsync(new());
        var applied = await apply.WaitAsync(TimeSpan.FromSeconds(10));
        host.Pve.BeforeCreate = _ => Task.CompletedTask;
        var (later, _) = await host.ChangeAsync(Value.Null, Config);

        Assert.That(stopped.Error, Is.Empty);
        Assert.That(applied.Diagnostics.Single().Summary, Does.Contain("Cancelled"));
        Assert.That(later["name"], Is.EqualTo(Value.Of("first")));
    }

    [Test]
    [Category("Slow")]
    public async Task An_apply_of_eleven_seconds_survives_beside_the_hosts_silent_streams()
    {
        await using var host = await Attached.StartAsync();
        using var broker = new GRPCBroker.GRPCBrokerClient(host.Channel).StartStream();
        using var streams = new GRPCStdio.GRPCStdioClient(host.Channel).StreamStdio(new());
        host.Pve.BeforeCreate = cancel => Task.Delay(TimeSpan.FromSeconds(11), TimeProvider.System, cancel);

        var (state, _) = await host.ChangeAsync(Value.Null, Config);

        Assert.That(state["id"], Is.EqualTo(Value.Of("first")));
    }

    [Test]
    public async Task Many_calls_run_at_once()
    {
        await using var host = await Attached.StartAsync();

        var states = await Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
            host.ChangeAsync(Value.Null, Attached.Gadget(("name", $"n{number}"), ("comment", new string('x', 100_000))))));

        Assert.That(states.Select(pair => pair.State["id"].AsText()).Distinct().Count(), Is.EqualTo(50));
    }

    [Test]
    public async Task A_write_only_value_is_sent_and_recorded_nowhere()
    {
        await using var host = await Attached.StartAsync();
        var config = Attached.Gadget(("name", "first"), ("password_wo", "canary"), ("password_wo_version", 1));

        var plan = await host.PlanAsync(Value.Null, config);
        var applied = await host.ApplyAsync(Value.Null, config, plan);

        Assert.That(applied.Diagnostics, Is.Empty);
        Assert.That(host.Pve.Find("/gadgets/first")!["password"], Is.EqualTo("canary"));
        Assert.That(plan.ToByteString().ToStringUtf8() + applied.ToByteString().ToStringUtf8(), Does.Not.Contain("canary"));
    }
}

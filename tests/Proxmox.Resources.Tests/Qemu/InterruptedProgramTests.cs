using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;
using Proxmox.Pulumi.Schemas;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Pulumirpc;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>A program with VMs whose run ends early: what a create owes is done by the next run, and nothing is made twice.</summary>
public sealed class InterruptedProgramTests
{
    private const string Type = "proxmox:guest:VirtualMachine";

    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_VM_whose_start_failed_is_started_by_the_next_update_though_nobody_manages_its_power(bool isRefreshed)
    {
        await using var pve = await PveSimulator.StartAsync();
        VmWorld.Furnish(pve);
        using var stack = Open(pve, await PulumiProvider.StartAsync(), out var replace);
        pve.Faults.OnTask("qmstart").Fail("start failed: QEMU exited with code 1").Once();

        var failed = await stack.UpAsync(Program(["a"]));
        if (isRefreshed)
        {
            await stack.RefreshAsync();
        }

        var planned = await stack.PreviewAsync(Program(["a"]));
        var next = await stack.UpAsync(Program(["a"]));
        var last = await stack.PreviewAsync(Program(["a"]));

        Assert.That(failed.Errors, Has.Some.Contains("QEMU exited with code 1"));
        Assert.That(planned.StepOf("a")!.Op, Is.EqualTo(StepOp.Update));
        Assert.That((next.Succeeded, next.Warnings), Is.EqualTo((true, Array.Empty<string>())));
        Assert.That(StatusOf(pve, stack, "a"), Is.EqualTo("running"));
        Assert.That(last.HasChanges, Is.False);
        await replace.DisposeAsync();
    }

    [Test]
    public async Task A_run_that_is_stopped_at_any_moment_is_finished_by_the_next([Range(4, 124, 12)] int moment)
    {
        await using var pve = await PveSimulator.StartAsync();
        VmWorld.Furnish(pve);
        pve.Requests.Clear();
        using var stack = Open(pve, await PulumiProvider.StartAsync(), out var provider);
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (pve.Requests.All.Count < moment)
            {
                await Task.Delay(1, stop.Token);
            }

            await stop.CancelAsync();
        });

        await stack.UpAsync(Program(Names), cancellationToken: stop.Token);
        await stop.CancelAsync();
        var next = await stack.UpAsync(Program(Names));

        Assert.That((next.Succeeded, next.Warnings, next.Errors), Is.EqualTo((true, Array.Empty<string>(), Array.Empty<string>())));
        Assert.That(Names.Select(name => StatusOf(pve, stack, name)), Is.All.EqualTo("running"));
        Assert.That(pve.Request("GET", "/nodes/pve1/qemu")!.Count(), Is.EqualTo(Names.Length + 1), "and the template");
        Assert.That((await stack.PreviewAsync(Program(Names))).HasChanges, Is.False);
        Assert.That(Names.Select(name => NotesOf(pve, stack, name)), Is.All.Not.Contain("unfinished"));
        await provider.DisposeAsync();
        await ((Task)watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Test]
    public async Task An_engine_that_is_killed_before_it_has_recorded_a_VM_finds_it_again_and_takes_no_other()
    {
        await using var pve = await PveSimulator.StartAsync();
        VmWorld.Furnish(pve);
        string first, again, other;
        await using (var killed = await Direct.StartAsync(pve))
        {
            first = await killed.CreateAsync("a");
        }

        await using (var next = await Direct.StartAsync(pve))
        {
            again = await next.CreateAsync("a");
            other = await next.CreateAsync("b");
            await next.Client.CancelAsync(new());
        }

        string later;
        await using (var last = await Direct.StartAsync(pve))
        {
            later = await last.CreateAsync("a");
        }

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first), "of the same configuration, but another resource");
        Assert.That(later, Is.Not.EqualTo(first), "the engine that has ended in order has recorded it");
    }

    [TestCase("web", "web-[0-9a-f]{7}")]
    [TestCase("my_vm", "VM 100")]
    public async Task A_VM_without_a_name_is_named_after_its_resource_where_that_makes_a_host_name(string resource, string name)
    {
        await using var pve = await PveSimulator.StartAsync();
        using var stack = Open(pve, await PulumiProvider.StartAsync(), out var provider);
        var program = new InProcessProgram(
            context => context.RegisterAsync(Type, resource, PropertyObject.Of(("node", "pve1"), ("startOnCreate", false))));

        await stack.UpAsync(program);

        Assert.That((string?)pve.Request("GET", "/nodes/pve1/qemu")!.Single()["name"], Does.Match($"^{name}$"));
        Assert.That((await stack.PreviewAsync(program)).HasChanges, Is.False);
        await provider.DisposeAsync();
    }

    private static Stack Open(PveSimulator pve, PulumiProvider provider, out PulumiProvider served)
    {
        served = provider;
        return Stack.Open(new() { Plugins = [provider.Source], Config = PulumiClient.Settings(Configurations.Of(pve)) });
    }

    private static InProcessProgram Program(IEnumerable<string> names) =>
        new(context => Task.WhenAll(names.Select(name => context.RegisterAsync(Type, name, PropertyObject.Of(
        ("name", name),
        ("node", "pve1"),
        ("clone", PropertyObject.Of(("vmid", 900))),
        ("cpu", PropertyObject.Of(("cores", 2))))))));

    private static string? StatusOf(PveSimulator pve, Stack stack, string name) =>
        (string?)pve.Request("GET", $"/nodes/pve1/qemu/{stack.Snapshot.Find(name)!.Id}/status/current")!["status"];

    private static string NotesOf(PveSimulator pve, Stack stack, string name) =>
        (string?)pve.Request("GET", $"/nodes/pve1/qemu/{stack.Snapshot.Find(name)!.Id}/config")!["description"] ?? "";

    /// <summary>A provider that is called without an engine, which could only end in order.</summary>
    private sealed class Direct(PulumiProvider provider, Proxmox.Grpc.LocalChannel channel) : IAsyncDisposable
    {
        public ResourceProvider.ResourceProviderClient Client { get; } = new(channel);

        public static async Task<Direct> StartAsync(PveSimulator pve)
        {
            var provider = await PulumiProvider.StartAsync();
            var direct = new Direct(provider, Proxmox.Grpc.LocalChannel.To(((AttachedPlugin)provider.Source).Address));
            var settings = PulumiClient.Settings(Configurations.Of(pve));
            await direct.Client.ConfigureAsync(new()
            {
                Args = new()
                {
                    Fields = { settings.ToDictionary(setting => setting.Key[(Tokens.Package.Length + 1)..], setting =>
                    Value.ForString(setting.Value.Text), StringComparer.Ordinal) }
                },
            });
            return direct;
        }

        public async Task<string> CreateAsync(string name)
        {
            var properties = new Struct { Fields = { ["name"] = Value.ForString("same"), ["node"] = Value.ForString("pve1") } };
            return (await Client.CreateAsync(
                new() { Urn = $"urn:pulumi:dev::test::{Type}::{name}", Type = Type, Properties = properties })).Id;
        }

        public async ValueTask DisposeAsync()
        {
            channel.Dispose();
            await provider.DisposeAsync();
        }
    }
}

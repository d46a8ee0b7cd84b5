using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>Where a VM is, in which pool and whether it runs, changed together with what is in its configuration.</summary>
public sealed class VmCombinationTests
{
    private static readonly Value Full = Object(
        ("vmid", 100), ("node", "pve1"), ("pool_id", "web"), ("power_state", "stopped"), ("migrate", Object(("offline", true))),
        ("name", "web"), ("description", "A web server"), ("tags", Value.Set("web")), ("start_at_boot", true), ("tablet", false),
        ("cpu", Object(("cores", 2))), ("memory", Object(("size_mib", 1024))), ("agent", Object(("enabled", true))),
        ("disks", Object(("scsi0", Object(("storage", "nas"), ("size", "1G"))))),
        ("network_devices", Object(("net0", Object(("model", "virtio"), ("bridge", "vmbr0"), ("mac_address", "BC:24:11:00:00:01"))))));

    private static readonly Lifecycle Moved = new("vm")
    {
        Id = "100",
        Minimal = Object(("vmid", 100), ("node", "pve1"), ("power_state", "stopped"), ("migrate", Object(("offline", true))),
            ("memory", Object(("size_mib", 512))), ("cpu", Object(("cores", 1)))),
        Full = Full,
        Further =
        [
            ("node", "pve2"), ("node", "pve3"), ("pool_id", "db"), ("power_state", "running"), ("power_state", "paused"),
            ("on_restart_required", "reboot"), ("on_restart_required", "stop_start"), ("on_restart_required", "defer"),
                ("placement", "pinned"), ("shutdown_timeout_seconds", 30),
            ("memory", Object(("size_mib", 2048))), ("cpu", Object(("cores", 4), ("type", "host"))),
            ("disks", Object(("scsi0", Object(("storage", "nas"), ("size", "1G"))), ("scsi1", Object(("storage", "nas"), ("size", "1G"))))),
        ],
        NotCleared = new Dictionary<string, string>(
            StringComparer.Ordinal)
        { ["node"] = "", ["power_state"] = "", ["migrate"] = "", ["disks"] = "" },
        Find = _ => null,
        CreateRequest = ("POST", "/nodes/*/qemu"),
    };

    [Test]
    public async Task What_goes_through_alone_goes_through_together([Values(1, 2, 3, 4)] int seed)
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/pools", ("poolid", "web"));
        world.ByHand("POST", "/pools", ("poolid", "db"));
        await world.ApplyAsync(Full);
        var resource = Catalogs.All.Resource("vm")!;
        var observer = new Observer(Configurations.Of(world.Pve), resource);
        await new Combinations(Moved, resource, seed).TryAsync(ApplyAsync, () => observer.ReadAsync(Moved.Id));

        async Task ApplyAsync(Value config, string said)
        {
            await TestContext.Out.WriteLineAsync(said);
            await world.ApplyAsync(config, mayWarn: true);
            Assert.That(world.Status(node: config["node"].AsText()!), Is.EqualTo(config["power_state"].AsText()), said);
        }
    }

    [Test]
    public async Task A_VM_that_did_not_start_is_repaired_with_the_next_apply()
    {
        await using var world = await StartAsync();
        world.Pve.Faults.OnTask("qmstart").Fail("start failed: QEMU exited with code 1").Once();
        var config = Full.With("power_state", "running").With("pool_id", Value.Null);
        Assert.That((await world.TryAsync(config)).Errors, Is.Not.Empty);
        await world.ApplyAsync(config.With("cpu", Object(("cores", 1))), mayWarn: true);
        Assert.That(world.Status(), Is.EqualTo("running"));
    }

    [Test]
    public async Task What_somebody_else_has_changed_is_found_before_the_VM_is_moved()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Furnish(pve);
        var (resource, provider) = (Catalogs.All.Resource("vm")!, Providers.Of(pve));
        var config = Full.With("pool_id", Value.Null);
        var first = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        var made = await provider.ApplyAsync(resource, new(Value.Null, first.Planned, config, first.Managed), CancellationToken.None);
        config = config.With("node", "pve2").With("cpu", Object(("cores", 4)));
        var plan = await provider.PlanAsync(resource, new(made.State, config, made.Managed), CancellationToken.None);
        Run(pve, "PUT", "/nodes/pve1/qemu/100/config", ("cores", 7));
        pve.Requests.Clear();
        var answer = await provider.ApplyAsync(resource, new(made.State, plan.Planned, config, plan.Managed), CancellationToken.None);
        Assert.That(answer.Diagnostics.Select(diagnostic => diagnostic.Summary), Is.EqualTo(["vm changed after the plan"]));
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
    }
}

using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class CpuModelTests
{
    private const string Path = "/cluster/qemu/custom-cpu-models/web";

    private static readonly Value Minimal = Config(("cpu_model_id", "web"), ("reported_model", "EPYC"));

    private static readonly Value Full = Minimal.With("flags", Value.Set("+aes", "-pcid")).With("hidden", true)
        .With("hv_vendor_id", "example").With("physical_address_bits", "40").With("guest_physical_address_bits", 39).With("level", 30);

    private static readonly Lifecycle Life = new("cpu_model")
    {
        Id = "web",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("reported_model", "Skylake-Server").With("flags", Value.Set("+ssbd")).With("hidden", false)
            .With("hv_vendor_id", "other").With("physical_address_bits", "host").With("guest_physical_address_bits", 40).With("level", 20),
        Replacements = [("cpu_model_id", "other")],
        Drift = pve => pve.Request("PUT", Path, ("reported-model", "EPYC-Rome"), ("flags", "+ssbd")),
        Remove = pve => pve.Request("DELETE", Path),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("POST", "/cluster/qemu/custom-cpu-models"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task What_VMs_name_it_by_is_known_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var provider = new Provider(Catalogs.All, new() { Environment = _ => null });
        provider.Configure(Configurations.Of(pve));
        var resource = Catalogs.All.Resource(Life.Resource)!;
        var plan = await provider.PlanAsync(
            resource, new(Value.Null, Coerce.To(resource.Attributes, Minimal), ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(plan.Planned["type"].AsText(), Is.EqualTo("custom-web"));
        await client.ApplyAsync(Minimal);
        Assert.That(client.State["type"].AsText(), Is.EqualTo("custom-web"));
    }

    [Test]
    public async Task A_version_that_has_no_such_models_is_told_at_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal)).Errors, Has.Some.Contains("9.1"));
    }
}

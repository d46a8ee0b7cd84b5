using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;
using Proxmox.Resources.Qemu;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Qemu;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Imports;

/// <summary>
/// Whatever a VM is like, taking it over changes nothing: neither in the state at the next refresh, nor in a plan, nor in PVE.
/// </summary>
internal sealed class ImportTests
{
    private const int Seeds = 3;
    private const int VmsOfASeed = 8;

    private static readonly Value Nothing = Value.Object();

    private static IEnumerable<TestCaseData> Cases =>
        from kind in (ClientKind[])[ClientKind.Wire, ClientKind.Pulumi]
        from version in (PveVersion[])[PveVersion.V84, PveVersion.V92]
        from seed in Enumerable.Range(1, Seeds)
        select new TestCaseData(kind, version, seed);

    [TestCaseSource(nameof(Cases))]
    public async Task Importing_any_VM_is_quiet(ClientKind kind, PveVersion version, int seed)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        var generator = new VmGenerator(new(seed), version);
        foreach (var vm in Enumerable.Range(100, VmsOfASeed).Select(generator.Next))
        {
            if (await FailureAsync(pve, kind, vm) is not { } failure)
            {
                continue;
            }

            var least = await vm.ShrunkAsync(async smaller => Kind(await FailureAsync(pve, kind, smaller)) == Kind(failure));
            Assert.Fail(
                $"VM {vm.VmId} of seed {seed}:\n{failure}\n\nThe least that fails:\n{least}\n{await FailureAsync(pve, kind, least)}");
        }
    }

    [Test]
    public void What_is_generated_is_what_PVE_takes([Values] PveVersion version, [Range(1, Seeds)] int seed)
    {
        var schema = GuestSchema.For(GuestKind.Vm, version);
        var generator = new VmGenerator(new(seed), version);
        foreach (var vm in Enumerable.Range(100, VmsOfASeed).Select(generator.Next))
        {
            var read = GuestConfigFormat.Parse(GuestKind.Vm, vm.ToString(), "", schema);
            foreach (var line in vm.Lines.TakeWhile(line => !line.StartsWith('[')).Where(line => !line.StartsWith('#')))
            {
                Assert.That(read[line.Split(": ")[0]], Is.Not.Null, line);
            }
        }
    }

    private static void Store(PveSimulator pve, ConfigText vm) => pve.Datacenter.Locked(datacenter =>
    {
        var vms = VmStore.Of(datacenter);
        var config = GuestConfigFormat.Parse(GuestKind.Vm, vm.ToString(), "", vms.Schema);
        vms.Write("pve1", vm.VmId, config);
        VmProcesses.Of(datacenter).Stop(vm.VmId);
        if (vm.IsRunning)
        {
            VmProcesses.Of(datacenter).Start(vm.VmId, config);
        }
    });

    /// <summary>What is not as it is to be; null when all is well.</summary>
    private static async Task<string?> FailureAsync(PveSimulator pve, ClientKind kind, ConfigText vm)
    {
        Store(pve, vm);
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        try
        {
            foreach (var import in Imports(pve, client, vm))
            {
                client.Forget();
                if (Trouble(await import()) is { } trouble)
                {
                    return "import: " + trouble;
                }
            }

            var imported = client.State;
            var inferred = InferredConfig.Of(Vm.Declaration.Attributes, imported);
            foreach (var (name, config) in ((string, Value)[])[("nothing", Nothing), ("everything", inferred)])
            {
                if (Trouble(await client.PlanAsync(config)) is { } trouble)
                {
                    return $"plan of {name}: {trouble}";
                }

                if (!client.State.Equals(imported))
                {
                    return $"refresh: {client.State}\ninstead of {imported}";
                }
            }

            return await WritesAsync(inferred, [])
                ?? (vm["lock"] is null ? await WritesAsync(inferred.With("description", "changed here"), ["description", "digest"]) : null);
        }
        catch (InvalidOperationException broken)
        {
            return broken.Message;
        }

        // An apply writes nothing, or one request with those parameters and no other.
        async Task<string?> WritesAsync(Value config, string[] parameters)
        {
            pve.Requests.Clear();
            var applied = await client.ApplyAsync(config);
            var writes = pve.Requests.All.Where(request => request.Verb != "GET").ToList();
            return applied.Errors is [var error, ..] ? "apply: " + error
                : writes.SelectMany(request => request.Parameters.Keys).Order(StringComparer.Ordinal).SequenceEqual(parameters)
                    && writes.Count == Math.Min(parameters.Length, 1) ? null
                : $"apply: it asks for {string.Join(", ", writes.Select(request => $"{request.Verb} {request.Path} {string.Join('&', request.Parameters)}"))}";
        }
    }

    // What is shrunk must keep failing for the same reason.
    private static string? Kind(string? failure) => failure?[..Math.Min(failure.Length, 40)];

    private static string? Trouble(Outcome outcome) => (outcome.Errors.Concat(outcome.Warnings).ToList(), outcome.Action) switch
    {
        ([], PlannedAction.Nothing) => null,
        ([], var action) => action.ToString(),
        var (messages, _) => string.Join('\n', messages),
    };

    // By what the import id allows; the last one stays.
    private static IEnumerable<Func<Task<Outcome>>> Imports(PveSimulator pve, IInfrastructureClient client, ConfigText vm)
    {
        var named = pve.Datacenter.Locked(datacenter => datacenter.Guests.Values.Count(guest => guest.Name == vm["name"]));
        if (vm["name"] is { } name && named == 1)
        {
            yield return () => client.ImportAsync(Nothing, name);
        }

        if (client is WireClient wire)
        {
            yield return () => wire.ImportAsync(Value.Object(("vmid", vm.VmId)));
        }

        yield return () => client.ImportAsync(Nothing, $"pve1/{vm.VmId}");
        yield return () => client.ImportAsync(Nothing, vm.VmId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

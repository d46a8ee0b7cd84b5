using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Lxc.Imports;
using Proxmox.Resources.Tests.Qemu.Imports;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Lxc;
using Proxmox.Simulator.Qemu;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests.Imports;

/// <summary>
/// Whatever a guest is like, taking it over changes nothing: neither in the state at the next refresh, nor in a plan, nor in PVE.
/// </summary>
[TestFixture("vm")]
[TestFixture("container")]
internal sealed class ImportTests(string resource)
{
    private const int Seeds = 3;
    private const int GuestsOfASeed = 8;

    private static readonly Value Nothing = Value.Object();

    private readonly GuestKind _kind = resource == "vm" ? GuestKind.Vm : GuestKind.Container;
    private readonly string _name = resource == "vm" ? "name" : "hostname";

    private static IEnumerable<TestCaseData> Cases =>
        from kind in (ClientKind[])[ClientKind.Wire, ClientKind.Pulumi]
        from version in (PveVersion[])[PveVersion.V84, PveVersion.V92]
        from seed in Enumerable.Range(1, Seeds)
        select new TestCaseData(kind, version, seed);

    [TestCaseSource(nameof(Cases))]
    public async Task Importing_any_guest_is_quiet(ClientKind kind, PveVersion version, int seed)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        var generator = Generator(seed, version);
        foreach (var guest in Enumerable.Range(100, GuestsOfASeed).Select(generator.Next))
        {
            if (await FailureAsync(pve, kind, guest) is not { } failure)
            {
                continue;
            }

            var least = await guest.ShrunkAsync(async smaller => Kind(await FailureAsync(pve, kind, smaller)) == Kind(failure));
            Assert.Fail(
                $"{resource} {guest.VmId} of seed {seed}:\n{failure}\n\nThe least that fails:\n{least}\n{await FailureAsync(pve, kind, least)}");
        }
    }

    [Test]
    public void What_is_generated_is_what_PVE_takes([Values] PveVersion version, [Range(1, Seeds)] int seed)
    {
        var schema = GuestSchema.For(_kind, version);
        var generator = Generator(seed, version);
        foreach (var guest in Enumerable.Range(100, GuestsOfASeed).Select(generator.Next))
        {
            var read = GuestConfigFormat.Parse(_kind, guest.ToString(), "", schema);
            foreach (var line in guest.Lines.TakeWhile(line => !line.StartsWith('[')).Where(line => !line.StartsWith('#')))
            {
                Assert.That(read[line.Split(": ")[0]], Is.Not.Null, line);
            }
        }
    }

    private GuestGenerator Generator(int seed, PveVersion version) =>
        resource == "vm" ? new VmGenerator(new(seed), version) : new ContainerGenerator(new(seed), version);

    private void Store(PveSimulator pve, ConfigText guest) => pve.Datacenter.Locked(datacenter =>
    {
        GuestStore store = resource == "vm" ? VmStore.Of(datacenter) : ContainerStore.Of(datacenter);
        var config = GuestConfigFormat.Parse(_kind, guest.ToString(), "", store.Schema);
        store.Write("pve1", guest.VmId, config);
        if (resource == "vm")
        {
            VmProcesses.Of(datacenter).Stop(guest.VmId);
            if (guest.IsRunning)
            {
                VmProcesses.Of(datacenter).Start(guest.VmId, config);
            }
        }
        else
        {
            ContainerProcesses.Of(datacenter).Stop(guest.VmId);
            if (guest.IsRunning)
            {
                ContainerProcesses.Of(datacenter).Start(guest.VmId, config);
            }
        }
    });

    /// <summary>What is not as it is to be; null when all is well.</summary>
    private async Task<string?> FailureAsync(PveSimulator pve, ClientKind kind, ConfigText guest)
    {
        Store(pve, guest);
        await using var client = await ClientKinds.StartAsync(kind, pve, resource);
        try
        {
            foreach (var import in Imports(pve, client, guest))
            {
                client.Forget();
                if (Trouble(await import()) is { } trouble)
                {
                    return "import: " + trouble;
                }
            }

            var imported = client.State;
            var inferred = InferredConfig.Of(Catalogs.All.Resource(resource)!.Attributes, imported);
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
                ?? (guest["lock"] is not null ? null
                    : await WritesAsync(inferred.With("description", "changed here"), ["description", "digest"]));
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
    private IEnumerable<Func<Task<Outcome>>> Imports(PveSimulator pve, IInfrastructureClient client, ConfigText guest)
    {
        var named = pve.Datacenter.Locked(datacenter => datacenter.Guests.Values.Count(other => other.Name == guest[_name]));
        if (guest[_name] is { } name && named == 1)
        {
            yield return () => client.ImportAsync(Nothing, name);
        }

        if (client is WireClient wire)
        {
            yield return () => wire.ImportAsync(Value.Object(("vmid", guest.VmId)));
        }

        yield return () => client.ImportAsync(Nothing, $"pve1/{guest.VmId}");
        yield return () => client.ImportAsync(Nothing, guest.VmId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

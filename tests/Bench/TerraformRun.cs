using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;

namespace Proxmox.Bench;

/// <summary>
/// One walk of Terraform's through its objects, with a provider that is started for it: schema, configuration, and of each object what
/// the walk is for, so many objects at once.
/// </summary>
internal sealed class TerraformRun : IDisposable
{
    private readonly StartedProvider _provider;
    private readonly ProviderTypes _types;
    private readonly ParallelOptions _atOnce;

    private TerraformRun(StartedProvider provider, ProviderTypes types, int parallelism) =>
        (_provider, _types, _atOnce) = (provider, types, new() { MaxDegreeOfParallelism = parallelism });

    /// <summary>The most memory that the provider has had, in MiB.</summary>
    public double PeakMemory => _provider.PeakMemory;

    private Provider.ProviderClient Provider => _provider.Client;

    /// <summary>Starts an executable and configures it for a simulator.</summary>
    public static async Task<TerraformRun> StartAsync(string executable, X509Certificate2 certificate, PveSimulator pve, int parallelism)
    {
        var provider = await StartedProvider.StartAsync(executable, certificate);
        var run = new TerraformRun(provider, ProviderTypes.Of(await provider.SchemaAsync()), parallelism);
        var given = Configurations.Of(pve);
        var names = run._types.Configuration.Attributes.Keys;
        var config = Value.Object(names.Select(name => KeyValuePair.Create(name, given[name])));
        PlanMeasurement.Check((await run.Provider.ConfigureProviderAsync(
            new() { Config = DynamicValueCodec.Write(config, run._types.Configuration) })).Diagnostics);
        return run;
    }

    /// <summary>Takes objects over that are there, with those of their attributes for a configuration which are named.</summary>
    public Task ImportAsync(IEnumerable<(DeclaredObject Object, string Id)> objects, IReadOnlyList<string> attributes) =>
        Parallel.ForEachAsync(objects, _atOnce, async (entry, cancel) =>
        {
            var (declared, id) = entry;
            var type = _types.Resource(declared.TypeName);
            var imported = await Provider.ImportResourceStateAsync(
                new() { TypeName = declared.TypeName, Id = id }, cancellationToken: cancel);
            PlanMeasurement.Check(imported.Diagnostics);
            var stub = imported.ImportedResources.Single();
            var read = await ReadAsync(declared, stub.State, stub.Private);
            var state = DynamicValueCodec.Read(read.NewState, type);
            declared.Record(state, read.Private, type);
            declared.Config = Value.Object(attributes.Select(name => KeyValuePair.Create(name, state[name])));
        });

    /// <summary>Refreshes and plans objects.</summary>
    /// <returns>What is to change.</returns>
    public async Task<IReadOnlyList<PlannedChange>> PlanAsync(IReadOnlyList<DeclaredObject> objects)
    {
        var changes = new PlannedChange?[objects.Count];
        await Parallel.ForAsync(0, objects.Count, _atOnce, async (index, _) => changes[index] = await PlanAsync(objects[index]));
        return [.. changes.OfType<PlannedChange>()];
    }

    /// <summary>Does what was planned by another process.</summary>
    /// <param name="changes">What was planned.</param>
    /// <param name="isTold">Whether the provider gets back what the plan has noted, as from Terraform 1.16, or nothing of it.</param>
    public Task ApplyAsync(IEnumerable<PlannedChange> changes, bool isTold) =>
        Parallel.ForEachAsync(changes, _atOnce, async (change, _) => await ApplyAsync(change, isTold));

    /// <summary>Asks the provider to leave, and waits until it has.</summary>
    public Task StopAsync() => _provider.StopAsync();

    /// <inheritdoc/>
    public void Dispose() => _provider.Dispose();

    private async Task<PlannedChange?> PlanAsync(DeclaredObject declared)
    {
        var type = _types.Resource(declared.TypeName);
        var prior = DynamicValueCodec.Write(Value.Null, type);
        if (declared.State is { } recorded)
        {
            var upgraded = await Provider.UpgradeResourceStateAsync(new()
            {
                TypeName = declared.TypeName,
                Version = _types.Version(declared.TypeName),
                RawState = new() { Json = ByteString.CopyFrom(recorded) },
            });
            PlanMeasurement.Check(upgraded.Diagnostics);
            var read = await ReadAsync(declared, upgraded.UpgradedState, declared.Memory);
            prior = read.NewState;
            declared.Record(DynamicValueCodec.Read(prior, type), read.Private, type);
        }

        var config = DynamicValueCodec.Write(declared.Complete(type), type);
        if (!declared.Config.IsNull)
        {
            PlanMeasurement.Check((await Provider.ValidateResourceConfigAsync(
                new() { TypeName = declared.TypeName, Config = config })).Diagnostics);
        }

        var plan = await PlanAsync(declared, prior, config, ByteString.Empty);
        return DynamicValueCodec.Read(plan.PlannedState, type).Equals(DynamicValueCodec.Read(prior, type))
            ? null
            : new(declared, prior, config, plan.PlannedState, plan.PlannedPrivate);
    }

    private async Task ApplyAsync(PlannedChange change, bool isTold)
    {
        var declared = change.Object;
        var type = _types.Resource(declared.TypeName);
        // Terraform plans once more within the apply, but for a deletion.
        var planned = declared.Config.IsNull ? change.Memory
            : (await PlanAsync(declared, change.Prior, change.Config, isTold ? change.Memory : ByteString.Empty)).PlannedPrivate;
        var answer = await Provider.ApplyResourceChangeAsync(new()
        {
            TypeName = declared.TypeName,
            PriorState = change.Prior,
            PlannedState = change.Planned,
            Config = change.Config,
            PlannedPrivate = planned,
        });
        PlanMeasurement.Check(answer.Diagnostics);
        declared.Record(DynamicValueCodec.Read(answer.NewState, type), answer.Private, type);
    }

    private async Task<PlanResourceChange.Types.Response> PlanAsync(
        DeclaredObject declared, DynamicValue prior, DynamicValue config, ByteString planned)
    {
        var answer = await Provider.PlanResourceChangeAsync(new()
        {
            TypeName = declared.TypeName,
            PriorState = prior,
            PriorPrivate = declared.Memory,
            Config = config,
            // The provider plans from the rest; any conforming proposal will do.
            ProposedNewState = config,
            PlannedPrivate = planned,
        });
        PlanMeasurement.Check(answer.Diagnostics);
        return answer;
    }

    private async Task<ReadResource.Types.Response> ReadAsync(DeclaredObject declared, DynamicValue state, ByteString memory)
    {
        var answer = await Provider.ReadResourceAsync(new() { TypeName = declared.TypeName, CurrentState = state, Private = memory });
        PlanMeasurement.Check(answer.Diagnostics);
        return answer;
    }
}

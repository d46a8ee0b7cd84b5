using System.Collections.Concurrent;
using Proxmox.Engine.Declarations;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Shared;

/// <summary>Many objects in one run of a client, ten at a time, over one of the two protocols.</summary>
internal abstract class ManyObjects : IAsyncDisposable
{
    private const int AtOnce = 10;

    /// <summary>Starts a client of that kind.</summary>
    public static async Task<ManyObjects> StartAsync(ClientKind kind, PveSimulator pve) => kind == ClientKind.Pulumi
        ? new OverPulumi(pve, await PulumiProvider.StartAsync()) : new OverTerraform(pve, await AttachedProvider.StartAsync());

    /// <summary>Creates them in one run.</summary>
    public abstract Task CreateAsync(IReadOnlyList<(Resource Resource, Value Config)> objects);

    /// <summary>Reads all that were created, in one run of its own.</summary>
    /// <returns>The import ids of those that are still there.</returns>
    public abstract Task<IReadOnlyCollection<string>> RefreshAsync();

    public abstract ValueTask DisposeAsync();

    private sealed class OverPulumi(PveSimulator pve, PulumiProvider served) : ManyObjects
    {
        private static readonly LocalEngine.Deployments.DeploymentOptions Options = new() { Parallel = AtOnce };

        private readonly Stack _stack =
            Stack.Open(new() { Plugins = [served.Source], Config = PulumiClient.Settings(Configurations.Of(pve)) });

        public override async Task CreateAsync(IReadOnlyList<(Resource Resource, Value Config)> objects) =>
            Check(await _stack.UpAsync(new InProcessProgram(context => Task.WhenAll(objects.Select((entry, index) =>
                context.RegisterAsync(Tokens.Of(entry.Resource), "object" + Number.Of(index),
                    Properties.Of(PropertyNames.Properties(entry.Resource), entry.Config))))), Options));

        public override async Task<IReadOnlyCollection<string>> RefreshAsync()
        {
            Check(await _stack.RefreshAsync(Options));
            return [.. _stack.Snapshot.Resources.Where(found => found.Type.StartsWith(Tokens.Package, StringComparison.Ordinal))
                .Select(found => found.Id)];
        }

        public override ValueTask DisposeAsync()
        {
            _stack.Dispose();
            return served.DisposeAsync();
        }

        private static void Check(DeploymentResult result) => Assert.That(result.Errors, Is.Empty);
    }

    private sealed class OverTerraform(PveSimulator pve, AttachedProvider attached) : ManyObjects
    {
        private readonly ConcurrentBag<(Resource Resource, ApplyResourceChange.Types.Response Made)> _made = [];

        public override async Task CreateAsync(IReadOnlyList<(Resource Resource, Value Config)> objects)
        {
            await ConfigureAsync();
            await Parallel.ForEachAsync(objects, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (entry, cancel) =>
            {
                var config = Write(entry.Resource, Value.Object(
                    entry.Resource.Attributes.Select(field => KeyValuePair.Create(field.Name, entry.Config[field.Name]))));
                var nothing = Write(entry.Resource, Value.Null);
                var plan = await attached.Client.PlanResourceChangeAsync(new()
                {
                    TypeName = TypeNames.Of(entry.Resource),
                    PriorState = nothing,
                    ProposedNewState = config,
                    Config = config,
                }, cancellationToken: cancel);
                Check(plan.Diagnostics);
                var made = await attached.Client.ApplyResourceChangeAsync(new()
                {
                    TypeName = TypeNames.Of(entry.Resource),
                    PriorState = nothing,
                    PlannedState = plan.PlannedState,
                    Config = config,
                    PlannedPrivate = plan.PlannedPrivate,
                }, cancellationToken: cancel);
                Check(made.Diagnostics);
                _made.Add((entry.Resource, made));
            });
        }

        public override async Task<IReadOnlyCollection<string>> RefreshAsync()
        {
            await ConfigureAsync();
            var found = new ConcurrentBag<string>();
            await Parallel.ForEachAsync(_made, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (entry, cancel) =>
            {
                var (resource, made) = entry;
                var read = await attached.Client.ReadResourceAsync(
                    new() { TypeName = TypeNames.Of(resource), CurrentState = made.NewState, Private = made.Private },
                    cancellationToken: cancel);
                Check(read.Diagnostics);
                if (DynamicValueCodec.Read(read.NewState, CtyType.Of(resource.Attributes))[Resource.Id.Name].AsText() is { } id)
                {
                    found.Add(id);
                }
            });
            return found;
        }

        public override ValueTask DisposeAsync() => attached.DisposeAsync();

        private async Task ConfigureAsync()
        {
            var attributes = attached.Engine.Configuration.Attributes;
            var given = Configurations.Of(pve);
            var answer = await attached.Client.ConfigureProviderAsync(new()
            {
                TerraformVersion = "1.14.0",
                Config = DynamicValueCodec.Write(
                    Value.Object(attributes.Select(field => KeyValuePair.Create(field.Name, given[field.Name]))), CtyType.Of(attributes)),
            });
            Check(answer.Diagnostics);
        }

        private static DynamicValue Write(Resource resource, Value value) =>
            DynamicValueCodec.Write(value, CtyType.Of(resource.Attributes));

        private static void Check(IEnumerable<Diagnostic> diagnostics) =>
            Assert.That(diagnostics.Select(diagnostic => $"{diagnostic.Summary}: {diagnostic.Detail}"), Is.Empty);
    }
}

using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Fuzz;

/// <summary>
/// Whatever stands in a configuration, the answer is one that its author can act on, and never that the provider has a bug.
/// </summary>
internal sealed class FuzzTests
{
    private const int Rounds = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static IEnumerable<string> Resources => Catalogs.All.Resources.Select(resource => resource.Name);

    [Test]
    public async Task No_resource_calls_a_configuration_a_bug([ValueSource(nameof(Resources))] string name)
    {
        await using var bench = await Bench.StartAsync();
        var resource = Catalogs.All.Resource(name)!;
        var state = Held.Nothing(resource.Attributes);
        foreach (var (round, random) in Draws(name))
        {
            var config = new WellFormed(random, isKnown: round % 2 == 0).Of(resource.Attributes);
            if (!Bench.IsFine(round, await bench.Client.ValidateResourceConfigAsync(
                new()
                {
                    TypeName = TypeNames.Of(resource),
                    Config = config,
                    ClientCapabilities = new() { WriteOnlyAttributesAllowed = true }
                })))
            {
                continue;
            }

            state = await ChangeAsync(bench, round, TypeNames.Of(resource), state, config);
            state = round % 6 == 0 && !state.IsNothing
                ? await ChangeAsync(bench, round, TypeNames.Of(resource), state, Held.Nothing(resource.Attributes).State) : state;
        }
    }

    [Test]
    public async Task No_data_source_calls_a_configuration_a_bug()
    {
        await using var bench = await Bench.StartAsync();
        foreach (var source in Catalogs.All.DataSources)
        {
            foreach (var (round, random) in Draws(source.Name))
            {
                var config = new WellFormed(random, isKnown: round % 2 == 0).Of(source.Attributes);
                if (Bench.IsFine(round, await bench.Client.ValidateDataResourceConfigAsync(
                    new() { TypeName = TypeNames.Of(source), Config = config })) && round % 2 == 0)
                {
                    await Bench.TryAsync(round, limit =>
                        bench.Client.ReadDataSourceAsync(new() { TypeName = TypeNames.Of(source), Config = config }, limit));
                }
            }
        }
    }

    [Test]
    public async Task No_action_calls_a_configuration_a_bug()
    {
        await using var bench = await Bench.StartAsync();
        foreach (var command in Catalogs.All.Commands)
        {
            foreach (var (round, random) in Draws(command.Name))
            {
                var (type, config) = (TypeNames.Of(command), new WellFormed(random, isKnown: round % 2 == 0).Of([.. command.Inputs]));
                if (Bench.IsFine(round, await bench.Client.ValidateActionConfigAsync(new() { TypeName = type, Config = config }))
                    && await Bench.TryAsync(round, limit => bench.Client.PlanActionAsync(
                        new() { ActionType = type, Config = config }, limit)) is { } planned && Bench.IsFine(round, planned)
                    && round % 2 == 0)
                {
                    await Bench.TryAllAsync(round, limit => bench.Client.InvokeAction(new() { ActionType = type, Config = config }, limit));
                }
            }
        }
    }

    [Test]
    public async Task No_list_and_no_import_calls_what_it_is_asked_with_a_bug()
    {
        await using var bench = await Bench.StartAsync();
        foreach (var resource in Catalogs.All.Resources)
        {
            foreach (var (round, random) in Draws(resource.Name))
            {
                var (type, values) = (TypeNames.Of(resource), new WellFormed(random, isKnown: round % 2 == 0));
                var config = values.Of(resource.Parents);
                if (Bench.IsFine(round, await bench.Client.ValidateListResourceConfigAsync(new() { TypeName = type, Config = config }))
                    && round % 2 == 0)
                {
                    await Bench.TryAllAsync(round, limit =>
                        bench.Client.ListResource(new() { TypeName = type, Config = config, IncludeResourceObject = true }, limit));
                    var identity = new ResourceIdentityData { IdentityData = values.Of(resource.Identity) };
                    await Bench.TryAsync(
                        round, limit => bench.Client.ImportResourceStateAsync(new() { TypeName = type, Identity = identity }, limit));
                }
            }
        }
    }

    [Test]
    public async Task No_configuration_of_the_provider_is_called_a_bug()
    {
        await using var bench = await Bench.StartAsync();
        foreach (var (round, random) in Draws("provider"))
        {
            var config = new WellFormed(random, isKnown: false).Of(Proxmox.Engine.ProviderConfiguration.Declaration.Attributes);
            if (Bench.IsFine(round, await bench.Client.ValidateProviderConfigAsync(new() { Config = config })))
            {
                Bench.IsFine(round, await bench.Client.ConfigureProviderAsync(new() { Config = config }));
            }
        }
    }

    private static async Task<Held> ChangeAsync(Bench bench, int round, string type, Held prior, DynamicValue config)
    {
        var planned = await Bench.TryAsync(round, limit => bench.Client.PlanResourceChangeAsync(
            new() { TypeName = type, PriorState = prior.State, Config = config, ProposedNewState = config, PriorPrivate = prior.Private },
                limit));
        // A host plans a replacement anew, from nothing.
        var isReplaced = planned is { RequiresReplace.Count: > 0 } && !prior.IsNothing;
        if (planned is null || !Bench.IsFine(round, planned) || round % 2 == 1 || isReplaced)
        {
            return prior;
        }

        var applied = await Bench.TryAsync(round, limit => bench.Client.ApplyResourceChangeAsync(
            new()
            {
                TypeName = type,
                PriorState = prior.State,
                PlannedState = planned.PlannedState,
                Config = config,
                PlannedPrivate = planned.PlannedPrivate
            }, limit));
        if (applied is null)
        {
            return prior;
        }

        if (new Held(applied.NewState, applied.Private) is { IsNothing: true } nothing)
        {
            return nothing;
        }

        var read = await Bench.TryAsync(round, limit =>
            bench.Client.ReadResourceAsync(new() { TypeName = type, CurrentState = applied.NewState, Private = applied.Private }, limit));
        return read is not null && Bench.IsFine(round, read) ? new(read.NewState, read.Private) : prior;
    }

    // The same rounds in every run.
    private static IEnumerable<(int Round, Random Random)> Draws(string name) =>
        Enumerable.Range(0, Rounds).Select(round => (round, new Random(name.Sum(letter => letter * 31) + round)));

    private sealed record Held(DynamicValue State, ByteString Private)
    {
        private static readonly ByteString Null = ByteString.CopyFrom(0xc0);

        public bool IsNothing => State.Msgpack == Null;

        public static Held Nothing(ImmutableArray<Field> fields) =>
            new(DynamicValueCodec.Write(Value.Null, CtyType.Of(fields)), ByteString.Empty);
    }

    private sealed class Bench : IAsyncDisposable
    {
        private readonly PveSimulator _pve;
        private readonly AttachedProvider _attached;

        private Bench(PveSimulator pve, AttachedProvider attached) => (_pve, _attached) = (pve, attached);

        public Provider.ProviderClient Client => _attached.Client;

        public static async Task<Bench> StartAsync()
        {
            var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V92 });
            VmWorld.Furnish(pve);
            var bench = new Bench(pve, await AttachedProvider.StartAsync());
            var fields = bench._attached.Engine.Configuration.Attributes;
            var configured = Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, Configurations.Of(pve)[field.Name])));
            Assert.That((await bench.Client.ConfigureProviderAsync(
                new() { Config = DynamicValueCodec.Write(configured, CtyType.Of(fields)) })).Diagnostics, Is.Empty);
            return bench;
        }

        /// <summary>Whether there is no error in the answer; an error that nobody has foreseen fails the test.</summary>
        public static bool IsFine(int round, IMessage answer)
        {
            var text = answer.ToString()!;
            Assert.That(text, Does.Not.Contain("has a bug").And.Not.Contain("fault of the provider"), $"round {round}");
            return !text.Contains("\"ERROR\"", StringComparison.Ordinal);
        }

        /// <summary>
        /// The answer to a call, or null when it takes longer than is waited for here: a configuration may well ask for that.
        /// </summary>
        public static async Task<T?> TryAsync<T>(int round, Func<CallOptions, AsyncUnaryCall<T>> call)
            where T : class, IMessage
        {
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                var answer = await call(new(cancellationToken: limit.Token));
                IsFine(round, answer);
                return answer;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled && limit.IsCancellationRequested)
            {
                return null;
            }
        }

        public static async Task TryAllAsync<T>(int round, Func<CallOptions, AsyncServerStreamingCall<T>> call)
            where T : class, IMessage
        {
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                using var answers = call(new(cancellationToken: limit.Token));
                while (await answers.ResponseStream.MoveNext(CancellationToken.None))
                {
                    IsFine(round, answers.ResponseStream.Current);
                }
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled && limit.IsCancellationRequested)
            {
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _attached.DisposeAsync();
            await _pve.DisposeAsync();
        }
    }
}

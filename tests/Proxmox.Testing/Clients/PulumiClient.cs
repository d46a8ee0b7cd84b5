using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Proxmox.Engine.Declarations;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Simulator;

namespace Proxmox.Testing.Clients;

/// <summary>A stack of one resource, run by the local engine with the provider in this process.</summary>
public sealed class PulumiClient : IInfrastructureClient
{
    private const string Name = "this";

    private readonly PulumiProvider _provider;
    private readonly Stack _stack;
    private readonly Resource _resource;

    private PulumiClient(PulumiProvider provider, Stack stack, Resource resource) =>
        (_provider, _stack, _resource) = (provider, stack, resource);

    /// <inheritdoc/>
    public bool BelievesOrigin => true;

    /// <inheritdoc/>
    public Value State => _stack.Snapshot.Find(Name) is { } recorded
        ? Properties.Read(PropertyNames.Properties(_resource), recorded.Outputs).With(Resource.Id.Name, recorded.Id)
        : Value.Null;

    /// <summary>
    /// Starts a provider in this process, with the simulator's settings in the stack's configuration, by default root's token.
    /// </summary>
    public static async Task<PulumiClient> StartAsync(PveSimulator pve, string resource, Value? provider = null)
    {
        var served = await PulumiProvider.StartAsync();
        var stack = Stack.Open(new() { Plugins = [served.Source], Config = Settings(provider ?? Configurations.Of(pve)) });
        return new(served, stack, Catalogs.All.Resource(resource)!);
    }

    /// <summary>A provider configuration as <c>pulumi config set</c> records it.</summary>
    public static ImmutableSortedDictionary<string, ConfigValue> Settings(Value provider) => provider.Members.ToImmutableSortedDictionary(
        setting => $"{Tokens.Package}:{PropertyNames.Camel(setting.Key)}",
        setting => new ConfigValue(setting.Value.AsText() ?? Json(setting.Value)!.ToJsonString(), setting.Value.IsSecret),
        StringComparer.Ordinal);

    private static JsonNode? Json(Value value) => value.Kind switch
    {
        ValueKind.Object => new JsonObject(
            value.Members.Select(member => KeyValuePair.Create(PropertyNames.Camel(member.Key), Json(member.Value)))),
        ValueKind.List => new JsonArray([.. value.Items.Select(Json)]),
        ValueKind.Number => JsonValue.Create(value.AsLong()!.Value),
        _ => JsonValue.Create(value.AsText()),
    };

    /// <inheritdoc/>
    public async Task<Outcome> PlanAsync(Value config) => await _stack.RefreshAsync() is { Succeeded: false } failed
        ? Of(failed)
        : Of(await _stack.PreviewAsync(Program(config)));

    /// <inheritdoc/>
    public async Task<Outcome> ApplyAsync(Value config)
    {
        if (await _stack.RefreshAsync() is { Succeeded: false } failed)
        {
            return Of(failed);
        }

        var result = await _stack.UpAsync(Program(config));
        await _provider.SettledAsync();
        if (result.Succeeded && _stack.Snapshot.Find(Name) is { } recorded)
        {
            Promises.HoldsResource(Tokens.Of(_resource), recorded.Outputs);
        }

        return Of(result);
    }

    /// <inheritdoc/>
    public async Task<Outcome> ImportAsync(Value config, string id) =>
        Of(await _stack.ImportAsync(new(Tokens.Of(_resource), Name, id, Protect: false)));

    /// <inheritdoc/>
    public Task<Value> ReadDataAsync(DataSource source, Value config) => ReadAsync(_stack, source, config);

    /// <summary>Calls the function that reads a data source, in a preview.</summary>
    /// <exception cref="InvalidOperationException">It answered with an error; the message is what the user sees.</exception>
    internal static async Task<Value> ReadAsync(Stack stack, DataSource source, Value config)
    {
        Invoked? invoked = null;
        var properties = PropertyNames.Properties(source);
        var inputs = source.Attributes.Where(field => !config[field.Name].IsNull);
        var result = await stack.PreviewAsync(
            new InProcessProgram(async context => invoked = await context.InvokeAsync(Tokens.Of(source), Properties.Of(inputs, config))));
        IReadOnlyList<string> errors = [.. result.Errors, .. invoked?.Failures ?? []];
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', errors));
        }

        Promises.HoldsFunction(Tokens.Of(source), invoked!.Return);
        return Properties.Read(properties, invoked.Return);
    }

    /// <inheritdoc/>
    public void Forget() => _stack.SetSnapshot(Snapshot.Empty);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _stack.Dispose();
        return _provider.DisposeAsync();
    }

    private InProcessProgram Program(Value config) => config.IsNull
        ? InProcessProgram.Empty
        : new(context => context.RegisterAsync(Tokens.Of(_resource), Name, Properties.Of(PropertyNames.Properties(_resource), config)));

    private static Outcome Of(DeploymentResult result) => new(Action(result.StepOf(Name)?.Op), [.. result.Errors], [.. result.Warnings]);

    private static PlannedAction Action(StepOp? op) => op switch
    {
        StepOp.Create => PlannedAction.Create,
        StepOp.Update => PlannedAction.Update,
        StepOp.Replace => PlannedAction.Replace,
        StepOp.Delete => PlannedAction.Delete,
        _ => PlannedAction.Nothing,
    };
}

using Google.Protobuf;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;

namespace Proxmox.Testing.Clients;

/// <summary>
/// Stands in for Terraform's core, message by message and in its order: validate, upgrade, read, validate, plan, and for an apply upgrade,
/// plan again and apply. State is carried as the JSON and private bytes that core would store.
/// </summary>
public sealed partial class WireClient : IInfrastructureClient
{
    private readonly AttachedProvider _attached;
    private readonly Resource _resource;
    private readonly Value _configuration;
    private readonly CtyType _type;
    private readonly string _typeName;
    private byte[]? _state;
    private ByteString _private = ByteString.Empty;

    private WireClient(AttachedProvider attached, Resource resource, Value configuration)
    {
        (_attached, _resource, _configuration) = (attached, resource, configuration);
        _type = CtyType.Of(resource.Attributes);
        _typeName = TypeNames.Of(resource);
    }

    /// <inheritdoc/>
    public bool BelievesOrigin => false;

    /// <inheritdoc/>
    public Value State => _state is null ? Value.Null : CtyJson.Read(_state, _type);

    /// <summary>Everything that core would write to the state file, private bytes included.</summary>
    public string Recorded => System.Text.Encoding.UTF8.GetString(_state ?? []) + _private.ToStringUtf8();

    private Provider.ProviderClient Provider => _attached.Client;

    /// <summary>Starts a provider in this process and configures it for the simulator, by default with root's token.</summary>
    public static async Task<WireClient> StartAsync(PveSimulator pve, string resource, Value? provider = null)
    {
        var attached = await AttachedProvider.StartAsync();
        var client = new WireClient(attached, attached.Engine.Catalog.Resource(resource)!, provider ?? Configurations.Of(pve));
        await client.ConfigureAsync();
        return client;
    }

    // Core does so in every command.
    private async Task ConfigureAsync()
    {
        var attributes = _attached.Engine.Configuration.Attributes;
        var answer = await Provider.ConfigureProviderAsync(new()
        {
            TerraformVersion = "1.14.0",
            Config = DynamicValueCodec.Write(Complete(attributes.Select(field => field.Name), _configuration), CtyType.Of(attributes)),
        });
        Throw(answer.Diagnostics);
    }

    /// <inheritdoc/>
    public async Task<Outcome> PlanAsync(Value config)
    {
        var messages = new Messages();
        var step = await RefreshAndPlanAsync(config, messages);
        return messages.Outcome(step?.Action ?? PlannedAction.Nothing);
    }

    /// <inheritdoc/>
    public async Task<Outcome> ApplyAsync(Value config)
    {
        var messages = new Messages();
        if (await RefreshAndPlanAsync(config, messages) is not { } step)
        {
            return messages.Outcome(PlannedAction.Nothing);
        }

        switch (step.Action)
        {
            case PlannedAction.Nothing:
                Record(step.Prior, _private);
                break;
            case PlannedAction.Replace:
                if (await ChangeAsync(step.Prior, Value.Null, Value.Null, _private, messages))
                {
                    await RepeatAsync(step with { Prior = Value.Null }, messages);
                    await ChangeAsync(Value.Null, step.Planned, step.Config, step.Private, messages);
                }

                break;
            default:
                await RepeatAsync(step, messages);
                await ChangeAsync(step.Prior, step.Planned, step.Config, step.Private, messages);
                break;
        }

        return messages.Outcome(step.Action);
    }

    /// <inheritdoc/>
    public Task<Outcome> ImportAsync(Value config, string id) =>
        ImportAsync(new ImportResourceState.Types.Request { TypeName = _typeName, Id = id });

    /// <summary>Takes an existing object into an empty state by its identity, as an <c>import</c> block does.</summary>
    public Task<Outcome> ImportAsync(Value identity) => ImportAsync(new ImportResourceState.Types.Request
    {
        TypeName = _typeName,
        Identity = new() { IdentityData = DynamicValueCodec.Write(identity, CtyType.Of(_resource.Identity)) },
    });

    /// <inheritdoc/>
    public async Task<Value> ReadDataAsync(DataSource source, Value config)
    {
        await ConfigureAsync();
        return await DataReader.ReadAsync(_attached, source, config);
    }

    /// <inheritdoc/>
    public void Forget() => Record(Value.Null, ByteString.Empty);

    /// <summary>The identities of all objects of the resource.</summary>
    public async Task<IReadOnlyList<Value>> ListAsync(Value parents) =>
        [.. (await _attached.Engine.ListAsync(_resource, parents, CancellationToken.None)).Select(found => found.Identity)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _attached.DisposeAsync();
}

using Google.Protobuf;
using NUnit.Framework;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;

namespace Proxmox.Testing.Clients;

/// <summary>Opens, renews and closes what is ephemeral, as Terraform's core does.</summary>
public sealed class EphemeralClient : IAsyncDisposable
{
    private readonly AttachedProvider _attached;
    private readonly Ephemeral _ephemeral;
    private ByteString _notes = ByteString.Empty;

    private EphemeralClient(AttachedProvider attached, Ephemeral ephemeral) => (_attached, _ephemeral) = (attached, ephemeral);

    /// <summary>When it wants to be renewed; null when it does not.</summary>
    public DateTimeOffset? RenewAt { get; private set; }

    /// <summary>What the client keeps between the calls, in memory.</summary>
    public string Notes => _notes.ToStringUtf8();

    /// <summary>Starts a provider with that configuration.</summary>
    public static async Task<EphemeralClient> StartAsync(Value provider, string name)
    {
        var attached = await AttachedProvider.StartAsync();
        var fields = attached.Engine.Configuration.Attributes;
        var config = Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, provider[field.Name])));
        var configured = await attached.Client.ConfigureProviderAsync(
            new() { Config = DynamicValueCodec.Write(config, CtyType.Of(fields)) });
        Assert.That(configured.Diagnostics, Is.Empty);
        return new(attached, attached.Engine.Catalog.Ephemeral(name)!);
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="InvalidOperationException">It answered with an error; the message is what the user sees.</exception>
    public async Task<Value> OpenAsync(params (string Name, Value Value)[] given)
    {
        var config = Value.Object(given);
        var type = CtyType.Of(_ephemeral.Attributes);
        var written = DynamicValueCodec.Write(
            Value.Object(_ephemeral.Attributes.Select(field => KeyValuePair.Create(field.Name, config[field.Name]))), type);
        Throw((await _attached.Client.ValidateEphemeralResourceConfigAsync(
            new() { TypeName = TypeNames.Of(_ephemeral), Config = written })).Diagnostics);
        var opened = await _attached.Client.OpenEphemeralResourceAsync(new() { TypeName = TypeNames.Of(_ephemeral), Config = written });
        Throw(opened.Diagnostics);
        (_notes, RenewAt) = (opened.Private, opened.RenewAt?.ToDateTimeOffset());
        return DynamicValueCodec.Read(opened.Result, type);
    }

    /// <summary>Renews it.</summary>
    public async Task RenewAsync()
    {
        var renewed = await _attached.Client.RenewEphemeralResourceAsync(new() { TypeName = TypeNames.Of(_ephemeral), Private = _notes });
        Throw(renewed.Diagnostics);
        (_notes, RenewAt) = (renewed.Private, renewed.RenewAt?.ToDateTimeOffset());
    }

    /// <summary>Closes it.</summary>
    public async Task CloseAsync() => Throw((await _attached.Client.CloseEphemeralResourceAsync(
        new() { TypeName = TypeNames.Of(_ephemeral), Private = _notes })).Diagnostics);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _attached.DisposeAsync();

    private static void Throw(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error) is { } error)
        {
            throw new InvalidOperationException($"{error.Summary}\n{error.Detail}");
        }
    }
}

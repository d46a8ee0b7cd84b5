using System.Text.Json;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Planning;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="OpenAsync"/>
    public async partial Task<EphemeralAnswer> OpenAsync(Ephemeral ephemeral, Value config, CancellationToken cancel)
    {
        config = Coerce.To(ephemeral.Attributes, config);
        var diagnostics = Validate(ephemeral, config);
        Opened? opened = null;
        if (!diagnostics.HasErrors)
        {
            await RunAsync(WorkOf(ephemeral, "open"), diagnostics, async (session, deadline) =>
            {
                if (VersionCheck.IsNeeded(ephemeral, config) && await session.VersionAsync(deadline) is { } version)
                {
                    VersionCheck.Check(ephemeral, config, version, diagnostics);
                }

                if (!diagnostics.HasErrors)
                {
                    opened = await ephemeral.Open(new(ephemeral, session, config, diagnostics), deadline);
                }
            }, cancel);
        }

        return diagnostics.HasErrors || opened is null
            ? new(Value.Null, default, null, diagnostics)
            : new(Results(ephemeral, config, opened.Results), Bytes(opened.Notes), opened.RenewAt, diagnostics);
    }

    /// <inheritdoc cref="RenewAsync"/>
    public async partial Task<EphemeralAnswer> RenewAsync(Ephemeral ephemeral, ReadOnlyMemory<byte> notes, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        var opened = new Opened(Value.Null) { Notes = Notes(notes) };
        if (ephemeral.Renew is { } renew)
        {
            await RunAsync(WorkOf(ephemeral, "renew"), diagnostics, async (session, deadline) =>
                opened = await renew(new(ephemeral, session, Value.Object(), diagnostics), opened.Notes, deadline), cancel);
        }

        return new(Value.Null, Bytes(opened.Notes), diagnostics.HasErrors ? null : opened.RenewAt, diagnostics);
    }

    /// <inheritdoc cref="CloseAsync"/>
    public async partial Task<DiagnosticList> CloseAsync(Ephemeral ephemeral, ReadOnlyMemory<byte> notes, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        if (ephemeral.Close is { } close)
        {
            await RunAsync(WorkOf(ephemeral, "close"), diagnostics, (session, deadline) =>
                close(new(ephemeral, session, Value.Object(), diagnostics), Notes(notes), deadline), cancel);
        }

        return diagnostics;
    }

    private static Work WorkOf(Ephemeral ephemeral, string verb) => new(ephemeral, verb, null, OperationTimeouts.Standard.Read);

    private static Value Results(Ephemeral ephemeral, Value config, Value found) =>
        Coerce.To(ephemeral.Attributes, Value.Object(ephemeral.Attributes.Select(field =>
            KeyValuePair.Create(field.Name, config[field.Name].IsNull ? found[field.Name] : config[field.Name]))));

    private static ReadOnlyMemory<byte> Bytes(Value notes)
    {
        if (notes.IsNull)
        {
            return default;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, text) in notes.Members)
            {
                json.WriteString(name, text.AsText());
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static Value Notes(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return Value.Null;
        }

        using var json = JsonDocument.Parse(bytes);
        return Value.Object(json.RootElement.EnumerateObject()
            .Select(member => KeyValuePair.Create(member.Name, Value.Of(member.Value.GetString()))).ToList());
    }
}

/// <summary>Says what is there of something ephemeral.</summary>
/// <param name="Result">The values of all its attributes; null after an error, and after a renewal.</param>
/// <param name="Notes">What the client is to give back when it is renewed or closed; empty for nothing.</param>
/// <param name="RenewAt">When it is to be renewed; null when it need not be.</param>
/// <param name="Diagnostics">Messages for the user.</param>
public sealed record EphemeralAnswer(Value Result, ReadOnlyMemory<byte> Notes, DateTimeOffset? RenewAt, DiagnosticList Diagnostics);

using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Lifecycle;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="ReadDataAsync"/>
    public async partial Task<ReadAnswer> ReadDataAsync(DataSource source, Value config, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        var title = $"Could not read data source {source.Name}";
        if (_session is not { } session)
        {
            diagnostics.Error(title, _whyNoSession);
            return new(Value.Null, Memory.Empty, diagnostics);
        }

        try
        {
            if (await source.Read(session, new(config), cancel).ConfigureAwait(false) is { } found)
            {
                return new(Together(source, config, found), Memory.Empty, diagnostics);
            }

            var key = string.Join(", ", source.Fields.Where(field => field.Presence == Presence.Required).Select(field => $"{field.Name} = {config[field.Name]}"));
            diagnostics.Error(title, $"PVE has no {source.Name} with {key}.");
        }
        catch (PveFault fault)
        {
            Faults.Explain(diagnostics, "read data source", source, null, fault);
        }
        catch (OperationCanceledException)
        {
            diagnostics.Error(title, "The operation was stopped as you asked.");
        }

        return new(Value.Null, Memory.Empty, diagnostics);
    }

    /// <inheritdoc cref="ListAsync"/>
    public async partial Task<IReadOnlyList<Listed>> ListAsync(Resource resource, Value parents, CancellationToken cancel)
    {
        if (_session is not { } session)
        {
            throw new PveFault(FaultKind.Unknown, _whyNoSession);
        }

        var entries = await Listing.EntriesAsync(session, resource, parents, cancel).ConfigureAwait(false);
        return [.. entries.Select(state => new Listed(Paths.ImportId(resource, state).AsText()!, IdentityOf(resource, state), state))];
    }

    private static Value Together(DataSource source, Value config, Value found) => Value.Object(source.Attributes.Select(field =>
    {
        var value = config[field.Name].IsNull ? found[field.Name] : config[field.Name];
        return KeyValuePair.Create(field.Name, value.IsUnknown ? Value.Null : field.IsSecret ? value.AsSecret() : value);
    }));
}

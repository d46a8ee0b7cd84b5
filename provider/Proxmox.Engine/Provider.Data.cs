using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Engine.Planning;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    private const string ReadingData = "read data source";

    /// <inheritdoc cref="ReadDataAsync"/>
    public async partial Task<ReadAnswer> ReadDataAsync(DataSource source, Value config, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        var state = Value.Null;
        await RunAsync(new(source, ReadingData, null, OperationTimeouts.Standard.Read), diagnostics, async (session, deadline) =>
        {
            if (VersionCheck.IsNeeded(source, config) && await session.VersionAsync(deadline) is { } version)
            {
                VersionCheck.Check(source, config, version, diagnostics);
            }

            if (diagnostics.HasErrors)
            {
                return;
            }

            if (await source.Read(session, new(config), deadline) is { } found)
            {
                state = Together(source, config, found);
                return;
            }

            var key = string.Join(", ", source.Fields.Where(field => field.Presence == Presence.Required)
                .Select(field => $"{field.Name} {config[field.Name]}"));
            diagnostics.Error(
                $"Could not {ReadingData} {source.Name}", $"PVE has no {source.Name}{(key.Length == 0 ? "" : $" with {key}")}.");
        }, cancel);
        return new(diagnostics.HasErrors ? Value.Null : state, ManagedAttributes.Empty, diagnostics);
    }

    /// <inheritdoc cref="ListAsync"/>
    public async partial Task<IReadOnlyList<Listed>> ListAsync(Resource resource, Value parents, CancellationToken cancel)
    {
        if (_session is not { } session)
        {
            throw new PveFault(FaultKind.Unknown, _whyNoSession);
        }

        await session.LearnAsync(cancel);
        var entries = await Listing.EntriesAsync(session, resource, parents, cancel);
        return [.. entries.Select(state => new Listed(state[Resource.Id.Name].AsText()!, IdentityOf(resource, state), state))];
    }

    // What a resource reads may have members that its data source leaves out, as those that PVE never tells.
    private static Value Together(DataSource source, Value config, Value found) =>
        Coerce.To(source.Attributes, Value.Object(source.Attributes.Select(field =>
    {
        var value = config[field.Name].IsNull ? found[field.Name] : config[field.Name];
        return KeyValuePair.Create(field.Name, value.IsUnknown ? Value.Null : value);
    })));
}

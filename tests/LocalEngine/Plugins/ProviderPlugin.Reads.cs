using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>Read and Invoke.</summary>
public sealed partial class ProviderPlugin
{
    /// <inheritdoc/>
    public async Task<LiveResource> ReadAsync(ReadArguments arguments)
    {
        (var protocol, var known) = await ConfiguredAsync();
        if (!known)
        {
            return new("", PropertyObject.Empty, PropertyObject.Empty);
        }

        var writing = protocol.Writing(unknowns: false, elideAssets: true);
        LiveResource live;
        try
        {
            ReadRequest request = new()
            {
                Id = arguments.Id,
                Urn = arguments.Urn,
                Name = Urn.NameOf(arguments.Urn),
                Type = Urn.TypeOf(arguments.Urn),
                Timeout = arguments.Timeout,
            };
            if (arguments.State is { } state)
            {
                request.Properties = WireWriter.Write(state, writing);
            }

            if (arguments.Inputs is { } inputs)
            {
                request.Inputs = WireWriter.Write(inputs, writing);
            }

            var answer = await CallAsync(_client.ReadAsync(request));
            WireReader reader = new(Unknowns.Reject);
            live = new(answer.Id, reader.Read(answer.Properties), reader.Read(answer.Inputs), answer.RefreshBeforeUpdate);
        }
        catch (InitFailedException exception)
        {
            live = new(exception.Id, exception.Properties, exception.Inputs, exception.RefreshBeforeUpdate, exception);
        }

        if (!protocol.Secrets)
        {
            live = live with
            {
                Inputs = live.Inputs is { } inputs ? SecretMarks.Copy(arguments.Inputs ?? PropertyObject.Empty, inputs) : null,
                Outputs = live.Outputs is { } outputs ? SecretMarks.Copy(arguments.State ?? PropertyObject.Empty, outputs) : null,
            };
        }

        return live with { Inputs = Restored(arguments.Inputs, live.Inputs), Outputs = Restored(arguments.Inputs, live.Outputs) };
    }

    /// <summary>Calls a function. Arguments that are not known are not sent.</summary>
    public async Task<InvokeResult> InvokeAsync(string token, PropertyObject arguments, bool preview)
    {
        (var protocol, var known) = await ConfiguredAsync();
        if (!known)
        {
            return new(PropertyObject.Empty, []);
        }

        var answer = await CallAsync(_client.InvokeAsync(new()
        {
            Tok = token,
            Args = WireWriter.Write(arguments, protocol.Writing(unknowns: false)),
            Preview = preview,
        }));
        var returned = new WireReader(Unknowns.Reject).Read(answer.Return) ?? PropertyObject.Empty;
        if (arguments.ContainsSecrets && !protocol.Secrets)
        {
            returned = SecretMarks.All(returned);
        }

        return new(returned, [.. answer.Failures]);
    }

    /// <summary>Calls a method of a resource.</summary>
    /// <param name="request">The call with everything but its arguments.</param>
    public async Task<CallResponse> CallAsync(CallRequest request, PropertyObject arguments)
    {
        (var protocol, _) = await ConfiguredAsync();
        request.Args = WireWriter.Write(arguments,
            new() { Unknowns = true, Secrets = true, Resources = true, Outputs = protocol.Outputs, ByteStrings = protocol.ByteStrings });
        return await CallAsync(_client.CallAsync(request));
    }

    // Assets were sent without contents, and an echo of them must not lose what is recorded.
    private static PropertyObject? Restored(PropertyObject? recorded, PropertyObject? read)
    {
        if (recorded is null || read is null)
        {
            return read;
        }

        var known = recorded.DescendantsAndSelf().Where(value => value is Asset or Archive)
            .ToLookup(value => value is Asset asset ? asset.Hash : ((Archive)value).Hash, StringComparer.Ordinal);
        PropertyValue Restore(PropertyValue value) => value switch
        {
            Asset { Text: null, Path: null, Uri: null } asset => known[asset.Hash].OfType<Asset>().FirstOrDefault() ?? asset,
            Archive { Assets: null, Path: null, Uri: null } archive => known[archive.Hash].OfType<Archive>().FirstOrDefault() ?? archive,
            SecretValue secret => PropertyValue.Secret(Restore(secret.Element)),
            PropertyObject members => members.Select((_, member) => Restore(member)),
            PropertyArray list => PropertyValue.List(list.Items.Select(Restore)),
            _ => value,
        };
        return known.Count == 0 ? read : (PropertyObject)Restore(read);
    }
}

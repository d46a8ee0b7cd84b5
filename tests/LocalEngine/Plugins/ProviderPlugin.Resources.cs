using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>Check, Diff, Create, Update and Delete.</summary>
public sealed partial class ProviderPlugin
{
    private const string UnknownConfiguration =
        "The provider for this resource has inputs that are not known during preview.\n" +
        "This preview may not correctly represent the changes that will be applied during an update.";

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(CheckArguments arguments)
    {
        (var protocol, var known) = await ConfiguredAsync();
        if (!known)
        {
            return new(arguments.News, []);
        }

        var writing = protocol.Writing(arguments.AllowUnknowns);
        CheckRequest request = new()
        {
            Urn = arguments.Urn,
            Name = Urn.NameOf(arguments.Urn),
            Type = Urn.TypeOf(arguments.Urn),

            // Never absent: what is new has empty ones.
            Olds = WireWriter.Write(arguments.Olds ?? PropertyObject.Empty, writing),
            News = WireWriter.Write(arguments.News, writing),
            RandomSeed = Google.Protobuf.ByteString.CopyFrom(arguments.RandomSeed.AsSpan()),
        };
        if (arguments.Autonaming is { } naming)
        {
            if (protocol.Autonaming)
            {
                request.Autonaming = new() { Mode = naming.Mode, ProposedName = naming.ProposedName };
            }
            else if (naming.WarnIfUnsupported)
            {
                _log.Warning(
                arguments.Urn, $"{arguments.Urn} resource has a custom autonaming setting but the provider does not support autonaming "
                + "configuration, consider upgrading to a newer version");
            }
        }

        var answer = await CallAsync(_client.CheckAsync(request));
        var inputs = Reader(arguments.AllowUnknowns).Read(answer.Inputs) ?? PropertyObject.Empty;
        return new(protocol.Secrets ? inputs : SecretMarks.Copy(arguments.News, inputs), [.. answer.Failures]);
    }

    /// <inheritdoc/>
    public async Task<DiffResult> DiffAsync(DiffArguments arguments)
    {
        (var protocol, var known) = await ConfiguredAsync();
        if (!known)
        {
            throw new DiffUnavailableException(UnknownConfiguration);
        }

        var writing = protocol.Writing(arguments.AllowUnknowns, elideAssets: true);
        return DiffResult.Of(await CallAsync(_client.DiffAsync(new()
        {
            Id = arguments.Id,
            Urn = arguments.Urn,
            Name = Urn.NameOf(arguments.Urn),
            Type = Urn.TypeOf(arguments.Urn),
            OldInputs = WireWriter.Write(arguments.OldInputs, writing),
            Olds = WireWriter.Write(arguments.OldOutputs, writing),
            News = WireWriter.Write(arguments.NewInputs, writing),
            IgnoreChanges = { arguments.IgnoreChanges },
        })));
    }

    /// <inheritdoc/>
    public async Task<LiveResource> CreateAsync(CreateArguments arguments)
    {
        (var protocol, var known) = await ConfiguredAsync();
        if (arguments.Preview && !known)
        {
            return new("", PropertyObject.Empty);
        }

        if (arguments.Preview && !protocol.SupportsPreview)
        {
            return new("", arguments.Inputs);
        }

        LiveResource live;
        try
        {
            var answer = await CallAsync(_client.CreateAsync(new()
            {
                Urn = arguments.Urn,
                Name = Urn.NameOf(arguments.Urn),
                Type = Urn.TypeOf(arguments.Urn),
                Properties = WireWriter.Write(arguments.Inputs, protocol.Writing(arguments.Preview)),
                Timeout = arguments.Timeout,
                Preview = arguments.Preview,
            }));
            live = new(answer.Id, Reader(arguments.Preview).Read(answer.Properties), RefreshBeforeUpdate: answer.RefreshBeforeUpdate);
        }
        catch (InitFailedException exception)
        {
            live = new(exception.Id, exception.Properties, RefreshBeforeUpdate: exception.RefreshBeforeUpdate, Failure: exception);
        }

        if (live.Id.Length == 0 && !arguments.Preview)
        {
            throw new PluginException(ResourceStatus.Unknown, $"plugin returned empty resource.ID from create '{arguments.Urn}'");
        }

        return Marked(protocol, live, arguments.Inputs);
    }

    /// <inheritdoc/>
    public async Task<LiveResource> UpdateAsync(UpdateArguments arguments)
    {
        (var protocol, var known) = await ConfiguredAsync();
        if (arguments.Preview && !known)
        {
            return new(arguments.Id, PropertyObject.Empty);
        }

        if (arguments.Preview && !protocol.SupportsPreview)
        {
            return new(arguments.Id, arguments.NewInputs);
        }

        var recorded = protocol.Writing(unknowns: false, elideAssets: true);
        LiveResource live;
        try
        {
            var answer = await CallAsync(_client.UpdateAsync(new()
            {
                Id = arguments.Id,
                Urn = arguments.Urn,
                Name = Urn.NameOf(arguments.Urn),
                Type = Urn.TypeOf(arguments.Urn),
                OldInputs = WireWriter.Write(arguments.OldInputs, recorded),
                Olds = WireWriter.Write(arguments.OldOutputs, recorded),
                News = WireWriter.Write(arguments.NewInputs, protocol.Writing(arguments.Preview)),
                Timeout = arguments.Timeout,
                IgnoreChanges = { arguments.IgnoreChanges },
                Preview = arguments.Preview,
            }));
            live = new(arguments.Id, Reader(arguments.Preview).Read(answer.Properties), RefreshBeforeUpdate: answer.RefreshBeforeUpdate);
        }
        catch (InitFailedException exception)
        {
            live = new(arguments.Id, exception.Properties, RefreshBeforeUpdate: exception.RefreshBeforeUpdate, Failure: exception);
        }

        return Marked(protocol, live, arguments.NewInputs);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(DeleteArguments arguments)
    {
        (var protocol, _) = await ConfiguredAsync();
        var writing = protocol.Writing(unknowns: false, elideAssets: true);
        await CallAsync(_client.DeleteAsync(new()
        {
            Id = arguments.Id,
            Urn = arguments.Urn,
            Name = Urn.NameOf(arguments.Urn),
            Type = Urn.TypeOf(arguments.Urn),
            OldInputs = WireWriter.Write(arguments.Inputs, writing),
            Properties = WireWriter.Write(arguments.Outputs, writing),
            Timeout = arguments.Timeout,
        }));
    }

    private static WireReader Reader(bool preview) => new(preview ? Unknowns.Keep : Unknowns.Reject);

    private static LiveResource Marked(Protocol protocol, LiveResource live, PropertyObject inputs) =>
        protocol.Secrets || live.Outputs is null ? live : live with { Outputs = SecretMarks.Copy(inputs, live.Outputs) };
}

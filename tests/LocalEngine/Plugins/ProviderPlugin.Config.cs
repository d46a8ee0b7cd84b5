using Grpc.Core;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>Configuration. Checks and comparisons never see which values are secret.</summary>
public sealed partial class ProviderPlugin
{
    private static readonly WireOptions PlainConfig = new() { Unknowns = true };

    /// <summary>Judges a configuration. What is secret in it is secret in the answer.</summary>
    public async Task<CheckResult> CheckConfigAsync(string urn, PropertyObject? olds, PropertyObject news)
    {
        CheckResponse answer;
        try
        {
            answer = await _client.CheckConfigAsync(new()
            {
                Urn = urn,
                Name = Urn.NameOf(urn),
                Type = Urn.TypeOf(urn),
                Olds = WireWriter.Write(olds ?? PropertyObject.Empty, PlainConfig),
                News = WireWriter.Write(news, PlainConfig),
            });
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            return new(news, []);
        }
        catch (RpcException exception)
        {
            throw PluginException.Of(exception);
        }

        var inputs = new WireReader(Unknowns.Keep).Read(answer.Inputs) ?? PropertyObject.Empty;
        return new(SecretMarks.Copy(news, inputs), [.. answer.Failures]);
    }

    /// <summary>Says what another configuration would mean.</summary>
    public async Task<DiffResult> DiffConfigAsync(DiffArguments arguments)
    {
        try
        {
            return DiffResult.Of(await _client.DiffConfigAsync(new()
            {
                Urn = arguments.Urn,
                Name = Urn.NameOf(arguments.Urn),
                Type = Urn.TypeOf(arguments.Urn),
                OldInputs = WireWriter.Write(arguments.OldInputs, PlainConfig),
                Olds = WireWriter.Write(arguments.OldOutputs, PlainConfig),
                News = WireWriter.Write(arguments.NewInputs, PlainConfig),
                IgnoreChanges = { arguments.IgnoreChanges },
            }));
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            return new();
        }
        catch (RpcException exception)
        {
            throw PluginException.Of(exception);
        }
    }

    /// <summary>
    /// Configures it, in the background: other calls wait, and fail with it. A configuration that is not wholly known is never sent,
    /// and calls that would need it are answered by the engine.
    /// </summary>
    /// <param name="id">The provider's id; the unknown text while its creation is previewed.</param>
    public void Configure(string urn, string id, PropertyObject inputs)
    {
        if (inputs.Any(input => input.Key != "version" && input.Value.ContainsUnknowns))
        {
            _configured.TrySetResult(false);
            return;
        }

        var package = Urn.PackageOf(Urn.TypeOf(urn));
        ConfigureRequest request = new()
        {
            Urn = urn,
            Name = Urn.NameOf(urn),
            Type = Urn.TypeOf(urn),
            Id = id,
            AcceptSecrets = true,
            AcceptResources = true,
            SendsOldInputs = true,
            SendsOldInputsToDelete = true,
            Args = WireWriter.Write(inputs, new() { Unknowns = true, Secrets = true, Resources = true }),
        };
        foreach ((var name, var value) in inputs)
        {
#pragma warning disable CS0612 // Sent as long as there are providers that read it.
            if (name != "version")
            {
                request.Variables[$"{package}:config:{name}"] = JsonOf(value);
            }
#pragma warning restore CS0612
        }

        _configuring = ConfigureAsync(request);
    }

    private async Task ConfigureAsync(ConfigureRequest request)
    {
        try
        {
            var answer = await _client.ConfigureAsync(request);
            _protocol ??= new(
                answer.AcceptSecrets, answer.AcceptResources, answer.AcceptOutputs, answer.SupportsPreview,
                    answer.SupportsAutonamingConfiguration, ByteStrings: false);
            _configured.TrySetResult(true);
        }
        catch (RpcException exception)
        {
            _configured.TrySetException(PluginException.OfConfigure(exception));

            // Nobody may ever ask, and an unobserved failure would be reported as one of ours.
            _ = _configured.Task.Exception;
        }
    }
}

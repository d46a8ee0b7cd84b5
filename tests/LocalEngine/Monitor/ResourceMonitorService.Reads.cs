using Grpc.Core;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Monitor;

/// <summary>ReadResource, Invoke and Call.</summary>
internal sealed partial class ResourceMonitorService
{
    private const string GetResource = "pulumi:pulumi:getResource";

    public override async Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        var read = await AnswerAsync(context, async () =>
        {
            var provider = request.Provider.Length > 0
                ? request.Provider
                : await DefaultAsync(
                    Urn.PackageOf(request.Type), request.Version, request.PluginDownloadURL, request.PackageRef, request.Type);
            return await deployment.ReadAsync(new(
                request.Type,
                request.Name,
                request.Id,
                request.Parent,
                provider,
                new WireReader(Unknowns.Keep).Read(request.Properties) ?? PropertyObject.Empty,
                [.. request.Dependencies],
                [.. request.AdditionalSecretOutputs]));
        });
        return new()
        {
            Urn = read.State.Urn,
            Properties = WireWriter.Write(
                read.State.Outputs, Accepted(request.AcceptSecrets, request.AcceptResources, request.AcceptsByteString)),
        };
    }

    public override async Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        var arguments = new WireReader(Unknowns.Keep).Read(request.Args) ?? PropertyObject.Empty;
        if (request.Tok == GetResource)
        {
            return Known(arguments, request);
        }

        var result = await AnswerAsync(context, async () =>
        {
            var plugin = await PluginAsync(
                request.Provider, request.Tok, request.Version, request.PluginDownloadURL, request.PackageRef);
            try
            {
                return await plugin.InvokeAsync(request.Tok, arguments, deployment.IsPreview);
            }
            catch (PluginException exception)
            {
                throw new PluginException(
                    exception.Status, $"invocation of {request.Tok} returned an error: {exception.Message}", exception);
            }
        });
        return new()
        {
            Return = WireWriter.Write(result.Return, Accepted(secrets: true, request.AcceptResources, request.AcceptsByteString)),
            Failures = { result.Failures },
        };
    }

    public override async Task<CallResponse> Call(ResourceCallRequest request, ServerCallContext context)
    {
        var arguments = new WireReader(Unknowns.Keep, outputs: true).Read(request.Args) ?? PropertyObject.Empty;
        var settings = deployment.Settings;
        CallRequest call = new()
        {
            Tok = request.Tok,
            Project = settings.Project,
            Stack = settings.Stack,
            Organization = settings.Organization,
            DryRun = deployment.IsPreview,
            AcceptsOutputValues = true,
            Config = { settings.Config.ToDictionary(setting => setting.Key, setting => setting.Value.Text) },
            ConfigSecretKeys = { settings.Config.Where(setting => setting.Value.Secret).Select(setting => setting.Key) },
        };
        foreach ((var name, var dependencies) in request.ArgDependencies)
        {
            call.ArgDependencies[name] =
            new() { Urns = { dependencies.Urns } };
        }

        return await AnswerAsync(context, async () =>
        {
            var plugin = await PluginAsync(
                request.Provider, request.Tok, request.Version, request.PluginDownloadURL, request.PackageRef);
            return await plugin.CallAsync(call, arguments);
        });
    }

    // What the engine knows of a resource of this deployment, without asking its provider.
    private ResourceInvokeResponse Known(PropertyObject arguments, ResourceInvokeRequest request)
    {
        var urn = arguments.GetValueOrDefault("urn") is PropertyString text ? text.Value : "";
        var state = deployment.NewOf(urn) ?? throw new RpcException(new(StatusCode.Unknown, $"unknown resource {urn}"));
        var found = PropertyObject.Of(("urn", urn), ("id", state.Id), ("state", state.Outputs));
        return new() { Return = WireWriter.Write(found, Accepted(secrets: true, resources: true, request.AcceptsByteString)) };
    }

    private async Task<ProviderPlugin> PluginAsync(string reference, string token, string version, string url, string packageRef)
    {
        if (reference.Length == 0)
        {
            reference = await DefaultAsync(Urn.PackageOf(token), version, url, packageRef, token);
        }

        return deployment.Providers.Find(reference) ?? throw new PluginException(ResourceStatus.Ok, $"unknown provider '{reference}'");
    }
}

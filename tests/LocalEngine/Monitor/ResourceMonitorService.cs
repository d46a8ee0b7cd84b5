using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Monitor;

/// <summary><c>pulumirpc.ResourceMonitor</c>: what a program asks of the engine.</summary>
internal sealed partial class ResourceMonitorService(Deployment deployment) : ResourceMonitor.ResourceMonitorBase
{
    private static readonly FrozenSet<string> Features = FrozenSet.Create(
        StringComparer.Ordinal, "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith",
            "parameterization");

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly DefaultProviders _defaults = new(deployment);
    private readonly ConcurrentDictionary<string, Goal> _goals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _componentProviders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegisterPackageRequest> _packages = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the program has said that it registers nothing more.</summary>
    public Task ProgramFinished => _finished.Task;

    /// <summary>Outputs that the stack has told; null when it has told none.</summary>
    public (string Urn, PropertyObject Outputs)? StackOutputs { get; private set; }

    /// <summary>Lets a program that waits for the end go.</summary>
    public TaskCompletionSource Shutdown { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override Task<DeploymentInfo> GetDeploymentInfo(Empty request, ServerCallContext context)
    {
        var settings = deployment.Settings;
        DeploymentInfo info = new()
        {
            Project = settings.Project,
            Stack = settings.Stack,
            Organization = settings.Organization,
            DryRun = deployment.IsPreview,
            SupportedFeatures =
            {
                ResourceMonitorFeature.Secrets, ResourceMonitorFeature.ResourceReferences, ResourceMonitorFeature.OutputValues,
                    ResourceMonitorFeature.AliasSpecs,
                ResourceMonitorFeature.DeletedWith, ResourceMonitorFeature.ReplaceWith, ResourceMonitorFeature.Parameterization,
                    ResourceMonitorFeature.ByteString,
            },
            Config = { settings.Config.ToDictionary(setting => setting.Key, setting => setting.Value.Text) },
            ConfigSecretKeys = { settings.Config.Where(setting => setting.Value.Secret).Select(setting => setting.Key) },
        };
        return Task.FromResult(info);
    }

    public override Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request, ServerCallContext context)
    {
        if (request.Parameterization is not null || request.Extension is not null)
        {
            throw new RpcException(new(StatusCode.Unimplemented, "This engine knows no parameterized packages."));
        }

        var reference = Guid.NewGuid().ToString();
        _packages[reference] = request;
        return Task.FromResult(new RegisterPackageResponse { Ref = reference });
    }

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        Refuse(request);
        var parent = request.Parent.Length > 0 ? _goals.GetValueOrDefault(request.Parent) : null;
        var registered = await AnswerAsync(context, async () =>
        {
            var provider = request.Custom && !Urn.IsProvider(request.Type) ? await ProviderAsync(request, parent) : "";
            var goal = GoalReader.Read(request, deployment.Settings.WorkingDirectory, parent, provider);
            var result = await deployment.RegisterAsync(goal);
            _goals[result.State.Urn] = goal with { Provider = provider.Length > 0 ? provider : request.Provider };
            return result;
        });
        if (!request.Custom)
        {
            _componentProviders[registered.State.Urn] = Inherited(request);
        }

        // A component's outputs come later; those of the last time may name resources that are not registered yet.
        var outputs = request.Custom ? registered.State.Outputs : PropertyObject.Empty;
        if (!request.SupportsPartialValues)
        {
            outputs = outputs.Where((_, value) => !value.ContainsUnknowns);
        }

        return new()
        {
            Urn = registered.State.Urn,
            Id = registered.State.Id,
            Object = WireWriter.Write(outputs, Accepted(request.AcceptSecrets, request.AcceptResources, request.AcceptsByteString)),
        };
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        var outputs = new WireReader(Unknowns.Keep, assetFolder: deployment.Settings.WorkingDirectory).Read(request.Outputs)
            ?? PropertyObject.Empty;

        // The stack's are recorded at the end, when it is known whether everything went well.
        if (Urn.TypeOf(request.Urn) == Urn.StackType)
        {
            StackOutputs = (request.Urn, outputs);
        }
        else
        {
            deployment.RegisterOutputs(request.Urn, outputs);
        }

        return Task.FromResult(new Empty());
    }

    public override async Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        _finished.TrySetResult();
        await Shutdown.Task;
        return new();
    }

    // Better said than ignored.
    private static void Refuse(RegisterResourceRequest request)
    {
        var unknown = request switch
        {
            { Remote: true } => "remote components",
            { Transforms.Count: > 0 } => "transforms",
            { StateMigrations.Count: > 0 } => "state migrations",
            { ReplacementTrigger.KindCase: not (Value.KindOneofCase.None or Value.KindOneofCase.NullValue) } => "replacement triggers",
            { Hooks: { } hooks } when hooks.CalculateSize() > 0 => "resource hooks",
            { EnvVarMappings.Count: > 0 } => "mappings of environment variables",
            _ => null,
        };
        if (unknown is not null)
        {
            throw new RpcException(new(StatusCode.Unimplemented, $"This engine knows no {unknown}."));
        }
    }

    private static WireOptions Accepted(bool secrets, bool resources, bool byteStrings) =>
        new() { Unknowns = true, Secrets = secrets, Resources = resources, ByteStrings = byteStrings };

    private async Task<string> ProviderAsync(RegisterResourceRequest request, Goal? parent)
    {
        var package = Urn.PackageOf(request.Type);
        var given = request.Provider.Length > 0 ? request.Provider
            : request.Providers.TryGetValue(package, out var named) ? named
            : Of(request.Parent, package);
        if (given.Length == 0 && parent?.Provider is { Length: > 0 } inherited
            && Urn.PackageOf(Urn.TypeOf(ProviderReference.Parse(inherited).Urn)) == package)
        {
            given = inherited;
        }

        return given.Length > 0 ? given
            : await DefaultAsync(package, request.Version, request.PluginDownloadURL, request.PackageRef, request.Type);
    }

    private string Of(string component, string package) =>
        _componentProviders.TryGetValue(component, out var providers)
            && providers.TryGetValue(package, out var provider) ? provider : "";

    // A component without a word of its own passes on its parent's.
    private IReadOnlyDictionary<string, string> Inherited(RegisterResourceRequest request) =>
        request.Providers.Count > 0 ? request.Providers.ToImmutableDictionary()
        : _componentProviders.GetValueOrDefault(request.Parent) ?? ImmutableDictionary<string, string>.Empty;

    private Task<string> DefaultAsync(string package, string version, string url, string packageRef, string wantedBy)
    {
        if (packageRef.Length == 0)
        {
            return _defaults.GetAsync(package, version, url, wantedBy);
        }

        return _packages.TryGetValue(packageRef, out var registered)
            ? _defaults.GetAsync(registered.Name, registered.Version, registered.DownloadUrl, wantedBy)
            : throw new RpcException(new(StatusCode.Unknown, $"unknown provider package '{packageRef}'"));
    }

    // A deployment that has stopped has said what is wrong, and ends its program. Until then the program is not told, for it would
    // only report what it cannot know better; one that cannot be ended hears of it after a while.
    private async Task<T> AnswerAsync<T>(ServerCallContext context, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is DeploymentException or OperationCanceledException)
        {
            await Task.Delay(Grace, deployment.Settings.Clock, context.CancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new RpcException(new(StatusCode.Unavailable, "resource monitor shut down while waiting on step's done channel"));
        }
        catch (PluginException exception)
        {
            throw new RpcException(new(StatusCode.Unknown, exception.Message));
        }
    }
}

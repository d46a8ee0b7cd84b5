using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Proxmox.Grpc;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Monitor;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine;

/// <summary>One stack: what is recorded of it, and what can be done with it. One command at a time.</summary>
public sealed class Stack : IDisposable
{
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(30);

    private readonly StateFile _state;
    private readonly StackSettings _settings;

    private Stack(StackSettings settings, StateFile state)
    {
        _settings = settings;
        _state = state;
    }

    /// <summary>What is recorded now.</summary>
    public Snapshot Snapshot => _state.Snapshot;

    /// <summary>The configuration: the settings' and what the state file holds.</summary>
    public ImmutableSortedDictionary<string, ConfigValue> Config => _state.Config.SetItems(_settings.Config);

    /// <summary>Opens a stack, which need not exist yet.</summary>
    /// <exception cref="StateException">Its state cannot be read.</exception>
    public static Stack Open(StackSettings settings) => new(settings, StateFile.Open(settings.StateFile, settings.Passphrase));

    /// <summary>Records a setting; null removes it.</summary>
    public void SetConfig(string key, ConfigValue? value) =>
        _state.Save(value is null ? _state.Config.Remove(key) : _state.Config.SetItem(key, value));

    /// <summary>Puts another record in the place of the present one.</summary>
    public void SetSnapshot(Snapshot snapshot) => _state.Save(snapshot);

    /// <summary>Says what an update would do. Changes nothing, the record neither.</summary>
    public Task<DeploymentResult> PreviewAsync(
        IProgram program, DeploymentOptions? options = null, CancellationToken cancellationToken = default) =>
        DeployAsync(program, options, preview: true, cancellationToken);

    /// <summary>Makes everything as the program says.</summary>
    public Task<DeploymentResult> UpAsync(
        IProgram program, DeploymentOptions? options = null, CancellationToken cancellationToken = default) =>
        DeployAsync(program, options, preview: false, cancellationToken);

    /// <summary>Reads every resource, and records what is. Needs no program.</summary>
    /// <param name="preview">Only says what differs.</param>
    public Task<DeploymentResult> RefreshAsync(
        DeploymentOptions? options = null, bool preview = false, CancellationToken cancellationToken = default) =>
        RunAsync((options ?? new()) with { Refresh = true, RefreshOnly = true }, preview, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Deletes everything that is recorded. Needs no program.</summary>
    /// <param name="preview">Only says what would be deleted.</param>
    public Task<DeploymentResult> DestroyAsync(
        DeploymentOptions? options = null, bool preview = false, CancellationToken cancellationToken = default) =>
        RunAsync(options ?? new(), preview, (run, _) => run.Deployment.DeleteRestAsync(), cancellationToken);

    /// <summary>Takes an existing resource into the record as it is. Needs no program.</summary>
    /// <param name="preview">Only says what would be recorded.</param>
    public Task<DeploymentResult> ImportAsync(
        ImportTarget target, DeploymentOptions? options = null, bool preview = false, CancellationToken cancellationToken = default) =>
        ImportAllAsync([target], options, preview, cancellationToken);

    /// <summary>Takes existing resources into the record as they are, in their order. Needs no program.</summary>
    /// <param name="preview">Only says what would be recorded.</param>
    public Task<DeploymentResult> ImportAllAsync(
        IReadOnlyList<ImportTarget> targets, DeploymentOptions? options = null, bool preview = false,
        CancellationToken cancellationToken = default) =>
        RunAsync(options ?? new(), preview, (run, _) => run.ImportAsync(targets), cancellationToken);

    /// <summary>The schema of a package, as JSON.</summary>
    /// <exception cref="PluginException">There is no provider for it.</exception>
    public async Task<string> GetSchemaAsync(string package)
    {
        DiagnosticLog log = new();
        await using var server =
            await GrpcServer.StartAsync(new() { Services = [binder => Engine.BindService(binder, new EngineService(log))] });
        await using var providers = Registry(server.Address.ToString, log, _settings);
        await using var plugin = await providers.StartAsync(package);
        return await plugin.GetSchemaAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _state.Dispose();

    private Task<DeploymentResult> DeployAsync(
        IProgram program, DeploymentOptions? options, bool preview, CancellationToken cancellationToken)
    {
        options ??= new();
        return RunAsync(options, preview, (run, log) => run.RunProgramAsync(program, options, log), cancellationToken);
    }

    private async Task<DeploymentResult> RunAsync(
        DeploymentOptions options, bool preview, Func<Run, DiagnosticLog, Task> work, CancellationToken cancellationToken)
    {
        DiagnosticLog log = new(options.OnDiagnostic);
        var settings = _settings with { Config = Config };
        var address = "";
        await using var providers = Registry(() => address, log, settings);
        using Deployment deployment = new(settings, Snapshot, options, preview, _state.Save, providers, log, cancellationToken);
        ResourceMonitorService monitor = new(deployment);
        await using var server = await GrpcServer.StartAsync(
            new()
            {
                Services =
                [
                    binder => Engine.BindService(binder, new EngineService(log)),
                    binder => ResourceMonitor.BindService(binder, monitor),
                ],
            },
            CancellationToken.None);
        address = server.Address.ToString();
        await using var asked = cancellationToken.Register(() => _ = providers.CancelAsync(CancelPatience));
        bool succeeded;
        try
        {
            succeeded = await SucceedsAsync(deployment, options, () => work(new(deployment, monitor, address), log));
        }
        finally
        {
            await deployment.EndAsync();
        }

        if (!succeeded && cancellationToken.IsCancellationRequested)
        {
            log.Error("", $"{(preview ? "preview" : "update")} canceled");
        }

        if (monitor.StackOutputs is { } stack && deployment.NewOf(stack.Urn) is { } state)
        {
            // After a failure what is missing may only not have been told.
            deployment.RegisterOutputs(stack.Urn, succeeded ? stack.Outputs : state.Outputs.With(stack.Outputs));
        }

        // Plugins may have something to say when they end.
        await providers.DisposeAsync();
        var after = deployment.Journal.Current;
        return new(deployment.Executor.Records, log.Messages, after.Outputs, after, succeeded, preview);
    }

    private static async Task<bool> SucceedsAsync(Deployment deployment, DeploymentOptions options, Func<Task> work)
    {
        try
        {
            await RefreshBeforeAsync(deployment, options);
            await work();
            return !deployment.HasFailed;
        }
        catch (Exception exception) when (exception is DeploymentException or OperationCanceledException)
        {
            return false;
        }
        catch (Exception exception) when (exception is PluginException or FormatException)
        {
            deployment.Log.Error("", exception.Message);
            return false;
        }
    }

    private static async Task RefreshBeforeAsync(Deployment deployment, DeploymentOptions options)
    {
        if (options.Refresh)
        {
            await Refresh.RunAsync(deployment, _ => true);
        }
        else if (deployment.Recorded.Any(state => state.RefreshBeforeUpdate))
        {
            await Refresh.RunAsync(
            deployment, state => state.RefreshBeforeUpdate);
        }
        else if (!deployment.IsPreview && !deployment.Before.Pending.IsEmpty)
        {
            Refresh.Warn(deployment);
        }
    }

    private static ProviderRegistry Registry(Func<string> address, DiagnosticLog log, StackSettings settings) =>
        new(settings.Plugins, package =>
    {
        var own = DefaultProviders.InputsOf(settings.Config, package);
        JsonObject config = new(
            own.Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Key, ((PropertyString)setting.Value.Unwrapped()).Value)));
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["PULUMI_PROJECT"] = settings.Project };
        if (config.Count > 0)
        {
            environment["PULUMI_CONFIG"] = config.ToJsonString();
        }

        return new(address(), settings.WorkingDirectory, environment, log, settings.Clock);
    });
}

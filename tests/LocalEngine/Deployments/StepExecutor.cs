using System.Collections.Immutable;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>Does steps, several at once, and records what came of them. After a failure nothing more is begun.</summary>
internal sealed class StepExecutor(Deployment deployment, DeploymentOptions options) : IDisposable
{
    private readonly SemaphoreSlim _workers = new(options.Parallel);
    private readonly Lock _gate = new();
    private ImmutableList<StepRecord> _records = [];

    /// <summary>All steps that ended, failed ones too.</summary>
    public ImmutableList<StepRecord> Records
    {
        get
        {
            lock (_gate)
            {
                return _records;
            }
        }
    }

    /// <summary>Does steps one after the other.</summary>
    /// <exception cref="DeploymentException">One failed; why has been said.</exception>
    /// <exception cref="OperationCanceledException">The deployment has stopped.</exception>
    public async Task RunAsync(ImmutableArray<Step> steps)
    {
        if (steps.IsEmpty)
        {
            return;
        }

        await _workers.WaitAsync(deployment.Stopped);
        try
        {
            foreach (var step in steps)
            {
                deployment.Stopped.ThrowIfCancellationRequested();
                await RunAsync(step);
            }
        }
        finally
        {
            _workers.Release();
        }
    }

    /// <summary>Waits until no step is running, and lets none begin.</summary>
    public async Task DrainAsync()
    {
        for (var i = 0; i < options.Parallel; i++)
        {
            await _workers.WaitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _workers.Dispose();

    private async Task RunAsync(Step step)
    {
        deployment.Journal.Begin(step);
        Exception? error = null;
        try
        {
            await step.ApplyAsync(deployment);
            error = step.Failure;
        }
        catch (Exception exception) when (exception is PluginException or WireException)
        {
            error = exception;
        }

        if (step.New is { } news && step is not ReplaceStep)
        {
            // Components say nothing themselves of what is secret in them.
            news.Outputs = SecretMarks.OfOutputs(news.Outputs, news.Inputs, news.AdditionalSecretOutputs);
            if (step is not RefreshStep)
            {
                deployment.Remember(news);
            }
        }

        Tell(step, error);

        // The resource that exists was not made so by the new inputs: with the old ones, the next update tries again.
        if (step is UpdateStep && step.Failure is not null)
        {
            step.New!.Inputs = step.Old!.Inputs;
        }

        deployment.Journal.End(step, happened: error is null || step.Failure is not null);
        if (error is null)
        {
            if (step is DeleteStep)
            {
                deployment.Deleted(step.Old!);
            }

            return;
        }

        deployment.Stop();
        throw new DeploymentException(error.Message, error);
    }

    private void Tell(Step step, Exception? error)
    {
        var record = step is RefreshStep refresh ? refresh.ToFound(error?.Message) : step.ToRecord(error?.Message);
        record = record with
        {
            Logical = record.IsRefresh
            ? options.RefreshOnly : record.Logical,
            Old = record.Old?.Copy(),
            New = record.New?.Copy()
        };
        lock (_gate)
        {
            _records = _records.Add(record);
            if (error is not null)
            {
                var urn = record.IsInternal ? "" : step.Urn;
                deployment.Log.Add(new(Severity.Error, urn, deployment.IsPreview ? $"Preview failed: {error.Message}" : error.Message));
            }

            options.OnStep?.Invoke(record);
        }
    }
}

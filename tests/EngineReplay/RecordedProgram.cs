using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Grpc;
using Proxmox.LocalEngine.Programs;
using Pulumirpc;

namespace Proxmox.EngineReplay;

/// <summary>
/// A program that asks what the recorded one asked: each call as soon as all those have been answered that were answered then. Of
/// registrations that were sent side by side the engine took one after the other, in an order that was chance; they are sent in that order.
/// </summary>
/// <param name="step">What was recorded.</param>
/// <param name="provider">What the local engine asks.</param>
/// <param name="identifiers">What is drawn anew in each run.</param>
internal sealed class RecordedProgram(RecordedStep step, RecordedProvider provider, Identifiers identifiers) : IProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<string> _problems = [];

    /// <summary>What the program was told that the recorded one was not.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(ProgramHost host, CancellationToken cancellationToken)
    {
        using var channel = LocalChannel.To(LocalAddress.Parse(host.Address));
        var monitor = new ResourceMonitor.ResourceMonitorClient(channel);
        var calls = step.ToEngine.Select(
            call => (Call: call, Done: new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))).ToList();
        try
        {
            await Task.WhenAll(calls.Select(async call =>
            {
                await Task.WhenAll(calls.Where(other => other.Call.IsBefore(call.Call)).Select(other => other.Done.Task))
                    .WaitAsync(cancellationToken);
                await Task.WhenAll(TakenBefore(call.Call).Select(provider.ReceivedAsync)).WaitAsync(Patience, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await CallAsync(monitor, call.Call, cancellationToken);
                call.Done.SetResult();
            }));
            return null;
        }
        catch (Exception exception) when (exception is OperationCanceledException
            or RpcException { StatusCode: StatusCode.Unavailable or StatusCode.Cancelled })
        {
            return "";
        }
        catch (RpcException exception)
        {
            return exception.Status.Detail;
        }
    }

    // The first calls to the provider for the registrations that were taken before this one.
    private IEnumerable<RecordedCall> TakenBefore(RecordedCall call)
    {
        var mine = FirstOf(call)?.Begun ?? int.MaxValue;
        return call.Request is RegisterResourceRequest { Custom: true }
            ? step.ToEngine.Where(other => other != call && !other.IsBefore(call) && !call.IsBefore(other)).Select(FirstOf)
                .OfType<RecordedCall>().Where(first => first.Begun < mine)
            : [];
    }

    private RecordedCall? FirstOf(RecordedCall registration) => registration.Request is RegisterResourceRequest { Custom: true } it
        ? step.ToProvider.FirstOrDefault(call => call.Request is CheckRequest check && check.Name == it.Name && check.Type == it.Type
            && call.Begun > registration.Begun)
        : null;

    private async Task CallAsync(ResourceMonitor.ResourceMonitorClient monitor, RecordedCall call, CancellationToken cancel)
    {
        var request = JsonParser.Default.Parse(identifiers.Translate(JsonFormatter.Default.Format(call.Request)), call.Request.Descriptor);
        IMessage answer = request switch
        {
            RegisterResourceRequest it => await monitor.RegisterResourceAsync(it, cancellationToken: cancel),
            ReadResourceRequest it => await monitor.ReadResourceAsync(it, cancellationToken: cancel),
            RegisterResourceOutputsRequest it => await monitor.RegisterResourceOutputsAsync(it, cancellationToken: cancel),
            ResourceInvokeRequest it => await monitor.InvokeAsync(it, cancellationToken: cancel),
            ResourceCallRequest it => await monitor.CallAsync(it, cancellationToken: cancel),
            RegisterPackageRequest it => await monitor.RegisterPackageAsync(it, cancellationToken: cancel),
            SupportsFeatureRequest it => await monitor.SupportsFeatureAsync(it, cancellationToken: cancel),
            Empty when call.Method == "GetDeploymentInfo" => await monitor.GetDeploymentInfoAsync(new(), cancellationToken: cancel),
            Empty => await monitor.SignalAndWaitForShutdownAsync(new(), cancellationToken: cancel),
            _ => throw new NotSupportedException($"no program of the local engine sends {call.Method}"),
        };
        if (call.Response is RegisterResourceResponse or ReadResourceResponse or ResourceInvokeResponse or CallResponse)
        {
            lock (_problems)
            {
                _problems.AddRange(new Differences(identifiers).Between(call.Response, answer)
                    .Select(difference => $"the program is told of {call.Subject} {Name(call)}: {difference}"));
            }
        }
    }

    private static string Name(RecordedCall call) => call.Request is RegisterResourceRequest it ? $"{it.Type} {it.Name}" : call.Method;
}

using Grpc.Core;
using Proxmox.Grpc;

namespace Proxmox.LocalEngine.Programs;

/// <summary>A program in this process, which speaks to the engine over the same wire as any other. For tests without an SDK.</summary>
/// <param name="Body">Registers resources; the stack itself is registered before it runs.</param>
public sealed record InProcessProgram(Func<ProgramContext, Task> Body) : IProgram
{
    /// <summary>A program that declares nothing.</summary>
    public static InProcessProgram Empty { get; } = new(_ => Task.CompletedTask);

    /// <inheritdoc/>
    public async Task<string?> RunAsync(ProgramHost host, CancellationToken cancellationToken)
    {
        using var channel = LocalChannel.To(LocalAddress.Parse(host.Address));
        ProgramContext context = new(channel, host, cancellationToken);
        try
        {
            await context.StartAsync();
            await Body(context);
            await context.FinishAsync();
            return null;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled)
        {
            return "";
        }
        catch (RpcException exception)
        {
            return exception.Status.Detail;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return "";
        }
    }
}

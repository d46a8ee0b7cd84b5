using System.Threading.Channels;
using Grpc.Core;
using Proxmox.Client;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

/// <summary>
/// Sends texts to the user of an action, one after another and each only when it differs from the last; disposing it waits until all are
/// sent.
/// </summary>
internal sealed class ProgressEvents : IProgress<TaskProgress>, IAsyncDisposable
{
    private readonly Channel<string> _texts = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly Task _sending;

    /// <summary>Sends to that stream, on which nothing else may be written meanwhile.</summary>
    public ProgressEvents(IServerStreamWriter<InvokeAction.Types.Event> stream, CancellationToken cancel) =>
        _sending = SendAsync(stream, cancel);

    /// <inheritdoc/>
    public void Report(TaskProgress value) => Tell(value.Text);

    /// <summary>Sends a text, unless it is empty.</summary>
    public void Tell(string text) => _texts.Writer.TryWrite(text);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _texts.Writer.Complete();
        await _sending;
    }

    private async Task SendAsync(IServerStreamWriter<InvokeAction.Types.Event> stream, CancellationToken cancel)
    {
        var last = "";
        await foreach (var text in _texts.Reader.ReadAllAsync(cancel))
        {
            if (text.Length > 0 && text != last)
            {
                await stream.WriteAsync(new() { Progress = new() { Message = text } }, cancel);
                last = text;
            }
        }
    }
}

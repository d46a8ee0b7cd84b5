using Renci.SshNet;

namespace Proxmox.Client;

/// <summary>
/// A connection to one node: made when it is first needed, shared by all who need it at once, and closed when nobody did for a while.
/// </summary>
/// <param name="connect">Makes one.</param>
/// <param name="time">The clock.</param>
internal sealed class SharedConnection(Func<CancellationToken, Task<SftpClient>> connect, TimeProvider time) : IDisposable
{
    // Objects of one run follow one another closely.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    // Whoever waited for a connection that was refused need not be refused anew.
    private static readonly TimeSpan RefusalStands = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1);
    private SftpClient? _client;
    private (PveFault Fault, long At)? _refusal;
    private int _users;
    private long _uses;

    /// <summary>Does something over the connection.</summary>
    public async Task<T> UseAsync<T>(Func<SftpClient, Task<T>> work, CancellationToken cancel)
    {
        var client = await EnterAsync(cancel);
        try
        {
            return await work(client);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();

    private async Task<SftpClient> EnterAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (_refusal is { } refusal && time.GetElapsedTime(refusal.At) < RefusalStands)
            {
                throw refusal.Fault.WithContext();
            }

            _refusal = null;
            if (_client is not { IsConnected: true })
            {
                _client?.Dispose();
                _client = null;
                _client = await connect(cancel);
            }

            Interlocked.Increment(ref _users);
            _uses++;
            return _client;
        }
        catch (PveFault fault) when (_refusal is null)
        {
            _refusal = (fault, time.GetTimestamp());
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _ = CloseIdleAsync(Interlocked.Read(ref _uses));
        }
    }

    private async Task CloseIdleAsync(long uses)
    {
        await Task.Delay(Idle, time);
        await _gate.WaitAsync();
        try
        {
            if (_users == 0 && _uses == uses)
            {
                _client?.Dispose();
                _client = null;
            }
        }
        finally
        {
            _gate.Release();
        }
    }
}

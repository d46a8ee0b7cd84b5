using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Proxmox.Client;

/// <summary>
/// The files of the nodes by SFTP. What runs at once shares a connection to a node, and a server shows its key before anything is told it.
/// </summary>
public sealed class SftpFiles : INodeFiles, IDisposable
{
    private const int Piece = 1 << 15;

    // A node that is gone must not hold up its clean-up.
    private static readonly TimeSpan CleaningUp = TimeSpan.FromSeconds(5);

    private readonly SshConnector _connector;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, SharedConnection> _connections = new(StringComparer.Ordinal);

    /// <summary>Prepares the way to the nodes: nothing is checked, read, resolved or sent before it is used.</summary>
    /// <param name="options">How to log in; see <see cref="PveOptions.Ssh"/>.</param>
    /// <param name="pve">The cluster, which knows where its nodes are.</param>
    /// <param name="log">Where the log goes.</param>
    /// <param name="time">The clock.</param>
    public SftpFiles(PveOptions options, IPve pve, PveLog log, TimeProvider time) =>
        (_connector, _time) = (new(options, pve, log, time), time);

    /// <inheritdoc/>
    public Task WriteAsync(string node, string folder, NodeFile file, CancellationToken cancel) => On(
        node, $"{folder}/{file.Upload.Name}", async client =>
    {
        // PVE does not list what begins with a dot. The next one of that name takes away what an interrupted one has left; those of a
        // storage that nodes share do not meet.
        var part = $"{folder}/.{file.Upload.Name}.{node}.part";
        await RemoveAsync(client, part);
        try
        {
            await using (var target = await CreateAsync(client, folder, part, cancel))
            {
                await SendAsync(file, target, cancel);
            }

            // The library wants the octal digits as a decimal number.
            client.ChangePermissions(part, short.Parse(Convert.ToString((int)file.Mode, 8), CultureInfo.InvariantCulture));
            client.RenameFile(part, $"{folder}/{file.Upload.Name}", isPosix: true);
            return true;
        }
        catch
        {
            await RemoveAsync(client, part);
            throw;
        }
    }, cancel);

    /// <inheritdoc/>
    public Task<string> Sha256Async(string node, string path, CancellationToken cancel) => On(node, path, async client =>
    {
        await using var file = await client.OpenAsync(path, FileMode.Open, FileAccess.Read, cancel);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }, cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }

    private async Task<T> On<T>(string node, string path, Func<SftpClient, Task<T>> work, CancellationToken cancel)
    {
        var connection = _connections.GetOrAdd(
            node, static (node, self) => new(cancel => self._connector.ConnectAsync(node, cancel), self._time), this);
        return await connection.UseAsync(async client =>
        {
            try
            {
                return await work(client);
            }
            catch (Exception failure) when (IsOfConnection(failure) || failure is NotSupportedException)
            {
                throw SshFaults.OfFile(node, path, _connector.Username, failure, IsFull(client, path));
            }
        }, cancel);
    }

    private static async Task<Stream> CreateAsync(SftpClient client, string folder, string path, CancellationToken cancel)
    {
        try
        {
            return await client.OpenAsync(path, FileMode.CreateNew, FileAccess.Write, cancel);
        }
        catch (SftpPathNotFoundException)
        {
            await CreateFolderAsync(client, folder, cancel);
            return await client.OpenAsync(path, FileMode.CreateNew, FileAccess.Write, cancel);
        }
    }

    private static async Task CreateFolderAsync(SftpClient client, string folder, CancellationToken cancel)
    {
        try
        {
            await client.CreateDirectoryAsync(folder, cancel);
        }
        catch (SftpException) when (client.Exists(folder))
        {
            // Another one, sent at once, has just made it.
        }
    }

    private static async Task SendAsync(NodeFile file, Stream target, CancellationToken cancel)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = file.Upload.Open();
        var piece = new byte[Piece];
        var sent = 0L;
        for (int read; (read = await source.ReadAsync(piece, cancel)) > 0;)
        {
            sum.AppendData(piece, 0, read);
            await target.WriteAsync(piece.AsMemory(0, read), cancel);
            file.Upload.Progress?.Report(sent += read);
        }

        if (Convert.ToHexStringLower(sum.GetHashAndReset()) != file.Sha256)
        {
            throw new PveFault(
                FaultKind.Invalid, $"the contents of {file.Upload.Name} are not those that the plan was made with. Run this again");
        }

        await target.FlushAsync(cancel);
    }

    private static async Task RemoveAsync(SftpClient client, string path)
    {
        using var limit = new CancellationTokenSource(CleaningUp);
        try
        {
            await client.DeleteFileAsync(path, limit.Token);
        }
        catch (Exception failure) when (IsOfConnection(failure) || failure is OperationCanceledException)
        {
            // It is not there, or cannot be reached: whatever was in the way before is told.
        }
    }

    // The library tells of a session that has ended by the state that it is in.
    private static bool IsOfConnection(Exception failure) => failure is SshException or SocketException or InvalidOperationException;

    // OpenSSH has one word for all that it has no code for.
    private static bool IsFull(SftpClient client, string path)
    {
        try
        {
            return client.IsConnected && client.GetStatus(path[..path.LastIndexOf('/')]).AvailableBlocks == 0;
        }
        catch (Exception failure) when (IsOfConnection(failure) || failure is NotSupportedException)
        {
            return false;
        }
    }
}

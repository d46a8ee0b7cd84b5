using System.Net.Sockets;
using System.Text;
using Polly;
using Polly.Retry;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Proxmox.Client;

/// <summary>Makes connections to nodes.</summary>
internal sealed class SshConnector
{
    private const string PemMark = "-----BEGIN";
    private const int Repetitions = 2;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);

    private readonly PveOptions _options;
    private readonly SshOptions _ssh;
    private readonly NodeAddresses _addresses;
    private readonly HashSet<string> _known;
    private readonly PveLog _log;
    private readonly ResiliencePipeline _retries;

    public SshConnector(PveOptions options, IPve pve, PveLog log, TimeProvider time)
    {
        (_options, _ssh, _addresses, _log) = (options, options.Ssh!, new(options, pve), log);
        _known = _ssh.HostKeys.SelectMany(entry => HostKeys.Read(entry, out _)).ToHashSet(StringComparer.Ordinal);
        _retries = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Repetitions,
                Delay = FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments =>
                    ValueTask.FromResult(arguments.Outcome.Exception is PveFault { Kind: FaultKind.Unreachable, Method: null }),
            })
            .Build();
    }

    /// <summary>The user on the nodes.</summary>
    public string Username => _ssh.Username;

    /// <summary>A connection to a node; tried a few times while the node cannot be reached.</summary>
    /// <exception cref="PveFault">It cannot be made.</exception>
    public async Task<SftpClient> ConnectAsync(string node, CancellationToken cancel)
    {
        var host = await _addresses.OfAsync(node, cancel);
        var where = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{_ssh.Port}" : $"{host}:{_ssh.Port}";
        return await _retries.ExecuteAsync(async inner => await TryAsync(node, host, where, inner), cancel);
    }

    private async Task<SftpClient> TryAsync(string node, string host, string where, CancellationToken cancel)
    {
        var login = new ConnectionInfo(host, _ssh.Port, _ssh.Username, [.. Methods()]) { Timeout = _options.ConnectTimeout };
        var client = new SftpClient(login) { OperationTimeout = _options.RequestTimeout };
        PveFault? refusal = null;
        client.HostKeyReceived += (_, shown) =>
        {
            var fingerprint = HostKeys.Fingerprint(shown.HostKey);
            shown.CanTrust = _known.Contains(fingerprint);
            refusal = shown.CanTrust ? null : SshFaults.OfHostKey(node, where, shown.HostKeyName, fingerprint, _known.Count > 0);
        };
        try
        {
            await client.ConnectAsync(cancel);
            _log.Tell(PveLogLevel.Debug, "logged in by SSH", new("node", node), new("address", where), new("user", _ssh.Username));
            return client;
        }
        catch (Exception failure)
        {
            client.Dispose();
            if (refusal is not null)
            {
                throw refusal;
            }

            throw failure is SshException or SocketException ? SshFaults.OfConnection(node, where, _ssh, failure) : failure;
        }
    }

    private IEnumerable<AuthenticationMethod> Methods()
    {
        if (_ssh.PrivateKey is { Length: > 0 } key)
        {
            yield return new PrivateKeyAuthenticationMethod(_ssh.Username, ReadKey(key));
        }

        if (_ssh.Password is { Length: > 0 } password)
        {
            yield return new PasswordAuthenticationMethod(_ssh.Username, password);
        }
    }

    private PrivateKeyFile ReadKey(string key)
    {
        try
        {
            using var text = new MemoryStream(key.Contains(PemMark, StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(key.Trim() + "\n") : File.ReadAllBytes(key));
            return new PrivateKeyFile(text, _ssh.Passphrase);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PveFault(FaultKind.Invalid, $"ssh.private_key cannot be read: {failure.Message}", failure);
        }
        catch (SshPassPhraseNullOrEmptyException failure)
        {
            throw new PveFault(
                FaultKind.Invalid, "ssh.private_key is encrypted: set ssh.private_key_passphrase to what it is encrypted with", failure);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // What a key is made of must not be told, not even a part of it.
            throw new PveFault(FaultKind.Invalid, "ssh.private_key is no private key that can be read"
                + (_ssh.Passphrase is null ? "" : ", or ssh.private_key_passphrase is not what it is encrypted with")
                + ". Give one in OpenSSH's format, as ssh-keygen writes it, or as PEM");
        }
    }
}

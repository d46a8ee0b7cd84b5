using System.Security.Cryptography;
using System.Text;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.State;

/// <summary>One file below <c>/etc/pve</c>: its text is the state, and its SHA-1 the digest that clients send back.</summary>
public sealed class ConfigFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private string? _digest;

    private readonly Datacenter _datacenter;

    /// <param name="name">Path below <c>/etc/pve</c>.</param>
    /// <param name="datacenter">The cluster that has the file.</param>
    public ConfigFile(string name, Datacenter datacenter)
    {
        Name = name;
        _datacenter = datacenter;
        Written = datacenter.Clock.GetUtcNow();
    }

    /// <summary>Path below <c>/etc/pve</c>, such as <c>user.cfg</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it is a file of one host, outside of <c>/etc/pve</c>.</summary>
    private bool IsOfHost => Name.StartsWith("host/", StringComparison.Ordinal) || Name.StartsWith("local/", StringComparison.Ordinal);

    /// <summary>Whether its lock is one of the node's own, unless another one is named: so it is for nodes' and guests' configs.</summary>
    private bool IsLockedByHost => Name.StartsWith("nodes/", StringComparison.Ordinal);

    /// <summary>The content.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was last written.</summary>
    public DateTimeOffset Written { get; private set; }

    /// <summary>Counts the writes, so that parsed forms can be cached.</summary>
    public long Version { get; private set; }

    /// <summary>SHA-1 of the content, 40 hexadecimal digits.</summary>
    // PVE's own algorithm for digests, not a security measure.
#pragma warning disable CA5350
    public string Digest => _digest ??= Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Text)));
#pragma warning restore CA5350

    /// <exception cref="PveError">The file is the cluster's, and the cluster has no quorum.</exception>
    public void Write(string text)
    {
        if (!_datacenter.HasQuorum && !IsOfHost)
        {
            throw PveError.Die($"unable to open file '/etc/pve/{Name}.tmp.{Environment.ProcessId}' - Permission denied");
        }

        Text = text;
        Written = _datacenter.Clock.GetUtcNow();
        _digest = null;
        Version++;
    }

    /// <summary>Fails as <c>PVE::SectionConfig::assert_if_modified</c> does when the client's digest is stale.</summary>
    public void AssertDigest(string? digest)
    {
        if (!string.IsNullOrEmpty(digest) && digest != Digest)
        {
            throw PveError.Die("detected modified configuration - file changed by other user? Try again.");
        }
    }

    /// <summary>
    /// Runs <paramref name="action"/> under the cluster lock of the file (<c>PVE::Cluster::cfs_lock_file</c>), which others wait for;
    /// errors are prefixed as PVE's lock wrappers do.
    /// </summary>
    /// <param name="prefix">What errors begin with; empty for nothing.</param>
    /// <param name="lockName">The lock, where it is not named after the file.</param>
    public T Locked<T>(string prefix, Func<T> action, string? lockName = null)
    {
        try
        {
            if (_datacenter.LockFailure?.Invoke(Name) is { } failure)
            {
                throw PveError.Die(failure);
            }

            var work = new Execution(_datacenter, _datacenter.LocalNode, authId: "", worker: null);
            var name = lockName ?? "file-" + Name.Replace('.', '_').Replace('/', '_');
            using var held = work.LockCluster(name, Patience, needsQuorum: !IsOfHost && (lockName is not null || !IsLockedByHost));
            work.Sleep(_datacenter.Pace.ConfigFile);
            return action();
        }
        catch (PveError error) when (prefix.Length > 0)
        {
            throw error.Within(prefix);
        }
    }

    /// <inheritdoc cref="Locked{T}"/>
    public void Locked(string prefix, Action action, string? lockName = null) => Locked(
        prefix,
        () =>
        {
            action();
            return true;
        },
        lockName);
}

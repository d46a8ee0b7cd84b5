using System.Globalization;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Guests;

/// <summary>What the code for guests works with: a node, a user, the node's guests of a kind and its storages.</summary>
internal abstract class GuestContext
{
    protected GuestContext(Execution run, GuestStore configs)
    {
        Run = run;
        Configs = configs;
        Volumes = new VolumeWork(run);
        Snapshots = new VolumeSnapshots(run, Volumes);
    }

    public Execution Run { get; }

    /// <summary>The config files.</summary>
    public GuestStore Configs { get; }

    public Datacenter Datacenter => Run.Datacenter;

    public GuestKind Kind => Configs.Kind;

    public string Node => Run.Node;

    public string AuthId => Run.AuthId;

    /// <summary>Whether the caller is root itself; its tokens are not.</summary>
    public bool IsRoot => AuthId == "root@pam";

    public GuestSchema Schema => Configs.Schema;

    public VolumeWork Volumes { get; }

    public VolumeSnapshots Snapshots { get; }

    public StorageConfig Storage => Volumes.Config;

    public Rights Rights => Datacenter.Rights;

    /// <summary>A copy of a guest's config.</summary>
    public GuestConfig Load(int vmId) => Configs.Load(Node, vmId);

    public void Write(int vmId, GuestConfig config) => Configs.Write(Node, vmId, config);

    /// <summary>Whether a guest runs (<c>check_running</c>).</summary>
    public abstract bool IsRunning(int vmId);

    /// <summary>Takes the lock of a guest's config.</summary>
    public IDisposable Lock(int vmId, int seconds = 10, bool shared = false) =>
        Run.Lock(Kind.LockFile(vmId), TimeSpan.FromSeconds(seconds), shared);

    public bool Allows(string path, params string[] privileges) => Rights.Allows(AuthId, path, privileges);

    public void Require(string path, params string[] privileges) => Rights.Require(AuthId, path, privileges);

    /// <summary>
    /// Fails unless the caller holds the privileges on the guest, or on the pool that it is to be in (<c>check_vm_perm</c>).
    /// </summary>
    public void RequireOnVm(int vmId, string? pool, params string[] privileges)
    {
        if (pool is null || !Allows($"/pool/{pool}", privileges))
        {
            Require(PathOf(vmId), privileges);
        }
    }

    /// <summary>Fails unless the caller holds one of the privileges on the guest, or on the pool that it is to be in.</summary>
    public void RequireAnyOnVm(int vmId, string? pool, params string[] privileges)
    {
        if (pool is null || !Rights.AllowsAny(AuthId, $"/pool/{pool}", privileges))
        {
            Rights.RequireAny(AuthId, PathOf(vmId), privileges);
        }
    }

    /// <summary>Fails unless the caller is root, where a parameter is for root alone.</summary>
    public void RequireRootFor(string parameter, bool given)
    {
        if (given && !IsRoot)
        {
            throw PveError.Parameter(parameter, "Only root may use this option.");
        }
    }

    /// <summary>Fails unless the caller may use a volume or path (<c>check_volume_access</c>).</summary>
    /// <param name="vmId">The guest that it is for.</param>
    /// <param name="content">The type that it must be of; null for any.</param>
    public void RequireVolume(int vmId, string file, string? content = null)
    {
        if (file.Contains(':', StringComparison.Ordinal) && !file.StartsWith('/'))
        {
            Volumes.Resolve(file).RequireAccess(Rights, AuthId, content, vmId);
        }
        else if (!IsRoot)
        {
            throw PveError.Die("Only root can pass arbitrary filesystem paths. at /usr/share/perl5/PVE/Storage.pm line 651.");
        }
    }

    /// <summary>What is wrong with a hook script; null for nothing (<c>check_hookscript</c>).</summary>
    public string? HookScriptProblem(string script) => Volumes.Resolve(script).Parts.Content != "snippets"
        ? $"'{script}' is not in the snippets directory\n"
        : Volumes.Find(script) is null ? $"script '{script}' does not exist\n" : null;

    /// <summary>Fails where a guest of either kind has the id (<c>check_vmid_unused</c>).</summary>
    public void RequireUnused(int vmId)
    {
        if (Datacenter.Guests.TryGetValue(vmId, out var other))
        {
            throw PveError.Die(string.Create(CultureInfo.InvariantCulture,
                $"{GuestKind.Of(other.Type).Word} {vmId} already exists on node '{other.Node}'"));
        }
    }

    /// <summary>Fails where a pool is named that does not exist (<c>check_pool_exist</c>).</summary>
    public void RequirePool(string? pool)
    {
        if (pool is not null && !Datacenter.Accounts.Users.Pools.ContainsKey(pool))
        {
            throw PveError.Forbidden($"pool '{pool}' does not exist");
        }
    }

    private static string PathOf(int vmId) => string.Create(CultureInfo.InvariantCulture, $"/vms/{vmId}");
}

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

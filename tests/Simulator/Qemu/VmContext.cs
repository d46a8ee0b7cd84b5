using System.Globalization;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Qemu;

/// <summary>What the code for VMs works with: a node, a user, the VMs of the node and its storages.</summary>
internal sealed class VmContext
{
    public VmContext(Execution run)
    {
        Run = run;
        Vms = VmStore.Of(run.Datacenter);
        Processes = VmProcesses.Of(run.Datacenter);
        Volumes = new VolumeWork(run);
        Snapshots = new VolumeSnapshots(run, Volumes);
    }

    public VmContext(PveCall call)
        : this(call.Execution)
    {
    }

    public Execution Run { get; }

    public Datacenter Datacenter => Run.Datacenter;

    public string Node => Run.Node;

    public string AuthId => Run.AuthId;

    /// <summary>Whether the caller is root itself; its tokens are not.</summary>
    public bool IsRoot => AuthId == "root@pam";

    public VmStore Vms { get; }

    public VmSchema Schema => Vms.Schema;

    public VmProcesses Processes { get; }

    public VolumeWork Volumes { get; }

    public VolumeSnapshots Snapshots { get; }

    public StorageConfig Storage => Volumes.Config;

    public Hypervisor Hypervisor => Hypervisor.Of(Datacenter);

    public Rights Rights => Datacenter.Rights;

    /// <summary>A copy of a VM's config.</summary>
    public VmConfig Load(int vmId) => Vms.Load(Node, vmId);

    public void Write(int vmId, VmConfig config) => Vms.Write(Node, vmId, config);

    /// <summary>Whether a VM of this node runs (<c>check_running</c>).</summary>
    /// <exception cref="PveError">The node has no such VM.</exception>
    public bool IsRunning(int vmId) => Vms.Exists(Node, vmId)
        ? Processes.Find(vmId) is not null
        : throw PveError.Die(
            string.Create(CultureInfo.InvariantCulture, $"unable to find configuration file for VM {vmId} on node '{Node}'"));

    /// <summary>Fails unless the VM runs.</summary>
    public VmProcess RequireRunning(int vmId) => IsRunning(vmId)
        ? Processes.Find(vmId)!
        : throw PveError.Die(string.Create(CultureInfo.InvariantCulture, $"VM {vmId} not running"));

    /// <summary>Takes the lock of a VM's config.</summary>
    public IDisposable Lock(int vmId, int seconds = 10, bool shared = false) => Run.LockVm(vmId, seconds, shared);

    public bool Allows(string path, params string[] privileges) => Rights.Allows(AuthId, path, privileges);

    public void Require(string path, params string[] privileges) => Rights.Require(AuthId, path, privileges);

    /// <summary>
    /// Fails unless the caller holds the privileges on the VM, or on the pool that it is to be in (<c>check_vm_perm</c>).
    /// </summary>
    public void RequireOnVm(int vmId, string? pool, params string[] privileges)
    {
        if (pool is null || !Allows($"/pool/{pool}", privileges))
        {
            Require(PathOf(vmId), privileges);
        }
    }

    /// <summary>Fails unless the caller holds one of the privileges on the VM, or on the pool that it is to be in.</summary>
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

    private static string PathOf(int vmId) => string.Create(CultureInfo.InvariantCulture, $"/vms/{vmId}");
}

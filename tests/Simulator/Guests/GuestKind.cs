using System.Globalization;

namespace Proxmox.Simulator.Guests;

/// <summary>What is called differently for VMs and for containers, and kept elsewhere.</summary>
public sealed class GuestKind
{
    private GuestKind()
    {
    }

    public static GuestKind Vm { get; } = new()
    {
        Type = "qemu",
        Word = "VM",
        Service = "vm",
        Tasks = "qm",
        MigrationTask = "qmigrate",
        Directory = "qemu-server",
        PendingSection = "PENDING",
        LockFile = vmId => string.Create(CultureInfo.InvariantCulture, $"/var/lock/qemu-server/lock-{vmId}.conf"),
    };

    public static GuestKind Container { get; } = new()
    {
        Type = "lxc",
        Word = "CT",
        Service = "ct",
        Tasks = "vz",
        MigrationTask = "vzmigrate",
        Directory = "lxc",
        PendingSection = "pve:pending",
        LockFile = vmId => string.Create(CultureInfo.InvariantCulture, $"/run/lock/lxc/pve-config-{vmId}.lock"),
    };

    /// <summary>The word in the API's paths and in the cluster's lists: <c>qemu</c> or <c>lxc</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The word in messages: <c>VM</c> or <c>CT</c>.</summary>
    public required string Word { get; init; }

    /// <summary>The word before the id of a resource of HA: <c>vm</c> or <c>ct</c>.</summary>
    public required string Service { get; init; }

    /// <summary>How the types of the workers begin: <c>qm</c> or <c>vz</c>.</summary>
    public required string Tasks { get; init; }

    /// <summary>The type of the worker that moves a guest.</summary>
    public required string MigrationTask { get; init; }

    /// <summary>Header of the section of a config file that holds what is pending.</summary>
    public required string PendingSection { get; init; }

    /// <summary>The lock file of a guest's config.</summary>
    public required Func<int, string> LockFile { get; init; }

    private string Directory { get; init; } = "";

    /// <summary>The kind with a word of the API's paths.</summary>
    public static GuestKind Of(string type) => type == Container.Type ? Container : Vm;

    /// <summary>Name of a guest's config file below <c>/etc/pve</c>.</summary>
    public string ConfigPath(string node, int vmId) => string.Create(CultureInfo.InvariantCulture, $"nodes/{node}/{Directory}/{vmId}.conf");
}

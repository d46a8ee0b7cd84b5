using System.Collections.Immutable;
using Proxmox.Model.Declarations;

namespace Proxmox.Resources.Guests;

/// <summary>The privileges that PVE asks for on a guest.</summary>
internal static class GuestPrivilege
{
    /// <summary>The path of a guest.</summary>
    public const string Path = "/vms/{vmid}";

    /// <summary>Where the bridges of the nodes are among the zones.</summary>
    public const string Bridges = "/sdn/zones/localnetwork/";

    // The one that stands for all of the agent in later versions.
    private const string Agent = "VM.GuestAgent.Unrestricted";

    /// <summary>To see it.</summary>
    public static Privilege Audit { get; } = On("VM.Audit");

    /// <summary>To make and remove it.</summary>
    public static Privilege Allocate { get; } = On("VM.Allocate");

    /// <summary>To start and stop it.</summary>
    public static Privilege Power { get; } = On("VM.PowerMgmt");

    /// <summary>To move it to another node.</summary>
    public static Privilege Migrate { get; } = On("VM.Migrate");

    /// <summary>To copy it.</summary>
    public static Privilege Clone { get; } = On("VM.Clone");

    /// <summary>To take and remove snapshots.</summary>
    public static Privilege Snapshot { get; } = On("VM.Snapshot");

    /// <summary>To press its keys.</summary>
    public static Privilege Console { get; } = On("VM.Console");

    /// <summary>To set what it is called and how it is treated.</summary>
    public static Privilege Options { get; } = On("VM.Config.Options");

    /// <summary>To set its processors.</summary>
    public static Privilege Cpu { get; } = On("VM.Config.CPU");

    /// <summary>To set its memory.</summary>
    public static Privilege Memory { get; } = On("VM.Config.Memory");

    /// <summary>To set its disks.</summary>
    public static Privilege Disk { get; } = On("VM.Config.Disk");

    /// <summary>To set its CD-ROMs.</summary>
    public static Privilege Cdrom { get; } = On("VM.Config.CDROM");

    /// <summary>To set its network devices.</summary>
    public static Privilege Network { get; } = On("VM.Config.Network");

    /// <summary>To set its other devices.</summary>
    public static Privilege Hardware { get; } = On("VM.Config.HWType");

    /// <summary>To make its cloud-init drive.</summary>
    public static Privilege CloudInit { get; } = On("VM.Config.Cloudinit");

    /// <summary>To set what cloud-init tells it.</summary>
    public static Privilege CloudInitOrNetwork { get; } = On("VM.Config.Cloudinit", "VM.Config.Network");

    /// <summary>To ask its agent what it knows.</summary>
    public static ImmutableArray<Privilege> AgentAudit { get; } = OfAgent("VM.GuestAgent.Audit", Agent);

    /// <summary>To have its agent treat file systems.</summary>
    public static ImmutableArray<Privilege> AgentFileSystems { get; } = OfAgent("VM.GuestAgent.FileSystemMgmt", Agent);

    /// <summary>To have its agent read files.</summary>
    public static ImmutableArray<Privilege> AgentFileRead { get; } = OfAgent("VM.GuestAgent.FileRead", Agent);

    /// <summary>To have its agent write files.</summary>
    public static ImmutableArray<Privilege> AgentFileWrite { get; } = OfAgent("VM.GuestAgent.FileWrite", Agent);

    /// <summary>To have its agent send it to sleep.</summary>
    public static ImmutableArray<Privilege> AgentPower { get; } = OfAgent("VM.PowerMgmt", Agent);

    /// <summary>To have its agent do everything.</summary>
    public static ImmutableArray<Privilege> AgentUnrestricted { get; } = OfAgent(Agent);

    /// <summary>To see the pool that it is in.</summary>
    public static Privilege Pool { get; } = new("Pool.Audit", "/pool/{pool_id}") { For = Purposes.Read };

    /// <summary>To plug a device into a bridge or VNet, by its path.</summary>
    public static Privilege Plug(string path) => new("SDN.Use", path);

    /// <summary>To use a mapping of that kind.</summary>
    public static Privilege Mapping(string kind) => new("Mapping.Use", $"/mapping/{kind}/{{mapping}}");

    /// <summary>One of those privileges on the guest.</summary>
    public static Privilege On(params ImmutableArray<string> anyOf) => new(anyOf, Path);

    private static ImmutableArray<Privilege> OfAgent(params ImmutableArray<string> anyOf) =>
        [On(anyOf) with { Versions = new("9.0", null) }, On("VM.Monitor") with { Versions = new(null, "9.0") }];
}

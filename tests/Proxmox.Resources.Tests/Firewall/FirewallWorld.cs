using Proxmox.Resources.Tests.Guests;
using Proxmox.Resources.Tests.Lxc;
using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Firewall;

/// <summary>The guests and the VNet whose firewall is set.</summary>
internal static class FirewallWorld
{
    /// <summary>The VNet.</summary>
    public const string Vnet = "walled";

    /// <summary>The levels that have names for addresses, with the path of each.</summary>
    public static IReadOnlyList<(string Level, string Root)> Named { get; } =
    [
        ("cluster", "/cluster/firewall"),
        ("vm:6100", "/nodes/pve1/qemu/6100/firewall"),
        ("ct:6200", "/nodes/pve1/lxc/6200/firewall"),
    ];

    /// <summary>All levels, with the path of each.</summary>
    public static IReadOnlyList<(string Level, string Root)> All { get; } =
        [.. Named, ("node:pve1", "/nodes/pve1/firewall"), ($"vnet:{Vnet}", $"/cluster/sdn/vnets/{Vnet}/firewall")];

    /// <summary>Puts them there, once.</summary>
    public static void Furnish(PveSimulator pve)
    {
        if (pve.Request("GET", "/cluster/sdn/vnets")!.Any(vnet => (string?)vnet["vnet"] == Vnet))
        {
            return;
        }

        ContainerWorld.Furnish(pve);
        pve.Request("POST", "/cluster/firewall/groups", ("group", "base"));
        GuestWorld.Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", 6100), ("name", "web"), ("net0", "virtio,bridge=vmbr0,firewall=1"));
        GuestWorld.Run(pve, "POST", "/nodes/pve1/lxc", ("vmid", 6200), ("hostname", "db"), ("rootfs", "local-lvm:1"),
            ("ostemplate", ContainerWorld.Template), ("net0", "name=eth0,bridge=vmbr0,firewall=1"));
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "z1"), ("type", "simple"));
        pve.Request("POST", "/cluster/sdn/vnets", ("vnet", Vnet), ("zone", "z1"));
        GuestWorld.Run(pve, "PUT", "/cluster/sdn");
    }
}

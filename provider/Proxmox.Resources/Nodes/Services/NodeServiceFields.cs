using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Services;

/// <summary>The services of PVE and those that it needs, on a node: <c>/nodes/{node}/services</c> (PVE::API2::Services).</summary>
internal static class NodeServiceFields
{
    /// <summary>The state of a service that runs.</summary>
    public const string Running = "running";

    /// <summary>What systemd says of a service that is not installed.</summary>
    public const string NotFound = "not-found";

    /// <summary>The name of a service.</summary>
    public static Field<string> Service { get; } = Text("service", "Name of the service.").Required().TypeNamed("PveService").Among(
        ("chrony", "Keeps the clock right."),
        ("corosync", "Connects the nodes of the cluster."),
        ("cron", "Runs programs at set times."),
        ("ksmtuned", "Has equal pages of memory shared."),
        ("lxcfs", "Shows containers their own figures. Since PVE 9."),
        ("postfix", "Sends mail."),
        ("proxmox-firewall", "The firewall by nftables. Since PVE 9."),
        ("pve-cluster", "The file system of the cluster, /etc/pve."),
        ("pve-firewall", "The firewall."),
        ("pve-ha-crm", "The HA manager of the cluster."),
        ("pve-ha-lrm", "The HA manager of the node."),
        ("pve-lxc-syscalld", "Carries out system calls of containers. Since PVE 9."),
        ("pvedaemon", "Carries out what the API is asked."),
        ("pvefw-logger", "Writes the firewall's log."),
        ("pveproxy", "The API and the web interface."),
        ("pvescheduler", "Begins backups and replication in time."),
        ("pvestatd", "Gathers figures."),
        ("qmeventd", "Notices when VMs end. Since PVE 9."),
        ("spiceproxy", "Passes consoles by SPICE on."),
        ("sshd", "Remote shells."),
        ("syslog", "The former log."),
        ("systemd-journald", "The log."),
        ("systemd-timesyncd", "Keeps the clock right, where chrony does not."));

    /// <summary>What is told of a service.</summary>
    public static ImmutableArray<Field> Told { get; } =
    [
        Text("description", "What systemd says that the service is.").OnWire("desc"),
        Text("state", "How the service is: `running`, `dead`, `exited`, `failed` or another word of systemd's (SubState).")
            .AlwaysReturned(),
        Text("active_state", "Whether the service is `active`, `inactive` or `failed` (ActiveState of systemd).").OnWire("active-state"),
        Text("unit_state", "Whether the service is started with the node: `enabled`, `disabled`, `static`, or `not-found` where it is not "
            + "installed (UnitFileState of systemd).").OnWire("unit-state"),
    ];

    /// <summary>The path of a node's services.</summary>
    public static string PathOf(string node) => PvePath.Join("nodes", node, "services");
}

using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes.Host;

/// <summary>One service as systemd shows it.</summary>
public sealed class Service
{
    /// <summary>Its state: <c>running</c>, <c>dead</c>, <c>failed</c> and the like (SubState).</summary>
    public string State { get; set; } = "running";

    /// <summary><c>active</c>, <c>inactive</c> or <c>failed</c> (ActiveState).</summary>
    public string ActiveState => State switch { "running" => "active", "failed" => "failed", _ => "inactive" };

    /// <summary><c>enabled</c>, <c>disabled</c>, or <c>not-found</c> for one that is not installed.</summary>
    public string UnitState { get; set; } = "enabled";
}

/// <summary>The services of the nodes, which all run at first.</summary>
public sealed class NodeServices
{
    // Those that 8.4 does not tell of.
    private static readonly string[] Newer = ["lxcfs", "proxmox-firewall", "pve-lxc-syscalld", "qmeventd"];

    private static readonly string[] Names =
    [
        "chrony", "corosync", "cron", "ksmtuned", "lxcfs", "postfix", "proxmox-firewall", "pve-cluster", "pve-firewall", "pve-ha-crm",
        "pve-ha-lrm", "pve-lxc-syscalld", "pvedaemon", "pvefw-logger", "pveproxy", "pvescheduler", "pvestatd", "qmeventd", "spiceproxy",
        "sshd", "syslog", "systemd-journald", "systemd-timesyncd",
    ];

    private readonly Dictionary<string, SortedDictionary<string, Service>> _nodes = new(StringComparer.Ordinal);
    private readonly PveVersion _version;

    private NodeServices(PveVersion version)
    {
        _version = version;
    }

    /// <summary>The services of a datacenter.</summary>
    public static NodeServices Of(Datacenter datacenter) => datacenter.Part(d => new NodeServices(d.Version));

    /// <summary>The services of a node by name.</summary>
    public IReadOnlyDictionary<string, Service> this[string node]
    {
        get
        {
            if (!_nodes.TryGetValue(node, out var services))
            {
                services = _nodes[node] = new(StringComparer.Ordinal);
                foreach (var name in _version == PveVersion.V84 ? Names.Except(Newer) : Names)
                {
                    services[name] = new();
                }
            }

            return services;
        }
    }
}

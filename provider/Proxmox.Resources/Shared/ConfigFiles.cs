namespace Proxmox.Resources.Shared;

/// <summary>Files below <c>/etc/pve</c> that hold objects of several resources.</summary>
internal static class ConfigFiles
{
    /// <summary>Users, groups, roles, rules of access, tokens and pools (<c>PVE::AccessControl</c>).</summary>
    public const string Access = "user.cfg";

    /// <summary>The addresses that PVE's own management of addresses gave out (<c>PVE::Network::SDN::Ipams::PVEPlugin</c>).</summary>
    public const string Addresses = "sdn/pve-ipam-state.json";

    /// <summary>ACME plugins (<c>PVE::ACME::Challenge</c>).</summary>
    public const string AcmePlugins = "priv/acme/plugins.cfg";

    /// <summary>Ceph's configuration (<c>PVE::CephConfig</c>).</summary>
    public const string Ceph = "ceph.conf";

    /// <summary>Custom CPU models (<c>PVE::QemuServer::CPUConfig</c>).</summary>
    public const string CpuModels = "virtual-guest/cpu-models.conf";

    /// <summary>Options of the datacenter (<c>PVE::DataCenterConfig</c>).</summary>
    public const string Datacenter = "datacenter.cfg";

    /// <summary>Groups of the HA manager (<c>PVE::HA::Groups</c>).</summary>
    public const string HaGroups = "ha/groups.cfg";

    /// <summary>What the HA manager looks after (<c>PVE::HA::Resources</c>).</summary>
    public const string HaResources = "ha/resources.cfg";

    /// <summary>Rules of the HA manager (<c>PVE::HA::Rules</c>).</summary>
    public const string HaRules = "ha/rules.cfg";

    /// <summary>Jobs that PVE runs by a schedule (<c>PVE::Job::Registry</c>).</summary>
    public const string Jobs = "jobs.cfg";

    /// <summary>Mappings of directories (<c>PVE::Mapping::Dir</c>).</summary>
    public const string DirectoryMappings = "mapping/directory.cfg";

    /// <summary>Metric servers (<c>PVE::Status::Plugin</c>).</summary>
    public const string Metrics = "status.cfg";

    /// <summary>Targets and matchers of notifications (<c>PVE::Notify</c>).</summary>
    public const string Notifications = "notifications.cfg";

    /// <summary>Mappings of PCI devices (<c>PVE::Mapping::PCI</c>).</summary>
    public const string PciMappings = "mapping/pci.cfg";

    /// <summary>Realms (<c>PVE::Auth::Plugin</c>).</summary>
    public const string Realms = "domains.cfg";

    /// <summary>Replication jobs (<c>PVE::ReplicationConfig</c>).</summary>
    public const string Replication = "replication.cfg";

    /// <summary>Storages (<c>PVE::Storage::Plugin</c>).</summary>
    public const string Storage = "storage.cfg";

    /// <summary>Second factors (<c>PVE::RS::TFA</c>).</summary>
    public const string Tfa = "priv/tfa.cfg";

    /// <summary>Mappings of USB devices (<c>PVE::Mapping::USB</c>).</summary>
    public const string UsbMappings = "mapping/usb.cfg";
}

using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Capabilities;

/// <summary>What a node can take along when VMs migrate: <c>GET /nodes/{node}/capabilities/qemu/migration</c>
/// (PVE::API2::NodeCapabilities::Qemu::Migration).</summary>
public static class MigrationCapabilities
{
    private static readonly Field<bool> HasDbusVmstate =
        Flag("has_dbus_vmstate", "Whether the node takes the state of connections (conntrack) along when a running VM migrates.")
            .OnWire("has-dbus-vmstate").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("node_migration_capabilities", "What a node can take along when running VMs migrate, besides the VM itself.")
        {
            Area = Areas.Nodes,
            Noun = "NodeMigrationCapabilities",
            Since = "9.0",
            Fields = [QemuCapability.Node, HasDbusVmstate],
            Privileges = [new("Sys.Audit", "/nodes/{node}") { For = Purposes.Read }],
            Read = async (session, config, cancel) =>
                FromData.Members([HasDbusVmstate], await QemuCapability.AskAsync(session, config, "migration", cancel)),
        };
}

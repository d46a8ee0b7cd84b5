using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Roles: <c>/access/roles</c> (PVE::API2::Role).</summary>
public static class Role
{
    private static readonly Field<IReadOnlySet<string>> Privileges =
        TextSet("privileges", "What the role allows, such as `VM.Audit` and `Datastore.AllocateSpace`.")
            .OnWire("privs").ClearedBy(Clear.EmptyText)
            .Among(
                "Datastore.Allocate", "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit", "Group.Allocate",
                    "Mapping.Audit", "Mapping.Modify", "Mapping.Use",
                "Permissions.Modify", "Pool.Allocate", "Pool.Audit", "Realm.Allocate", "Realm.AllocateUser", "SDN.Allocate", "SDN.Audit",
                    "SDN.Use", "Sys.AccessNetwork", "Sys.Audit",
                "Sys.Console", "Sys.Incoming", "Sys.Modify", "Sys.PowerMgmt", "Sys.Syslog", "User.Modify", "VM.Allocate", "VM.Audit",
                    "VM.Backup", "VM.Clone", "VM.Config.CDROM",
                "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network",
                    "VM.Config.Options", "VM.Console",
                "VM.GuestAgent.Audit", "VM.GuestAgent.FileRead", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.FileWrite",
                    "VM.GuestAgent.Unrestricted", "VM.Migrate", "VM.Monitor",
                "VM.PowerMgmt", "VM.Replicate", "VM.Snapshot", "VM.Snapshot.Rollback")
            .WordsSince("9.0", "VM.GuestAgent.Audit", "VM.GuestAgent.FileRead", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.FileWrite",
                "VM.GuestAgent.Unrestricted", "VM.Replicate")
            .WordsUntil("9.0", "VM.Monitor");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "role", "A role: a named set of privileges that an ACL entry gives to a user, group or token. Built-in roles cannot be changed.")
    {
        Area = Areas.Access,
        Plural = "roles",
        Api = new("/access/roles")
        {
            Item = "/access/roles/{role_id}",
            Listed = new("/access/roles"),
            File = ConfigFiles.Access
        },
        Fields = [Names.Role, Privileges],
        Identity = [Names.Role],
        Discovery = new() { IsBuiltIn = role => role["special"].AsBool() is true },
        ImportId = new("{role_id}", "Operator"),
        Privileges = [new("Sys.Modify", "/access") { For = Purposes.Write }],
        Hooks = new() { Adapt = PrivilegesByName },
    };

    // GET of one role answers with an object that has a member for each privilege; the list has them as one text.
    private static PveData PrivilegesByName(PveData live) => PveData.Object(
        (Privileges.Wire,
            PveData.Array(live.Members.Where(member => member.Value.AsBool() is true).Select(member => PveData.Of(member.Key)))));
}

using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>One ACL entry: <c>/access/acl</c> (PVE::API2::ACL), which has no item of its own.</summary>
public static class Acl
{
    internal static readonly Field<string> Path =
        Text("path", "What the permission is for: `/`, `/vms/100`, `/storage/local`, `/pool/web`, ...")
            .RefersTo(new("pool_id", "/pool/"), new("storage_id", "/storage/"), new("vmid", "/vms/"), new("zone_id", "/sdn/zones/"),
                new("controller_id", "/sdn/controllers/"), new("fabric_id", "/sdn/fabrics/"), new("ipam_id", "/sdn/ipams/"),
                new("dns_id", "/sdn/dns/"), new("mapping_dir.mapping_id", "/mapping/dir/"), new("mapping_pci.mapping_id", "/mapping/pci/"),
                new("mapping_usb.mapping_id", "/mapping/usb/"), new("cpu_model_id", "/mapping/cpu/"), new("realm_id", "/access/realm/"),
                new("network_bridge.name", "/sdn/zones/localnetwork/") { IsAnywhere = true },
                new Reference("group_id", "/access/groups/")).Required().Replacing()
            .As(Formats.AclPath)
            .Matching("/*(access|nodes|pool|sdn|storage|vms|mapping)(/[A-Za-z0-9._-]+)*/*|/+",
                "a path such as \"/\", \"/vms/100\" or \"/storage/local\"");

    private static readonly Field<string> Principal =
        Text("principal", "Who gets it: a user as `name@realm`, a token as `name@realm!token`, or a group as `@group`.")
            .RefersTo(new("user_id"), new("user_token.id"), new Reference("group_id", "@"))
            .Required().Replacing().Matching(@"@[A-Za-z0-9.\-_]+|[^\s:/@][^\s:/]*@[A-Za-z][A-Za-z0-9.\-_]+(![A-Za-z][A-Za-z0-9.\-_]+)?",
                "a user (\"alice@pve\"), a token (\"alice@pve!ci\") or a group (\"@admins\")");

    internal static readonly Field<string> RoleId = Names.Role with
    {
        IsAutonamed = false,
        Doc = "Role that is given.",
        References = [new("role_id")],
    };

    internal static readonly Field<bool> Propagate =
        Flag("propagate", "Whether it holds below the path too. Unset means true.").ImpliedDefault(true).ClearedBy(Clear.Sending("1"));

    private const string NoneForRoot =
        "root@pam may do everything already, and PVE stores no entry for it. Remove the entry, or give the role to a token such as "
            + "root@pam!name.";

    // PVE answers well and writes nothing, so that the entry would be planned for ever.
    private static readonly Constraint RootNeedsNone = new(config => IsRoot(config) ? [new(Principal, NoneForRoot)] : []);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("acl",
        "One entry of the access control list: gives one role on one path to one user, token or group. Other entries are left alone.")
    {
        ReadDoc = "One entry of the access control list: gives one role on one path to one user, token or group.",
        Area = Areas.Access,
        Plural = "acls",
        Api = new("/access/acl")
        {
            Listed = new("/access/acl") { Objects = Named },
            IsWhatWasSent = true,
            File = ConfigFiles.Access
        },
        Fields = [Path, Principal, RoleId, Propagate, Adoption.Adopt],
        Identity = [Path, Principal, RoleId],
        Constraints = [RootNeedsNone],
        ImportId = new(
            "{path}?{principal}?{role_id}", "/vms/100?alice@pve?PVEVMUser", @"(?<path>[^?]+)\?(?<principal>[^?]+)\?(?<role_id>[^?]+)"),
        Privileges = [new("Permissions.Modify", "{path}")],
        Discovery = new() { ShownBy = [new("Sys.Audit", "/access")] },
        Hooks = new()
        {
            Create = Adoption.UnlessListed(Grant),
            Read = Find,
            Update = Grant,
            Delete = (operation, cancel) => operation.Pve.PutAsync("/access/acl", Entry(operation).Add("delete", true), cancel),
        },
    };

    private static bool IsRoot(Attributes subject) => subject.Get(Principal) == "root@pam";

    private static async Task Grant(Operation operation, CancellationToken cancel)
    {
        // The config may have known it only now.
        if (IsRoot(operation.Target))
        {
            throw PveFault.About(Principal.Wire, NoneForRoot);
        }

        await operation.Pve.PutAsync("/access/acl", Entry(operation).Add("propagate", operation.Planned.Get(Propagate) ?? true), cancel);
        operation.MarkCreated();
    }

    private static Form Entry(Operation operation)
    {
        var principal = operation.Target.Get(Principal)!;
        var (kind, name) = principal switch
        {
            ['@', ..] => ("groups", principal[1..]),
            _ when principal.Contains('!', StringComparison.Ordinal) => ("tokens", principal),
            _ => ("users", principal),
        };
        return new Form().Add("path", operation.Target.Get(Path)!).Add("roles", operation.Target.Get(RoleId)!).Add(kind, name);
    }

    // The list leaves out what the caller may not change, so a missing entry proves nothing until the caller is seen to have the right.
    private static async Task<PveData?> Find(Operation operation, CancellationToken cancel)
    {
        if (await operation.FindInListAsync(cancel) is { } found)
        {
            return found;
        }

        var path = operation.Target.Get(Path)!;
        var rights = await operation.Pve.GetAsync("/access/permissions", new Form().Add("path", path), cancel);
        var held = rights.Members.Values.SelectMany(entry => entry.Members.Keys);
        if (!held.Any(
            privilege => privilege is "Permissions.Modify" or "VM.Allocate" or "Datastore.Allocate" or "Pool.Allocate" or "Sys.Audit"))
        {
            throw new PveFault(FaultKind.Permission,
                $"the entries of {path} are not shown to this user or token")
            { Privilege = "Permissions.Modify", PrivilegePath = path };
        }

        return null;
    }

    private static IEnumerable<PveData> Named(PveData entry) =>
    [
        PveData.Object(
            ("path", entry["path"]),
            ("principal", PveData.Of((entry["type"].AsText() == "group" ? "@" : "") + entry["ugid"].AsText())),
            ("roleid", entry["roleid"]),
            ("propagate", entry["propagate"])),
    ];
}

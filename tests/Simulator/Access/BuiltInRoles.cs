namespace Proxmox.Simulator.Access;

/// <summary>The roles that PVE makes itself, and the set of all privileges (<c>PVE::AccessControl::create_roles</c>).</summary>
public static class BuiltInRoles
{
    private static readonly Catalog Newest = new(
        vmAdmin: "VM.Config.Disk VM.Config.CPU VM.Config.Memory VM.Config.Network VM.Config.HWType VM.Config.Options VM.Allocate VM.Clone "
            + "VM.GuestAgent.Unrestricted VM.Migrate VM.Replicate VM.Snapshot VM.Snapshot.Rollback",
        vmUser: "VM.Config.CDROM VM.Config.Cloudinit VM.Console VM.Backup VM.PowerMgmt "
            + "VM.GuestAgent.FileRead VM.GuestAgent.FileSystemMgmt VM.GuestAgent.FileWrite",
        vmAudit: "VM.Audit VM.GuestAgent.Audit");

    private static readonly Catalog Older = new(
        vmAdmin: "VM.Config.Disk VM.Config.CPU VM.Config.Memory VM.Config.Network VM.Config.HWType VM.Config.Options VM.Allocate VM.Clone "
            + "VM.Migrate VM.Monitor VM.Snapshot VM.Snapshot.Rollback",
        vmUser: "VM.Config.CDROM VM.Config.Cloudinit VM.Console VM.Backup VM.PowerMgmt",
        vmAudit: "VM.Audit");

    /// <summary>Every privilege of the release.</summary>
    public static IReadOnlySet<string> Privileges(PveVersion version) => Of(version).Valid;

    /// <summary>Privileges by built-in role.</summary>
    public static IReadOnlyDictionary<string, SortedSet<string>> For(PveVersion version) => Of(version).Roles;

    /// <summary>Whether the role is made by PVE and cannot be changed.</summary>
    public static bool IsBuiltIn(string role) => Newest.Roles.ContainsKey(role);

    /// <summary>Fails as <c>verify_privname</c> does when there is no such privilege.</summary>
    public static void Verify(string privilege, PveVersion version)
    {
        if (!Privileges(version).Contains(privilege))
        {
            throw PveError.Die($"invalid privilege '{privilege}'");
        }
    }

    private static Catalog Of(PveVersion version) => version == PveVersion.V84 ? Older : Newest;

    private sealed class Catalog
    {
        public Catalog(string vmAdmin, string vmUser, string vmAudit)
        {
            Group("VM", "", vmAdmin, vmUser, vmAudit);
            Group("Sys", "Sys.PowerMgmt Sys.Modify Sys.Incoming Sys.AccessNetwork", "Sys.Console Sys.Syslog", "", "Sys.Audit");
            Group("Datastore", "", "Datastore.Allocate Datastore.AllocateTemplate", "Datastore.AllocateSpace", "Datastore.Audit");
            Group("SDN", "", "SDN.Allocate SDN.Audit", "SDN.Use", "SDN.Audit");
            Group("User", "Realm.Allocate", "User.Modify Group.Allocate Realm.AllocateUser", "", "");
            Group("Pool", "", "Pool.Allocate", "Pool.Audit", "Pool.Audit");
            Group("Mapping", "", "Mapping.Modify", "Mapping.Use", "Mapping.Audit");
            Roles["PVEAdmin"].Remove("Mapping.Modify");
            Add("PVETemplateUser", "VM.Clone VM.Audit");
            Roles["NoAccess"] = new SortedSet<string>(StringComparer.Ordinal);
            Valid.Add("Permissions.Modify");
            Roles["Administrator"] = Valid;
        }

        public SortedSet<string> Valid { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, SortedSet<string>> Roles { get; } = new(StringComparer.Ordinal);

        private void Group(string category, string root, string admin, string user, string audit)
        {
            foreach (var names in (string[])[root, admin, user, audit])
            {
                Valid.UnionWith(PerlList.Split(names));
            }

            foreach (var names in (string[])[admin, user, audit])
            {
                Add($"PVE{category}Admin", names);
                Add("PVEAdmin", names);
            }
            if (user.Length > 0)
            {
                Add($"PVE{category}User", user);
                Add($"PVE{category}User", audit);
            }
            if (audit.Length > 0)
            {
                Add("PVEAuditor", audit);
            }
        }

        private void Add(string role, string names)
        {
            if (!Roles.TryGetValue(role, out var privileges))
            {
                Roles[role] = privileges = new SortedSet<string>(StringComparer.Ordinal);
            }

            privileges.UnionWith(PerlList.Split(names));
        }
    }
}

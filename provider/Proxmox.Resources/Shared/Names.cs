using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Shared;

/// <summary>Attributes that several resources name the same objects with.</summary>
public static class Names
{
    /// <summary>A user: <c>pve-userid</c>.</summary>
    public static Field<string> User { get; } =
        Text("user_id", "User, as `name@realm`.")
            .OnWire("userid").Required().Replacing()
            .Matching(@"[^\s:/@]+(@[^\s:/@]+)*@[A-Za-z][A-Za-z0-9.\-_]+", "a name and a realm such as \"alice@pve\"").OfLength(4, 64);

    /// <summary>A group: <c>pve-groupid</c>.</summary>
    public static Field<string> Group { get; } =
        Text("group_id", "Name of the group.")
            .OnWire("groupid").Required().Replacing().Autonamed()
            .Checked(Identifiers.Group);

    /// <summary>A role: <c>pve-roleid</c>.</summary>
    public static Field<string> Role { get; } =
        Text("role_id", "Name of the role.")
            .OnWire("roleid").Required().Replacing().Autonamed()
            .Matching(@"[A-Za-z0-9.\-_]+", "letters, digits, dots, underscores and hyphens");

    /// <summary>A storage: <c>pve-storage-id</c>.</summary>
    public static Field<string> Storage { get; } =
        Text("storage_id", "Name of the storage; its volumes are called `name:...`.")
            .OnWire("storage").Required().Replacing().Autonamed()
            .Matching("[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]",
                "two or more letters, digits, dots, underscores and hyphens, with a letter first and a letter or digit last");

    /// <summary>A realm: <c>pve-realm</c>.</summary>
    public static Field<string> Realm { get; } =
        Text("realm_id", "Name of the realm, which users carry behind the `@`.")
            .OnWire("realm").Required().Replacing()
            .Matching("[A-Za-z][A-Za-z0-9._-]+", "two or more letters, digits, dots, underscores and hyphens with a letter first")
                .OfLength(2, 32);

    /// <summary>A node: <c>pve-node</c>.</summary>
    public static Field<string> Node { get; } =
        Text("node", "Name of the node in the cluster.")
            .Required().Replacing()
            .Checked(Identifiers.Node);

    /// <summary>A VM: <c>pve-vmid</c>.</summary>
    public static Field<long> VmId { get; } = Whole("vmid", "VMID of the VM, wherever in the cluster it is.").Required().Replacing()
        .Between(100, 999_999_999);

    /// <summary>When something expires.</summary>
    public static Field<long> Expiry { get; } =
        Whole("expires_at_unix", "When it expires, in seconds since 1970-01-01 UTC. Unset or 0 means never.")
            .OnWire("expire").Between(0).ImpliedDefault(0).ClearedBy(Clear.Sending("0"));
}

using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>What a sync of a realm is told, whoever tells it: <c>realm-sync-options</c> (PVE::Auth::Plugin).</summary>
internal static class RealmSync
{
    private static readonly Vocabulary Removals = new(
        "RealmSyncRemoval",
        "What a sync removes when the directory no longer has it.",
        ("acl", "Permissions of removed users and groups."),
        ("properties", "Attributes that a sync does not fill."),
        ("entry", "Users and groups."),
        ("none", "Nothing."));

    /// <summary>What is synced.</summary>
    public static Field<string> Scope { get; } =
        Text("scope", "What is brought to PVE: `users`, `groups` or `both`.")
            .OneOf(("users", "Users alone."), ("groups", "Groups alone."), ("both", "Users and groups.")).TypeNamed("RealmSyncScope");

    /// <summary>Whether new users can log in.</summary>
    public static Field<bool> EnableNew { get; } =
        Flag("enable_new", "Whether new users can log in. Unset means true.").OnWire("enable-new").ImpliedDefault(true);

    /// <summary>What goes with what has vanished from the directory.</summary>
    public static Field<IReadOnlySet<string>> RemoveVanished { get; } =
        TextSet("remove_vanished", "What is removed when the directory no longer has it: users and groups (`entry`), their other "
            + "attributes (`properties`), permissions of removed users and groups (`acl`), or nothing (`none`). Unset means nothing.")
            .OnWire("remove-vanished").Written(WireForm.Semicolons).OneOf(Removals);

    /// <summary>The privilege to make users of a realm.</summary>
    public static Privilege AllocateUsers { get; } = new("Realm.AllocateUser", "/access/realm/{realm_id}");

    /// <summary>The privilege to change users and groups.</summary>
    public static Privilege ModifyUsers { get; } = new("User.Modify", "/access/groups");

    /// <summary>A realm that can be synced.</summary>
    public static Field<string> Realm { get; } = Names.Realm with
    {
        Doc = "Name of the realm, which is of type `ldap` or `ad`.",
        References = [new("realm_id")],
    };
}

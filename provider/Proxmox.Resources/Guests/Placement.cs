using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>Which guest it is, and where it runs. A guest is its VMID; its node is observed.</summary>
internal static class Placement
{
    /// <summary>The guest follows the user's word when the user moves it, and nobody's otherwise.</summary>
    public const string Follow = "follow";

    /// <summary>The guest is brought back when somebody else moves it.</summary>
    public const string Pinned = "pinned";

    /// <summary>The VMID: <c>pve-vmid</c>.</summary>
    public static Field<long> VmId { get; } =
        Whole("vmid", "VMID of the guest, unique in the cluster.").Does("Unset, the next free one is taken when it is created.")
            .Between(100, 999_999_999).ServerChosen().Replacing();

    /// <summary>The first VMID of a range.</summary>
    public static Field<long> FirstVmId { get; } = Whole("first", "First VMID that may be taken.").Required().Between(100, 999_999_999);

    /// <summary>The last VMID of a range.</summary>
    public static Field<long> LastVmId { get; } = Whole("last", "Last VMID that may be taken.").Required().Between(100, 999_999_999);

    /// <summary>Where a VMID is looked for.</summary>
    public static Field<Attributes> VmIdRange { get; } = Nested(
        "vmid_range",
        "Range in which a free VMID is taken when `vmid` is unset. Unset means the datacenter's own range.",
        FirstVmId,
        LastVmId).CreateOnly().TypeNamed("GuestVmidRange");

    /// <summary>The node that the user chose.</summary>
    public static Field<string> Node { get; } = (Names.Node with
    {
        Doc = "Node that the guest is created on. Another one migrates the guest there; a guest that somebody else moved stays where it "
            + "is.",
        Presence = Presence.Optional,
        IsReplacing = false,
        IsServerChosen = true,
        Clear = Clear.Forgetting,
        Privileges = [GuestPrivilege.Migrate with { Case = "of a guest that exists" }],
    }).UnsetMeans("the node of the clone's source, or the only node").ReadAs("Node that the guest is on.");

    /// <summary>The node that the guest runs on.</summary>
    public static Field<string> CurrentNode { get; } =
        Text("current_node", "Node that the guest is on now.").Computed().AlwaysReturned().UnknownWhenChanges(() => [Node, Mode!]);

    /// <summary>Who decides where the guest runs.</summary>
    public static Field<string> Mode { get; } =
        Text("placement", "What happens when somebody else, or the HA manager, moves the guest: `follow` leaves it there, `pinned` plans "
            + "to migrate it back to `node`. Unset means `follow`.")
            .OneOf(
                (Follow, "The guest stays where others have moved it."),
                (Pinned, "The guest is migrated back to `node`.")).NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>Whether disks of the node go with it.</summary>
    public static Field<bool> WithLocalDisks { get; } =
        Flag("with_local_disks", "Whether disks on storages that the other node does not share are copied. Unset means false: such a guest "
            + "is not migrated.").NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>Where they go.</summary>
    public static Field<string> TargetStorage { get; } =
        Text("target_storage", "Storage of the other node that copied disks go to. Unset means the same name.").Checked(Identifiers.Storage)
            .Needs(GuestPrivilege.Disk, StoragePrivilege.SpaceOf("target_storage")).NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>Whether it is off meanwhile.</summary>
    public static Field<bool> Offline { get; } =
        Flag("offline", "Whether a running guest is shut down for it and started again. Unset means false: it is migrated while it runs.")
            .Needs(GuestPrivilege.Power).NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>How a migration is done.</summary>
    public static Field<Attributes> Migration { get; } = Nested(
        "migrate",
        "How the guest is migrated when `node` changes.",
        WithLocalDisks,
        TargetStorage,
        Offline)
        .NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>The pool.</summary>
    public static Field<string> Pool { get; } =
        Text("pool_id", "Pool that the guest is a member of.")
            .RefersTo("pool_id").Does("Unset leaves membership to others, such as a pool member of its own.")
            .OnWire("pool").Matching("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,2}", "the name of a pool")
            .Needs(GuestPrivilege.Pool,
                GuestPrivilege.Pool with { AnyOf = ["Pool.Allocate"], For = Purposes.Write, Case = "of a guest that exists" });
}

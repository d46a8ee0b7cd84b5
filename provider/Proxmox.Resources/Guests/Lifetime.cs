using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>How a guest goes.</summary>
internal static class Lifetime
{
    /// <summary>What the datacenter lacks refuses the plan.</summary>
    public const string Error = "error";

    /// <summary>What the datacenter lacks is said.</summary>
    public const string Warn = "warn";

    /// <summary>The datacenter is not asked.</summary>
    public const string Off = "off";

    /// <summary>True when the config keeps its plan from asking the datacenter.</summary>
    public static bool IsQuiet(Attributes config) => config.Get(Preflight) == Off;

    /// <summary>Whether it is asked first.</summary>
    public static Field<bool> StopOnDestroy { get; } =
        Flag("stop_on_destroy", "Whether a running guest is stopped at once when it is destroyed. Unset means false: it is shut down, and "
            + "stopped after `shutdown_timeout_seconds`.").NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>Whether it leaves everything.</summary>
    public static Field<bool> PurgeOnDestroy { get; } =
        Flag("purge_on_destroy", "Whether the guest also leaves backup jobs, replication jobs and the HA manager when it is destroyed. "
            + "Unset means true.").NeverReturned().ClearedBy(Clear.Forgetting)
            .Needs(new Privilege("Sys.Console", "/") { Case = "a guest of the HA manager" });

    /// <summary>Whether volumes that it does not use go too.</summary>
    public static Field<bool> DeleteUnreferenced { get; } =
        Flag("delete_unreferenced_disks_on_destroy",
            "Whether volumes that carry the guest's VMID in their name but are in no slot of it are deleted with it, on every storage. "
            + "Unset means false.").NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>How strict the plan is.</summary>
    public static Field<string> Preflight { get; } =
        Text("preflight", "What the plan does when the datacenter lacks what the guest needs, such as a storage, a bridge, an image or a "
            + "privilege: `error` refuses the plan, `warn` says so, and `off` does not ask. Only what is new or changes is looked at. "
            + "Unset means `warn`.").OneOf((Error, "The plan is refused."), (Warn, "The plan warns."), (Off, "Nothing is asked."))
            .NeverReturned().ClearedBy(Clear.Forgetting);
}

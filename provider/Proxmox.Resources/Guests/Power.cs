using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>Whether a guest runs, and what may be done to it for a change.</summary>
internal static class Power
{
    public const string Running = "running";
    public const string Stopped = "stopped";
    public const string Paused = "paused";
    public const string Unmanaged = "unmanaged";

    public const string Fail = "fail";
    public const string Defer = "defer";
    public const string Reboot = "reboot";
    public const string StopStart = "stop_start";

    /// <summary>How long a guest may take to shut down before it is stopped.</summary>
    public const long ShutdownSeconds = 180;

    /// <summary>Whether it is to run.</summary>
    public static Field<string> State { get; } =
        Text("power_state", "Whether the guest is to be `running`, `stopped` or `paused`; `unmanaged` leaves it as it is after it was "
            + "created. Unset means `unmanaged`.")
            .OneOf(
                (Running, "It runs."),
                (Stopped, "It is switched off."),
                (Paused, "It is paused and keeps its memory."),
                (Unmanaged, "It is left as it is after it was created.")).ClearedBy(Clear.Forgetting).Incidental()
                    .UnknownWhenChanges(() => [Template!])
            .Needs(GuestPrivilege.Power with { Case = $"unless `{Unmanaged}`" })
            .ReadAs("Whether the guest is `running`, `stopped` or `paused`.");

    /// <summary>Whether it runs.</summary>
    public static Field<string> Status { get; } =
        Text("status", "Whether the guest is `running`, `stopped` or `paused` now.").Computed().AlwaysReturned()
            .UnknownWhenChanges(() => [State, Template!]);

    /// <summary>Whether a new guest is started.</summary>
    public static Field<bool> StartOnCreate { get; } =
        Flag("start_on_create", "Whether the guest is started when it has been created and `power_state` says nothing else. Unset means "
            + "true, for a template false.").CreateOnly()
            .Needs(GuestPrivilege.Power with { Case = "unless false" });

    /// <summary>What to do about changes that the running guest cannot take.</summary>
    public static Field<string> OnRestartRequired { get; } =
        Text("on_restart_required", "What happens when a running guest cannot apply a change: `fail` refuses the plan, `defer` leaves the "
            + "change pending and warns, `reboot` shuts the guest down and starts it again, `stop_start` does the same and stops a guest "
            + "that has not shut down within `shutdown_timeout_seconds`. Unset means `defer`.")
            .OneOf(
                (Fail, "The plan is refused."),
                (Defer, "The change stays pending until the guest restarts."),
                (Reboot, "The guest is shut down and started."),
                (StopStart, "The guest is shut down, or stopped when that takes too long, and started.")).NeverReturned()
                    .ClearedBy(Clear.Forgetting)
            .Needs(GuestPrivilege.Power with { Case = $"`{Reboot}`, `{StopStart}`" });

    /// <summary>How long to be patient.</summary>
    public static Field<long> ShutdownTimeout { get; } =
        Whole("shutdown_timeout_seconds", $"How long the guest may take to shut down before it is stopped. Unset means {ShutdownSeconds}.")
            .Between(1, 86_400).NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>What waits for a restart.</summary>
    public static Field<IReadOnlySet<string>> Pending { get; } =
        TextSet("pending_changes", "PVE's names of the parameters whose change is pending until the guest restarts.").Computed()
            .AlwaysReturned().UnknownOnUpdate();

    /// <summary>Whether it is a template.</summary>
    public static Field<bool> Template { get; } =
        Flag("template", "Whether the guest is a template that others are cloned from. A template is never a guest again. Unset means "
            + "false.").ImpliedDefault(false).ClearedBy(Clear.Forgetting)
            .Needs(GuestPrivilege.Allocate);

    /// <summary>The kind of address that a create waits for.</summary>
    public static Field<string> AddressFamily { get; } =
        Text("family", "Family of the address: `ipv4`, `ipv6` or `any`. Unset means `any`.").OneOf(
            ("ipv4", "An IPv4 address."), ("ipv6", "An IPv6 address."), ("any", "An address of either family.")).TypeNamed("AddressFamily");

    /// <summary>How long a create waits for it.</summary>
    public static Field<long> AddressTimeout { get; } =
        Whole("timeout_seconds", "How long to wait before a warning is given instead. Unset means 300.").Between(1, 86_400);

    /// <summary>Whether a create waits for an address.</summary>
    public static Field<Attributes> WaitForAddress { get; } = Nested(
        "wait_for_address",
        "Waits after the guest was created until it has an address, which for a VM its agent reports. Without it nothing ever waits for one.",
        AddressFamily,
        AddressTimeout).CreateOnly().TypeNamed("GuestWaitForAddress").Needs(GuestPrivilege.AgentAudit);
}

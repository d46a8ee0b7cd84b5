using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>How a running VM moves to another node.</summary>
internal static class MigrationSettings
{
    /// <summary>How a running VM moves to another node.</summary>
    public static Field<Attributes> Settings { get; } =
        Nested(
            "migration",
            "How the running VM moves to another node.",
            Fraction("max_downtime_seconds",
                "Longest downtime at the end of the migration, in seconds; PVE raises it when the migration would not finish otherwise. "
                + "Unset means 0.1.").OnWire("migrate_downtime").Between(0),
            Whole("max_speed_mib", "How fast memory is sent at most, in MiB per second; 0 means no limit. Unset means 0.")
                .OnWire("migrate_speed").Between(0))
            .Written(WireForm.Inline)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);
}

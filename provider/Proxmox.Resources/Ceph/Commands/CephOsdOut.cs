using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="OsdCommand"/>.</summary>
public static class CephOsdOut
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = OsdCommand.Of(
        "out", "Takes an OSD out, so that its data moves to others. The command does not wait until it has.", [],
        osd => osd["in"].AsBool() is false ? $"OSD {osd["id"].AsText()} is out already." : null, CephPrivileges.ToSee);
}

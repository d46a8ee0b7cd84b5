using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="OsdCommand"/>.</summary>
public static class CephOsdIn
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = OsdCommand.Of(
        "in", "Takes an OSD in, so that data is placed on it again.", [],
        osd => osd["in"].AsBool() is true ? $"OSD {osd["id"].AsText()} is in already." : null, CephPrivileges.ToSee);
}

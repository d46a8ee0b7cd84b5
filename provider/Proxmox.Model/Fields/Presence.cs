namespace Proxmox.Model.Fields;

/// <summary>Who gives a field its value.</summary>
public enum Presence
{
    /// <summary>The user may; when not, what PVE has is kept.</summary>
    Optional,

    /// <summary>The user must.</summary>
    Required,

    /// <summary>Only PVE does.</summary>
    Computed,
}

namespace Proxmox.Model.Declarations;

/// <summary>What a user or token does with an object, for which PVE asks for a privilege.</summary>
[Flags]
public enum Purposes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Creates it.</summary>
    Create = 1,

    /// <summary>Reads it, also to see whether a plan has something to do.</summary>
    Read = 2,

    /// <summary>Changes it.</summary>
    Change = 4,

    /// <summary>Deletes it.</summary>
    Delete = 8,

    /// <summary>Finds it among all.</summary>
    List = 16,

    /// <summary>Creates, changes and deletes it.</summary>
    Write = Create | Change | Delete,

    /// <summary>All of that.</summary>
    All = Write | Read | List,
}

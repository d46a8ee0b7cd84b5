namespace Proxmox.LocalEngine.Steps;

/// <summary>What a step does with a resource.</summary>
public enum StepOp
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Changes it.</summary>
    Update,

    /// <summary>Deletes it.</summary>
    Delete,

    /// <summary>Replaces it: said once, beside the steps that do it.</summary>
    Replace,

    /// <summary>Creates what replaces it.</summary>
    CreateReplacement,

    /// <summary>Deletes what was replaced.</summary>
    DeleteReplaced,

    /// <summary>Reads what is somebody else's.</summary>
    Read,

    /// <summary>Reads what takes the place of a resource of our own.</summary>
    ReadReplacement,

    /// <summary>Forgets what is somebody else's.</summary>
    Discard,

    /// <summary>Compares the record with what is.</summary>
    Refresh,

    /// <summary>Takes an existing resource.</summary>
    Import,

    /// <summary>Takes an existing resource in the place of another.</summary>
    ImportReplacement,

    /// <summary>Forgets what was deleted to be replaced, and is wanted no more.</summary>
    RemovePendingReplace,
}

namespace Proxmox.Client;

/// <summary>What an answer tells of how PVE bears the load.</summary>
/// <param name="Kind">Whether it came in time.</param>
/// <param name="Said">For a refusal, the words of PVE or of the proxy before it.</param>
/// <param name="Rest">For how long nothing is to be sent; null when the answer does not say.</param>
internal readonly record struct LoadSign(LoadSignKind Kind, string? Said = null, TimeSpan? Rest = null);

/// <summary>Whether an answer came in time.</summary>
internal enum LoadSignKind
{
    /// <summary>It tells nothing, or there was none.</summary>
    None,

    /// <summary>It came in time.</summary>
    InTime,

    /// <summary>It took much longer than the others of its kind.</summary>
    Slow,

    /// <summary>It says that there are too many requests.</summary>
    Refusal,
}

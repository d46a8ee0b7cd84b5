namespace Proxmox.Simulator;

/// <summary>The PVE release whose API description and behaviour are simulated.</summary>
public enum PveVersion
{
    /// <summary>PVE 8.4.</summary>
    V84,

    /// <summary>PVE 9.2, the release of the recordings.</summary>
    V92,
}

/// <summary>Conversions between <see cref="PveVersion"/> and PVE's own notation.</summary>
public static class PveVersions
{
    /// <summary>Reads <c>"8.4"</c> or <c>"9.2"</c>.</summary>
    /// <exception cref="ArgumentException">The text names no simulated release.</exception>
    public static PveVersion Parse(string text) => text switch
    {
        "8.4" => PveVersion.V84,
        "9.2" => PveVersion.V92,
        _ => throw new ArgumentException($"'{text}' is not a simulated release (8.4, 9.2)", nameof(text)),
    };

    /// <summary>PVE's notation: <c>"8.4"</c> or <c>"9.2"</c>.</summary>
    public static string Text(this PveVersion version) => version == PveVersion.V84 ? "8.4" : "9.2";
}

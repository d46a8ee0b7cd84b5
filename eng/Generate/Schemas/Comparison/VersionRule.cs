namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Semantic versions: which one a breaking change needs.</summary>
public static class VersionRule
{
    /// <summary>True when a version may break what an older one promised: a new major version, or a new minor one before 1.0.</summary>
    /// <param name="before">The older version, <c>1.2.3</c>.</param>
    /// <param name="after">The newer version.</param>
    public static bool MayBreak(string before, string after) =>
        Version.TryParse(before, out var older) && Version.TryParse(after, out var newer)
        && (newer.Major > older.Major || (older.Major == 0 && newer.Major == 0 && newer.Minor > older.Minor));
}

namespace Proxmox.Model.Fields;

/// <summary>The PVE versions that know something.</summary>
/// <param name="Since">The first one, such as <c>9.0</c>; null when all supported ones from the oldest do.</param>
/// <param name="Until">The first one that no longer does; null when the newest does.</param>
public readonly record struct Span(string? Since, string? Until)
{
    /// <summary>True for a version that does.</summary>
    public bool Includes(Version version) => (Since is null || version >= Version.Parse(Since))
        && (Until is null || version < Version.Parse(Until));
}

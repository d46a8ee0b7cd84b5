using Proxmox.Terraform.Schemas;

namespace Proxmox.Terraform.Handshake;

/// <summary>How the hosts find the executable in a provider's package.</summary>
public static class PackageLayout
{
    private const string Stem = "terraform-provider-" + TypeNames.Provider;

    /// <summary>The name that the executable has in a package of that version.</summary>
    /// <param name="version">As <c>1.2.3</c>.</param>
    /// <param name="isWindows">Whether the package is for Windows.</param>
    public static string Executable(string version, bool isWindows) => $"{Stem}_v{version}{(isWindows ? ".exe" : "")}";

    /// <summary>
    /// The file that a host starts: by order of bytes the first one that has the provider's name, alone or with <c>_</c> or <c>.</c> behind
    /// it. Whether it can be executed plays no part, so that a <c>.deps.json</c>, <c>.dll</c> or <c>.pdb</c> of that name is started in
    /// place of the executable. Null when there is none.
    /// </summary>
    /// <param name="files">The names of the files in the package, without those in folders.</param>
    public static string? StartedBy(IEnumerable<string> files) => files
        .Where(file => file == Stem || file.StartsWith(Stem + "_", StringComparison.Ordinal)
            || file.StartsWith(Stem + ".", StringComparison.Ordinal))
        .Min(StringComparer.Ordinal);
}

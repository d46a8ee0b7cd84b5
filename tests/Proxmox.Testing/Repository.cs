namespace Proxmox.Testing;

/// <summary>Where the repository is that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        // The build output may be anywhere; the compiler notes where the sources are.
        for (var folder = Path.GetDirectoryName(Source()); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Proxmox.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {Source()} holds Proxmox.slnx.");
    }

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}

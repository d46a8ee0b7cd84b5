namespace Proxmox.EndToEnd.Tests;

/// <summary>The provider's executable of the same build as the tests.</summary>
internal static class HostExecutable
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = Find();

    // .../bin/Proxmox.EndToEnd.Tests/debug/ stands beside .../bin/Proxmox.Host/debug/.
    private static string Find()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var path = System.IO.Path.Combine(configuration.Parent!.Parent!.FullName, "Proxmox.Host", configuration.Name, "proxmox-provider");
        return File.Exists(path) ? path : throw new FileNotFoundException($"The provider has not been built: {path} does not exist.");
    }
}

using Proxmox.Client;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Storage;

/// <summary>Notations that storage definitions are written in.</summary>
internal static class StorageFormats
{
    /// <summary>An absolute path; PVE drops doubled and trailing slashes.</summary>
    public static Format Path { get; } = new("path", "an absolute path such as \"/mnt/data\"", Canonical);

    /// <summary>Yes, no, or an absolute path.</summary>
    public static Format Mountpoint { get; } = new("mount point", "\"yes\", \"no\" or an absolute path", text =>
        PveBoolean.Parse(text) is { } truth ? (truth ? "yes" : "no") : Canonical(text));

    private static string? Canonical(string text) => text.StartsWith('/')
        ? "/" + string.Join('/', text.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        : null;
}

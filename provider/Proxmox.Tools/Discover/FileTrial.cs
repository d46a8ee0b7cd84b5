using IoPath = System.IO.Path;

namespace Proxmox.Tools.Discover;

/// <summary>Tries whether something can be written, before the time is spent to find out what.</summary>
internal static class FileTrial
{
    /// <summary>Refuses a folder that cannot be made, or into which nothing can be written.</summary>
    /// <param name="folder">Its path.</param>
    /// <exception cref="ToolException">It is such a folder.</exception>
    public static void Refuse(string folder)
    {
        var there = IoPath.GetFullPath(folder);
        while (!Directory.Exists(there))
        {
            if (new FileInfo(there) is { LinkTarget: { } target })
            {
                throw new ToolException($"{there} is a link to {target}, which is not there. Make that, or name another folder.");
            }

            if (File.Exists(there))
            {
                throw new ToolException($"{there} is a file, and {folder} would be in it. Name another folder.");
            }

            there = IoPath.GetDirectoryName(there) ?? throw new ToolException($"{folder} cannot be made. Name another folder.");
        }

        var trial = IoPath.Combine(there, $".discover-{Guid.NewGuid():N}");
        try
        {
            using var file = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                $"Nothing can be written into {there}: {cause.Message} Name another folder, or see to its permissions.");
        }
    }
}

using System.Text;

namespace Proxmox.Terraform.Handshake;

/// <summary>The file of a unix socket, in a directory that only its owner can enter unless the host named one.</summary>
public sealed class SocketPlace : IDisposable
{
    private const string FileName = "plugin";
    private const string Prefix = "proxmox-";

    // The kernel's limit is 108 bytes on Linux and 104 on macOS, with the zero at the end.
    private const int LongestPath = 103;

    private readonly string? _privateDirectory;

    private SocketPlace(string path, string? privateDirectory) => (Path, _privateDirectory) = (path, privateDirectory);

    /// <summary>The path of the socket.</summary>
    public string Path { get; }

    /// <summary>A place in the directory that the host named, or in a new private one below the directory for temporary files.</summary>
    /// <exception cref="IOException">There is no directory whose path is short enough, or it cannot be written to.</exception>
    public static SocketPlace Create(string? directory)
    {
        if (directory is not null)
        {
            var path = System.IO.Path.Combine(
                directory, FileName + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!Fits(path))
            {
                throw TooLong(path);
            }

            File.Delete(path);
            return new(path, privateDirectory: null);
        }

        foreach (var parent in new[] { System.IO.Path.GetTempPath(), "/tmp" }.Distinct(StringComparer.Ordinal))
        {
            if (!Fits(System.IO.Path.Combine(parent, Prefix + "123456789012", FileName)))
            {
                continue;
            }

            // With mode 0700, under a name that was not in use: the same that CreateTempSubdirectory does, in a directory of our choice.
            var made = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
            _ = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(made)
                : Directory.CreateDirectory(made, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return new(System.IO.Path.Combine(made, FileName), made);
        }

        throw TooLong(System.IO.Path.GetTempPath());
    }

    /// <summary>Lets the owner connect, and the group when there is one. To be called when the socket is there.</summary>
    /// <param name="group">A group by name or number; null for none.</param>
    /// <exception cref="IOException">There is no such group, or the owner may not give the file to it.</exception>
    public void Restrict(string? group)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (group is not null)
        {
            SocketGroup.Give(Path, group);
            mode |= UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        }

        File.SetUnixFileMode(Path, mode);
    }

    /// <summary>Removes the socket and its private directory.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(Path);
            if (_privateDirectory is not null)
            {
                Directory.Delete(_privateDirectory);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that stays behind in the directory for temporary files harms nobody, least of all at the very end.
        }
    }

    private static bool Fits(string path) => Encoding.UTF8.GetByteCount(path) <= LongestPath;

    private static IOException TooLong(string path) =>
        new($"The path of the unix socket would be too long: {path}. Set TMPDIR to a directory with a shorter path.");
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Proxmox.Terraform.Handshake;

/// <summary>Gives files to another group of the system.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class SocketGroup
{
    private const string Groups = "/etc/group";
    private const uint Unchanged = uint.MaxValue;

    /// <summary>Gives a file to a group, which is named or numbered.</summary>
    /// <exception cref="IOException">There is no such group, or the owner may not give the file to it.</exception>
    public static void Give(string path, string group)
    {
        var number = uint.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Find(group);
        if (ChangeOwner(path, Unchanged, number) != 0)
        {
            throw new IOException($"The unix socket {path} cannot be given to the group {group}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    private static uint Find(string name)
    {
        foreach (var line in File.ReadLines(Groups))
        {
            if (line.Split(':') is [var found, _, var number, ..] && found == name
                && uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            {
                return parsed;
            }
        }

        throw new IOException($"PLUGIN_UNIX_SOCKET_GROUP names the group {name}, which {Groups} does not list.");
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}

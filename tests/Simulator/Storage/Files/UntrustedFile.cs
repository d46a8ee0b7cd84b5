using System.Formats.Tar;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>What PVE looks for in a file from outside before it lets it in: an image that is what its name says, and that leads to no
/// other file.</summary>
internal static class UntrustedFile
{
    private static readonly byte[][] VmdkBeginnings = ["KDMV"u8.ToArray(), "COWD"u8.ToArray(), "# Disk DescriptorFile"u8.ToArray()];

    /// <summary>Fails unless the file may be had.</summary>
    /// <param name="content">iso, vztmpl or import.</param>
    /// <param name="name">The name that it will have, which tells the format.</param>
    /// <param name="path">Where it lies until then.</param>
    /// <param name="tool">What the program that reads images calls itself.</param>
    /// <param name="print">Writes to the log.</param>
    public static void Verify(StoredFile file, string content, string name, string path, string tool, Action<string> print)
    {
        switch (content, Path.GetExtension(name))
        {
            case ("iso", _):
                RequireAlone(file, path);
                break;
            case ("import", ".ova"):
                RequireDescription(file, path, print);
                break;
            case ("import", ".qcow2"):
                if (Qcow2Header.Read(file.Head) is null)
                {
                    Refuse("qcow2", "Image is not in qcow2 format");
                }

                RequireAlone(file, path);
                break;
            case ("import", ".vmdk") when !Array.Exists(VmdkBeginnings, beginning => StartsWith(file, beginning)):
                Refuse("vmdk", "invalid VMDK image descriptor");
                break;
        }

        void Refuse(string format, string why)
        {
            print($"command '/usr/bin/qemu-img info '--output=json' {path} -f {format}' failed: exit code 1");
            throw PveError.Die($"{tool}: Could not open '{path}': {why}");
        }
    }

    private static bool StartsWith(StoredFile file, byte[] beginning) => file.Head.StartsWith(beginning);

    private static void RequireAlone(StoredFile file, string path)
    {
        var header = Qcow2Header.Read(file.Head);
        if (header is { HasDataFile: true })
        {
            throw PveError.Die($"{path}: 'data-file' references are not allowed!");
        }

        if (header is { HasBackingFile: true })
        {
            throw PveError.Die($"backing file not allowed for untrusted image '{path}'!");
        }
    }

    /// <summary>
    /// An appliance is a tar archive with a description. It stands first in it, so that the beginning of the file will do.
    /// </summary>
    private static void RequireDescription(StoredFile file, string path, Action<string> print)
    {
        try
        {
            using var archive = new TarReader(file.Open() ?? new MemoryStream(file.Head.ToArray()));
            var entries = 0;
            while (archive.GetNextEntry() is { } entry)
            {
                entries++;
                if (entry.Name.EndsWith(".ovf", StringComparison.Ordinal))
                {
                    return;
                }
            }

            if (entries > 0)
            {
                throw PveError.Die("ova archive has no .ovf file inside");
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
        }

        print("tar: This does not look like a tar archive");
        print("tar: Skipping to next header");
        print("tar: Exiting with failure status due to previous errors");
        throw PveError.Die($"command 'tar -t -f {path}' failed: exit code 2");
    }
}

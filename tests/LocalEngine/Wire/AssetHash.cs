using System.Security.Cryptography;
using System.Text;

namespace Proxmox.LocalEngine.Wire;

/// <summary>
/// Hashes of files, by which two assets are the same or not. Contents behind an address are not fetched: the address is hashed.
/// </summary>
public static class AssetHash
{
    /// <summary>The asset with its hash.</summary>
    /// <param name="folder">The folder that a relative path starts from; null changes nothing.</param>
    /// <exception cref="WireException">The file cannot be read.</exception>
    public static Asset Fill(Asset asset, string? folder) =>
        folder is null || asset.Hash.Length > 0 ? asset : asset with { Hash = Hash(Contents(asset, folder)) };

    /// <summary>The archive with its hash and those of its members.</summary>
    /// <param name="folder">As for an asset.</param>
    /// <exception cref="WireException">A file cannot be read.</exception>
    public static Archive Fill(Archive archive, string? folder)
    {
        if (folder is null || archive.Hash.Length > 0)
        {
            return archive;
        }

        if (archive.Assets is { } members)
        {
            var filled = members.Select((_, value) => value switch
            {
                Asset asset => Fill(asset, folder),
                Archive inner => Fill(inner, folder),
                _ => value,
            });
            return archive with
            {
                Assets = filled,
                Hash = Hash(Encoding.UTF8.GetBytes(string.Join('\n', filled.Select(member => $"{member.Key} {HashOf(member.Value)}"))))
            };
        }

        return archive with
        {
            Hash = archive.Path is { } path ? HashOfPath(Path.Combine(folder, path))
            : Hash(Encoding.UTF8.GetBytes(archive.Uri ?? ""))
        };
    }

    private static string HashOf(PropertyValue value) =>
        value switch { Asset asset => asset.Hash, Archive archive => archive.Hash, _ => "" };

    private static string HashOfPath(string path)
    {
        if (!Directory.Exists(path))
        {
            return Hash(ReadFile(path));
        }

        IEnumerable<string> files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return Hash(Encoding.UTF8.GetBytes(
            string.Join('\n', files.Select(file => $"{Path.GetRelativePath(path, file)} {Hash(ReadFile(file))}"))));
    }

    private static byte[] Contents(Asset asset, string folder) =>
        asset.Text is { } text ? Encoding.UTF8.GetBytes(text)
        : asset.Path is { } path ? ReadFile(Path.Combine(folder, path))
        : Encoding.UTF8.GetBytes(asset.Uri ?? "");

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WireException($"failed to compute asset hash: {exception.Message}", exception);
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

using System.IO.Compression;
using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Resources.Tests.Nodes.Storage;

/// <summary>Files on servers and storages, for the tests of what brings them there.</summary>
internal static class Files
{
    /// <summary>Where the files of <see cref="Serve"/> are.</summary>
    public const string Server = "http://files.example.test/";

    /// <summary>Bytes that are the same each time, and others for another seed.</summary>
    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>The same bytes in gzip's format.</summary>
    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal))
        {
            packing.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Has the server answer with those files, and with nothing else. Other servers are left as they are.</summary>
    public static void Serve(PveSimulator pve, params (string Name, byte[] Content)[] files) => pve.Datacenter.Locked(datacenter =>
    {
        var host = StorageConfig.Of(datacenter).Host;
        var others = host.Fetches;
        host.Fetches = address => address.AbsoluteUri.StartsWith(Server, StringComparison.Ordinal)
            ? Array.Find(files, file => Server + file.Name == address.AbsoluteUri).Content : others(address);
    });

    /// <summary>What a storage's list says of a file; null when it is not there.</summary>
    public static JToken? Find(PveSimulator pve, string volume, string node = "pve1") =>
        ((JArray)pve.Request("GET", $"/nodes/{node}/storage/{volume.Split(':')[0]}/content")!)
            .FirstOrDefault(entry => entry.Value<string>("volid") == volume);

    /// <summary>The bytes of a file.</summary>
    public static byte[] Content(PveSimulator pve, string volume, string node = "pve1")
    {
        using var file = pve.Datacenter.Locked(datacenter => StorageConfig.Of(datacenter).Volumes.Find(volume, node)!.File!.Open()!);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Puts a file there that nobody of ours has made.</summary>
    public static void Put(PveSimulator pve, string volume, byte[] content, string node = "pve1") => pve.Datacenter.Locked(datacenter =>
    {
        var config = StorageConfig.Of(datacenter);
        var parts = volume.Split(':');
        config.Volumes.Put(config.Get(parts[0]), parts[1], content.Length, node: node).File = StoredFile.Of(content);
    });
}

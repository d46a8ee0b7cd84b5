using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>Images of applications as <c>skopeo</c> keeps them: a tar archive with the layout that the OCI image specification
/// describes.</summary>
internal static class OciArchive
{
    /// <summary>An image without layers.</summary>
    public static StoredFile Of(string repository, string tag)
    {
        var config = Blob(new JObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JObject
            {
                ["Env"] = new JArray("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", $"VERSION={tag}"),
                ["Entrypoint"] = new JArray("/docker-entrypoint.sh"),
                ["Cmd"] = new JArray(repository.Split('/')[^1]),
                ["WorkingDir"] = "/",
            },
        });
        var manifest = Blob(new JObject { ["schemaVersion"] = 2, ["config"] = new JObject { ["digest"] = config.Digest } });
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            Write(writer, "oci-layout", """{"imageLayoutVersion":"1.0.0"}""");
            Write(writer, "index.json", new JObject
            {
                ["schemaVersion"] = 2,
                ["manifests"] = new JArray(new JObject { ["digest"] = manifest.Digest }),
            }.ToString(Formatting.None));
            Write(writer, PathOf(manifest.Digest), manifest.Text);
            Write(writer, PathOf(config.Digest), config.Text);
        }

        return StoredFile.Of(archive.ToArray());
    }

    /// <summary>What an image says about how it is run; null for what is no such archive.</summary>
    public static JObject? ReadConfig(StoredFile file)
    {
        using var content = file.Open();
        if (content is null || Entries(content) is not { } entries || !entries.ContainsKey("oci-layout")
            || !entries.TryGetValue("index.json", out var index)
            || JObject.Parse(index)["manifests"] is not JArray { Count: > 0 } manifests)
        {
            return null;
        }

        var manifest = JObject.Parse(entries[PathOf(manifests[0].Value<string>("digest")!)]);
        return JObject.Parse(entries[PathOf(manifest["config"]!.Value<string>("digest")!)])["config"] as JObject ?? [];
    }

    /// <summary>The files of an archive; null where it is none.</summary>
    private static Dictionary<string, string>? Entries(Stream content)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var reader = new TarReader(content);
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is { } data)
                {
                    using var text = new StreamReader(data);
                    entries[entry.Name] = text.ReadToEnd();
                }
            }

            return entries;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            return null;
        }
    }

    private static (string Digest, string Text) Blob(JObject content)
    {
        var text = content.ToString(Formatting.None);
        return ("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
    }

    private static string PathOf(string digest) => "blobs/" + digest.Replace(':', '/');

    private static void Write(TarWriter writer, string name, string content) =>
        writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)),
        });
}

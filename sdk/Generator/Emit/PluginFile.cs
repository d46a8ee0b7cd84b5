using System.Text;
using System.Text.Json;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes <c>pulumi-plugin.json</c>, from which the language host learns which plugin a program needs.</summary>
internal static class PluginFile
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The text of the file.</summary>
    public static string Write(PackageSchema package)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteBoolean("resource", true);
            json.WriteString("name", package.Name);
            if (package.Version is { } version)
            {
                json.WriteString("version", version);
            }
            if (package.PluginDownloadUrl is { } url)
            {
                json.WriteString("server", url);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}

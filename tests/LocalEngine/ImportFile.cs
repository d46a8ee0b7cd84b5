using System.Text.Json;

namespace Proxmox.LocalEngine;

/// <summary>The file that <c>pulumi import --file</c> takes: <c>{"resources": [{"type": ..., "name": ..., "id": ...}]}</c>.</summary>
public static class ImportFile
{
    // What the real one knows besides: parents are names of a table, and the rest is for programs that it writes.
    private static readonly HashSet<string> Known = new(
        ["type", "name", "id", "version", "logicalName", "pluginDownloadUrl", "properties"], StringComparer.Ordinal);

    /// <summary>The resources that a file lists.</summary>
    /// <param name="path">The file.</param>
    /// <param name="protect">Whether they must not be deleted, until a program says otherwise.</param>
    /// <exception cref="FormatException">It is no such file, or asks for more than is done here.</exception>
    public static IReadOnlyList<ImportTarget> Read(string path, bool protect = true)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.GetProperty("resources").EnumerateArray().Select(resource => Of(resource, path, protect))];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            throw new FormatException($"could not read import file '{path}': {exception.Message}", exception);
        }
    }

    private static ImportTarget Of(JsonElement resource, string path, bool protect)
    {
        var unknown = resource.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !Known.Contains(name));
        return unknown is null
            ? new(Text(resource, "type"), Text(resource, "name"), Text(resource, "id"), Protect: protect)
            {
                Version = resource.TryGetProperty("version", out var version) ? version.GetString() ?? "" : "",
                PluginDownloadUrl = resource.TryGetProperty("pluginDownloadUrl", out var url) ? url.GetString() ?? "" : "",
            }
            : throw new FormatException($"could not read import file '{path}': {unknown} is not supported here");
    }

    private static string Text(JsonElement resource, string name) => resource.GetProperty(name).GetString()
        ?? throw new FormatException($"a resource of the import file has no {name}");
}

using System.Text.Json;

namespace Proxmox.Tools.Discover.Map.States;

/// <summary>Reads state files of Terraform and OpenTofu, format 4.</summary>
internal static class TerraformState
{
    /// <summary>Whether a document looks like one.</summary>
    public static bool Is(JsonElement document) => document.TryGetProperty("terraform_version", out _)
        || (document.TryGetProperty("lineage", out _) && document.TryGetProperty("serial", out _));

    /// <summary>Reads one.</summary>
    /// <exception cref="ToolException">It has another format.</exception>
    public static StateFile Read(string name, JsonElement document)
    {
        if (!document.TryGetProperty("version", out var version) || !version.TryGetInt32(out var format) || format != 4)
        {
            throw new ToolException(
                $"{name} is a state file of another format than 4. Let terraform 0.13 or newer write it: terraform state pull > FILE");
        }

        var (records, count) = (new List<StateRecord>(), 0);
        foreach (var resource in Json.Items(document, "resources").Where(resource => Json.Text(resource, "mode") == "managed"))
        {
            var type = Json.Text(resource, "type") ?? "";
            var module = Json.Text(resource, "module") is { } path ? path + "." : "";
            // An object that waits for its removal is none that the configuration manages.
            foreach (var instance in Json.Items(resource, "instances").Where(instance => !instance.TryGetProperty("deposed", out _)))
            {
                count++;
                if (MapKinds.OfTerraform(type) is { } kind && instance.TryGetProperty("attributes", out var attributes)
                    && Json.Text(attributes, "id") is { } id)
                {
                    records.Add(new($"{module}{type}.{Json.Text(resource, "name")}{Index(instance)}", MapKinds.Key(kind, id)));
                }
            }
        }

        return new(name, "Terraform", count, records);
    }

    private static string Index(JsonElement instance) => !instance.TryGetProperty("index_key", out var key) ? ""
        : key.ValueKind == JsonValueKind.String ? $"[\"{key.GetString()}\"]" : $"[{key.GetRawText()}]";
}

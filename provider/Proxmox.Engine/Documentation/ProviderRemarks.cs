using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Documentation;

/// <summary>What users are told about the provider's configuration as a whole.</summary>
public static class ProviderRemarks
{
    /// <summary>Adds how to log in, which environment variables there are, and whom to trust.</summary>
    /// <param name="text">What it is added to.</param>
    /// <param name="configuration">The provider's own settings.</param>
    /// <param name="setting">What clients call a setting, as "Argument".</param>
    public static void Write(Markdown text, Declaration configuration, string setting) => text
        .Heading(2, "Authentication")
        .Paragraph("An API token is the better choice: it has rights of its own, never asks for a second factor, and can be withdrawn "
            + "alone. A user name and password serve where PVE does not let tokens in, such as changing another user's password. When both "
            + "are given, the token is used.")
        .Paragraph($"Every {setting.ToLowerInvariant()} has an environment variable, so that no secret need be in a file. What the "
            + $"configuration says wins.")
        .Table([setting, "Environment variable"], Variables(configuration.Fields, ""))
        .Heading(2, "Trust")
        .Paragraph("PVE signs its certificates itself. Name that authority's file with `ca_file` (`/etc/pve/pve-root-ca.pem` on a node), "
            + "or pin the node's certificate with `fingerprint`. `insecure` gives up all protection on the line.");

    private static IEnumerable<string[]> Variables(IEnumerable<Field> fields, string prefix) => fields.SelectMany(field =>
        field.Type is FieldType.Object nested
            ? Variables(nested.Fields, $"{prefix}{field.Name}.")
            : [[$"`{prefix}{field.Name}`", string.Join(", ", field.Environment.Select(name => $"`{name}`"))]]);
}

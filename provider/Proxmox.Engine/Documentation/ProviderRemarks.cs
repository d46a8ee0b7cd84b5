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
        .Heading(3, "Profiles")
        .Paragraph("`credentials_file` names a file with a profile for each datacenter, from which `profile` picks one. A profile may "
            + "set what "
            + "has an environment variable: `endpoint` stands for `PROXMOX_VE_ENDPOINT`, and `ssh_username` for `PROXMOX_VE_SSH_USERNAME`. "
            + "What it says counts where neither the configuration nor the environment does. Where there are several ways, as to log "
            + "in, one that the configuration or the environment has chosen excludes the others of the profile.")
        .Code("ini", """
            # ~/.config/proxmox/credentials
            [default]
            endpoint    = https://lab.example.com:8006
            api_token   = terraform@pve!lab=...
            fingerprint = AB:CD:...

            [prod]
            endpoints           = https://pve1.example.com:8006, https://pve2.example.com:8006
            ca_file             = pve-root-ca.pem
            credentials_command = ["pve-credentials", "prod"]
            """)
        .Paragraph("A value goes to the end of its line, and may stand in double quotes; a line that begins with `#` or `;` is a comment. "
            + "Paths in a profile are those from the file's folder. On Linux and macOS the file is refused when others than its owner may "
            + "write it, or others than its owner and its group read it: `chmod 600` mends that.")
        .Heading(3, "Credentials from a command")
        .Paragraph("`credentials_command` is run without a shell and without input, when PVE is first asked and not before, once in a "
            + "run. Within "
            + "a minute it writes a JSON object to its standard output and ends with exit code 0:")
        .Code("json", """
            {
              "api_token": "terraform@pve!ci=...",
              "expires_at": "2030-01-31T12:00:00Z"
            }
            """)
        .Table(["Member", "What it is"],
        [
            ["`api_token`", "An API token."],
            ["`username`, `password`, `realm`, `otp`", "A login in its place."],
            ["`endpoint`, `endpoints`", "Where PVE is; counts when nothing else says so."],
            ["`fingerprint`", "The server's certificate; counts when nothing else says what is trusted."],
            ["`expires_at`", "When the credentials cease to serve, by RFC 3339. The command is run again shortly before, and when PVE "
                + "refuses "
                + "them; without it, never."],
        ])
        .Paragraph("In place of the object it may write an API token alone, as password stores do: `[\"pass\", \"show\", "
            + "\"pve/terraform\"]`. What "
            + "it writes to its standard error is shown when it fails; its standard output never is.")
        .Heading(2, "Trust")
        .Paragraph("PVE signs its certificates itself. Name that authority's file with `ca_file` (`/etc/pve/pve-root-ca.pem` on a node), "
            + "or pin the node's certificate with `fingerprint`. `insecure` gives up all protection on the line.");

    private static IEnumerable<string[]> Variables(IEnumerable<Field> fields, string prefix) => fields.SelectMany(field =>
        field.Type is FieldType.Object nested
            ? Variables(nested.Fields, $"{prefix}{field.Name}.")
            : [[$"`{prefix}{field.Name}`", string.Join(", ", field.Environment.Select(name => $"`{name}`"))]]);
}

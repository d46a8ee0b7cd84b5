namespace Proxmox.Client;

/// <summary>PVE's words for true and false (<c>PVE::JSONSchema::parse_boolean</c>).</summary>
public static class PveBoolean
{
    /// <summary>What a form carries: PVE accepts only 1 and 0 there.</summary>
    public static string Write(bool truth) => truth ? "1" : "0";

    /// <summary>1, on, yes, true and 0, off, no, false in any case; null for everything else.</summary>
    public static bool? Parse(string? text) => text?.ToLowerInvariant() switch
    {
        "1" or "on" or "yes" or "true" => true,
        "0" or "off" or "no" or "false" => false,
        _ => null,
    };
}

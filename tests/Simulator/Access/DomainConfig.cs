using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary>The realms in <c>domains.cfg</c> (<c>PVE::Auth::Plugin</c>).</summary>
public static class DomainConfig
{
    /// <summary>The file below <c>/etc/pve</c>.</summary>
    public const string File = "domains.cfg";

    private static readonly Dictionary<string, string> Builtin = new(StringComparer.Ordinal)
    {
        ["pam"] = "Linux PAM standard authentication",
        ["pve"] = "Proxmox VE authentication server",
    };

    /// <summary>The realms, the built-in ones always among them.</summary>
    public static SectionConfig Read(Datacenter datacenter)
    {
        var config = SectionConfig.Parse(datacenter.File(File).Text);
        foreach (var (realm, comment) in Builtin.OrderByDescending(entry => entry.Key, StringComparer.Ordinal))
        {
            if (config.Find(realm) is not { } section)
            {
                config.Add(section = new Section(realm, realm));
            }

            section["comment"] ??= comment;
        }
        return config;
    }

    /// <summary>The second factor that a realm asks for: <c>oath</c>, <c>yubico</c> or null.</summary>
    public static string? TfaType(Section section) => section["tfa"] is { } tfa
        ? tfa.Split(',').Select(part => part.Split('=', 2)).Where(part => part is ["type", _]).Select(part => part[1]).FirstOrDefault()
        : null;
}

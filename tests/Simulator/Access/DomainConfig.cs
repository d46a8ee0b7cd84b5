using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary>The realms in <c>domains.cfg</c> (<c>PVE::Auth::Plugin</c> and its plugins).</summary>
public static class DomainConfig
{
    private const string File = "domains.cfg";

    private static readonly Dictionary<string, string> Builtin = new(StringComparer.Ordinal)
    {
        ["pam"] = "Linux PAM standard authentication",
        ["pve"] = "Proxmox VE authentication server",
    };

    private static readonly string[] Directory =
    [
        "server1!", "server2", "bind_dn", "password", "port", "secure", "sslversion", "default", "comment", "tfa", "verify", "capath",
        "cert", "certkey", "filter", "sync_attributes", "user_classes", "group_dn", "group_name_attr", "group_filter", "group_classes",
        "sync-defaults-options", "mode", "case-sensitive",
    ];

    /// <summary>Options by realm type; <c>!</c> marks a required one, <c>=</c> one that cannot be changed.</summary>
    private static readonly Dictionary<string, string[]> Options = new(StringComparer.Ordinal)
    {
        ["pam"] = ["default", "comment", "tfa"],
        ["pve"] = ["default", "comment", "tfa"],
        ["ldap"] = [.. Directory, "base_dn!", "user_attr!"],
        ["ad"] = [.. Directory, "domain!", "base_dn", "user_attr"],
        ["openid"] =
        [
            "issuer-url!", "client-id!", "client-key", "autocreate", "username-claim=", "groups-claim", "groups-autocreate",
            "groups-overwrite", "prompt", "scopes", "acr-values", "audiences", "default", "comment", "query-userinfo",
        ],
    };

    /// <summary>The realms, the built-in ones always among them.</summary>
    public static SectionConfig Read(Datacenter datacenter)
    {
        var config = SectionConfig.Parse(datacenter.File(File).Text);
        foreach (var (realm, comment) in Builtin.OrderByDescending(entry => entry.Key, StringComparer.Ordinal))
        {
            if (config.Find(realm) is not { } section)
                config.Add(section = new Section(realm, realm));
            section["comment"] ??= comment;
        }
        return config;
    }

    /// <summary>Digest of the file.</summary>
    public static string Digest(Datacenter datacenter) => datacenter.File(File).Digest;

    /// <summary>Fails when the client's digest is stale.</summary>
    public static void AssertDigest(Datacenter datacenter, string? digest) => datacenter.File(File).AssertDigest(digest);

    /// <summary>Changes the realms under the file's lock.</summary>
    public static void Update(Datacenter datacenter, string prefix, Action<SectionConfig> change) =>
        datacenter.File(File).Locked(prefix, () =>
    {
        var config = Read(datacenter);
        change(config);
        Write(datacenter, config);
    });

    /// <summary>Writes the realms; fails when a required option is missing.</summary>
    private static void Write(Datacenter datacenter, SectionConfig config)
    {
        var ordered = new SectionConfig();
        foreach (var section in config.Sections)
        {
            var sorted = new Section(section.Type, section.Id);
            var required = Required(section.Type).Order(StringComparer.Ordinal).ToList();
            if (required.Find(key => section[key] is null) is { } missing)
                throw PveError.Die($"section '{section.Id}' - missing value for required option '{missing}'");
            foreach (var key in section.Properties.Keys.OrderBy(key => (key != "comment", !required.Contains(key), key)))
                sorted[key] = section[key];
            ordered.Add(sorted);
        }
        datacenter.File(File).Write(ordered.Render());
    }

    /// <summary>Fails as <c>check_config</c> does for an option that the type does not have, cannot change or lacks.</summary>
    public static void Check(string type, IReadOnlyCollection<string> keys, bool create)
    {
        foreach (var key in keys)
        {
            if (!create && Options[type].Contains(key + "="))
                throw PveError.Die($"can't change value of fixed parameter '{key}'");
            if (!Options[type].Any(option => option.TrimEnd('!', '=') == key))
                throw PveError.Die($"unexpected property '{key}'");
        }
        if (create && Required(type).FirstOrDefault(key => !keys.Contains(key)) is { } missing)
            throw PveError.Die($"missing value for required option '{missing}'");
    }

    /// <summary>The second factor that a realm asks for: <c>oath</c>, <c>yubico</c> or null.</summary>
    public static string? TfaType(Section section) => section["tfa"] is { } tfa
        ? tfa.Split(',').Select(part => part.Split('=', 2)).Where(part => part is ["type", _]).Select(part => part[1]).FirstOrDefault()
        : null;

    private static IEnumerable<string> Required(string type) =>
        Options[type].Where(option => option.EndsWith('!')).Select(option => option[..^1]);
}

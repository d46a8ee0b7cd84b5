namespace Proxmox.Simulator.Nodes.Apt;

/// <summary>A repository that PVE knows by a handle (<c>proxmox_apt::repositories::standard</c>).</summary>
/// <param name="Handle">Such as <c>no-subscription</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Uris">Where it is, the usual address first.</param>
/// <param name="Components">The names of its part, the usual one first.</param>
/// <param name="Path">The file that it is added to.</param>
internal sealed record StandardRepository(
    string Handle, string Name, IReadOnlyList<string> Uris, IReadOnlyList<string> Components, string Path)
{
    private const string Enterprise = "https://enterprise.proxmox.com/debian";
    private const string Download = "http://download.proxmox.com/debian";

    /// <summary>The release of Debian that a version is built on.</summary>
    public static string SuiteOf(PveVersion version) => version == PveVersion.V84 ? "bookworm" : "trixie";

    /// <summary>Those that a version offers.</summary>
    public static IReadOnlyList<StandardRepository> Of(PveVersion version)
    {
        var older = version == PveVersion.V84;
        var folder = "/etc/apt/sources.list.d/";
        var own = older ? "/etc/apt/sources.list" : folder + "proxmox.sources";
        var end = older ? ".list" : ".sources";
        string[] releases = older ? ["quincy", "reef", "squid"] : ["squid", "tentacle"];
        return
        [
            new("enterprise", "Enterprise", [Enterprise + "/pve", Enterprise], ["pve-enterprise"], folder + "pve-enterprise" + end),
            new("no-subscription", "No-Subscription", [Download + "/pve", Download], ["pve-no-subscription"], own),
            new("test", "Test", [Download + "/pve", Download], older ? ["pvetest"] : ["pve-test", "pvetest"], own),
            .. releases.SelectMany(release => new[]
            {
                Ceph(release, "enterprise", "Enterprise", Enterprise, folder + "ceph" + end),
                Ceph(release, "no-subscription", "No-Subscription", Download, folder + "ceph" + end),
                Ceph(release, "test", "Test", Download, folder + "ceph" + end),
            }),
        ];
    }

    /// <summary>Whether an entry is this repository for a release.</summary>
    public bool Is(AptRepository entry, string suite) => entry.Suites.Contains(suite) && entry.Components.Any(Components.Contains)
        && Uris.Contains(entry.Uri.TrimEnd('/'));

    /// <summary>The entry that adds it.</summary>
    public AptRepository Entry(PveVersion version) => new(Uris[0], [SuiteOf(version)], [Components[0]])
    {
        SignedBy = version == PveVersion.V84 ? null : "/usr/share/keyrings/proxmox-archive-keyring.gpg",
    };

    private static StandardRepository Ceph(string release, string component, string title, string domain, string path) => new(
        $"ceph-{release}-{component}", $"Ceph {char.ToUpperInvariant(release[0])}{release[1..]} {title}", [$"{domain}/ceph-{release}"],
        [component], path);
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Storage;

/// <summary>A container template that a node offers to download.</summary>
/// <param name="Package">Name and release of the system: <c>debian-13-standard</c>.</param>
/// <param name="System">The system alone: <c>debian-13</c>.</param>
/// <param name="Headline">One line about it.</param>
public sealed record Appliance(string Package, string Version, string System, string Headline, string Extension = "tar.zst")
{
    private const string Source = "http://download.proxmox.com/images";

    /// <summary>The file's name, by which it is asked for.</summary>
    public string Template => $"{Package}_{Version}_amd64.{Extension}";

    /// <summary>Where it is fetched from.</summary>
    public Uri Location => new($"{Source}/system/{Template}");

    /// <summary>The entry of the list.</summary>
    public JObject ToJson(StorageHost host) => new()
    {
        ["template"] = Template,
        ["package"] = Package,
        ["version"] = Version,
        ["type"] = "lxc",
        ["os"] = System,
        ["section"] = "system",
        ["architecture"] = "amd64",
        ["headline"] = Headline,
        ["description"] = Headline + ".",
        ["maintainer"] = "Simulator <simulator@example.com>",
        ["infopage"] = "https://example.com/" + Package,
        ["source"] = Source,
        ["location"] = Location.ToString(),
        ["sha512sum"] = Checksum(host),
    };

    /// <summary>The checksum of what its location serves.</summary>
    public string Checksum(StorageHost host) => StoredFile.Of(host.Fetches(Location) ?? []).Hash("sha512");
}

/// <summary>What the nodes offer unless a test says otherwise: an old and a new one of a system, and each kind of archive.</summary>
public static class Appliances
{
    public static IReadOnlyList<Appliance> Default { get; } =
    [
        new("alpine-3.22-default", "20250617", "alpine-3.22", "A small Alpine 3.22", "tar.xz"),
        new("debian-12-standard", "12.7-1", "debian-12", "A Debian 12 as it was"),
        new("debian-12-standard", "12.12-1", "debian-12", "A Debian 12"),
        new("debian-13-standard", "13.1-2", "debian-13", "A Debian 13"),
        new("ubuntu-24.04-standard", "24.04-2", "ubuntu-24.04", "An Ubuntu 24.04"),
        new("rockylinux-10-default", "20251001", "rockylinux-10", "A Rocky Linux 10", "tar.xz"),
    ];
}

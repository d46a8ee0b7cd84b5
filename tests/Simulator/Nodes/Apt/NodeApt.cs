using System.Security.Cryptography;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes.Apt;

/// <summary>A package that could be newer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Installed">The version that is installed; null for one that comes new with another.</param>
/// <param name="Version">The version that could be.</param>
/// <param name="Origin">Whose it is.</param>
public sealed record AptPackage(string Name, string? Installed, string Version, string Origin = "Proxmox")
{
    /// <summary>The version that people have been told of; null for none.</summary>
    public string? Told { get; set; }
}

/// <summary>Where a node's packages come from, and which could be newer. At first it is as the installer leaves it.</summary>
public sealed class NodeApt
{
    private readonly PveVersion _version;

    private NodeApt(PveVersion version)
    {
        _version = version;
        var suite = StandardRepository.SuiteOf(version);
        var older = version == PveVersion.V84;
        var debian = new AptFile(older ? "/etc/apt/sources.list" : "/etc/apt/sources.list.d/debian.sources");
        debian.Repositories.Add(new("http://deb.debian.org/debian/", [suite, suite + "-updates"], ["main", "contrib"]));
        debian.Repositories.Add(new("http://security.debian.org/debian-security/", [suite + "-security"], ["main", "contrib"]));
        Files.Add(debian);
        Add(older ? "ceph-quincy-enterprise" : "ceph-squid-enterprise");
        Add("enterprise");
    }

    /// <summary>The files.</summary>
    public List<AptFile> Files { get; } = [];

    /// <summary>The packages that could be newer.</summary>
    public List<AptPackage> Updates { get; } =
        [new("pve-manager", "9.2.10", "9.2.11"), new("openssl", "3.5.1-1", "3.5.1-1+deb13u1", "Debian")];

    /// <summary>How often the lists of packages were fetched.</summary>
    public int Refreshes { get; set; }

    /// <summary>Of the files that can be read.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData([.. Files.Where(file => file.Error is null)
        .OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => file.Digest)]));

    /// <summary>Those of a node.</summary>
    public static NodeApt Of(Datacenter datacenter, string node)
    {
        var all = datacenter.Part(_ => new Dictionary<string, NodeApt>(StringComparer.Ordinal));
        return all.TryGetValue(node, out var apt) ? apt : all[node] = new(datacenter.Version);
    }

    /// <summary>The entries that are a standard repository.</summary>
    internal IEnumerable<AptRepository> EntriesOf(StandardRepository standard) => Files.Where(file => file.Error is null)
        .SelectMany(file => file.Repositories).Where(entry => standard.Is(entry, StandardRepository.SuiteOf(_version)));

    /// <summary>Adds a standard repository, or enables its first entry.</summary>
    internal void Add(string handle)
    {
        var standard = StandardRepository.Of(_version).FirstOrDefault(known => known.Handle == handle)
            ?? throw PveError.Die($"unknown repository handle '{handle}'");
        if (EntriesOf(standard).FirstOrDefault() is { } entry)
        {
            entry.Enabled = true;
            return;
        }

        var file = Files.Find(known => known.Path == standard.Path);
        if (file?.Error is { } error)
        {
            throw PveError.Die($"unable to parse existing file {standard.Path} - {error}");
        }

        if (file is null)
        {
            file = new(standard.Path);
            Files.Add(file);
        }

        file.Repositories.Add(standard.Entry(_version));
    }

    /// <summary>Fails when the files are others than those that a digest is of.</summary>
    internal void AssertDigest(string? digest)
    {
        if (digest is not null && digest != Digest)
        {
            throw PveError.Die("detected modified configuration - file changed by other user? Try again.");
        }
    }
}
